"""Sentences that belong to no one conversation."""

from dataclasses import dataclass

from messages.message import Message


@dataclass(frozen=True)
class WhichUnit(Message):
    """Heads every message to a person who serves several units."""

    unit: str
    bloc: str


@dataclass(frozen=True)
class Apology(Message):
    """An unexpected failure; `reference` finds it in the log."""

    reference: str
