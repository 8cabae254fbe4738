"""What came of confirming a workbook."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.talk import Say
from messages.message import Message


@dataclass(frozen=True)
class Applied:
    """The answer to whoever confirmed, and what others hear of it."""

    message: Message
    told: tuple[Say, ...] = ()
