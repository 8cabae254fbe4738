"""The criteria in pages, several answers at once, notes, and two officers at one criterion."""

from dataclasses import dataclass
from decimal import Decimal

from messages.message import Message
from messages.self_score import LeafLine
from rules.criteria import Leaf
from rules.people import Unit
from rules.sheets import Filled


@dataclass(frozen=True)
class ListPage:
    """`first` and `last` are the codes that stand at its ends."""

    number: int
    first: str
    last: str


@dataclass(frozen=True)
class LeafList(Message):
    """A page of the criteria with their answers, or of the unanswered alone; `missing` counts those of the sheet."""

    sheet: int
    unit: Unit
    lines: tuple[LeafLine, ...]
    only_open: bool
    missing: int
    page: int
    pages: int
    before: ListPage | None
    after: ListPage | None
    may_edit: bool


@dataclass(frozen=True)
class Unread:
    """A value that was not taken: `problem` is the refusal's machine name, `leaf` None where there is none.

    `example` is what the leaf would take.
    """

    code: str
    typed: str
    problem: str
    leaf: Leaf | None
    example: str


@dataclass(frozen=True)
class ManyRecorded(Message):
    """`kept` and `unread` in the order typed; `following` is the next open criterion, "" when there is none."""

    sheet: int
    unit: Unit
    kept: tuple[LeafLine, ...]
    unread: tuple[Unread, ...]
    total: Decimal
    base: Decimal
    missing: int
    following: str


@dataclass(frozen=True)
class AskNote(Message):
    sheet: int
    leaf: Leaf
    note: str


@dataclass(frozen=True)
class ColleagueAnswered(Message):
    """To the officer whose answer another officer of the unit has just replaced."""

    sheet: int
    unit: Unit
    leaf: Leaf
    colleague: str
    yours: Filled
    now: Filled
