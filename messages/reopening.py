"""A unit asks to have its sheet back after sending it."""

from dataclasses import dataclass

from messages.message import Message
from rules.people import Unit


@dataclass(frozen=True)
class AskReopenReason(Message):
    sheet: int
    unit: Unit


@dataclass(frozen=True)
class ReopenAsked(Message):
    """To the unit; `to` is the label of who decides."""

    unit: Unit
    to: str
    reason: str


@dataclass(frozen=True)
class ReopenRequested(Message):
    """To who decides."""

    unit: Unit
    sheet: int
    request: int
    reason: str


@dataclass(frozen=True)
class ReopenDecided(Message):
    """To the unit."""

    unit: Unit
    sheet: int
    by: str
    reason: str
    granted: bool


@dataclass(frozen=True)
class ReopenAnswered(Message):
    """To who decided."""

    unit: Unit
    granted: bool
