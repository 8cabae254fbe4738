"""Giải trình: what a unit answers to the first review."""

from dataclasses import dataclass
from datetime import datetime

from messages.message import Message
from messages.self_score import LeafLine
from rules.people import Unit


@dataclass(frozen=True)
class ExplainedLine:
    """A changed criterion, and what the unit has drafted about it, "" for nothing yet."""

    changed: LeafLine
    text: str
    proofs: int


@dataclass(frozen=True)
class ExplanationCard(Message):
    """`may_write` for the officer, `may_send` for the head: what is sent leaves the unit at once."""

    sheet: int
    unit: Unit
    label: str
    lines: tuple[ExplainedLine, ...]
    due: datetime | None
    may_write: bool
    may_send: bool
    page: int = 1
    pages: int = 1


@dataclass(frozen=True)
class NothingToExplain(Message):
    unit: Unit
    explains: bool


@dataclass(frozen=True)
class AskExplanation(Message):
    """`current` is what was drafted before."""

    sheet: int
    unit: Unit
    changed: LeafLine
    current: str


@dataclass(frozen=True)
class ExplanationKept(Message):
    """`files` came with it now; `open` are the changed criteria nothing is said about yet."""

    sheet: int
    unit: Unit
    line: LeafLine
    text: str
    files: int
    open: tuple[str, ...]
    may_send: bool


@dataclass(frozen=True)
class ExplanationWithHead(Message):
    """To the officer."""

    unit: Unit
    codes: tuple[str, ...]


@dataclass(frozen=True)
class AskHeadExplanation(Message):
    """To the head; no lines: the unit agrees with the result. `stamp` changes with the words."""

    sheet: int
    unit: Unit
    lines: tuple[ExplainedLine, ...]
    due: datetime | None
    stamp: str


@dataclass(frozen=True)
class AskExplanationReturn(Message):
    """To the head: why it goes back."""

    unit: Unit


@dataclass(frozen=True)
class ExplanationReturned(Message):
    """To the officer."""

    unit: Unit
    reason: str


@dataclass(frozen=True)
class ExplanationReturnedByHead(Message):
    """To the head."""

    unit: Unit


@dataclass(frozen=True)
class ExplanationSent(Message):
    """To the unit; no codes: it agreed."""

    unit: Unit
    codes: tuple[str, ...]
    label: str


@dataclass(frozen=True)
class ExplanationArrived(Message):
    """To who reviews the explained criteria, or decides about the sheet."""

    sheet: int
    unit: Unit
    codes: tuple[str, ...]
    label: str


@dataclass(frozen=True)
class ExplanationClosed(Message):
    """To the unit and to who ended it; what was not sent stays the unit's own."""

    sheet: int
    unit: Unit
    own: bool
