"""Locking and publishing the table of results, and what a unit reads of it."""

from dataclasses import dataclass
from decimal import Decimal

from messages.message import Message
from messages.review import UnitLine
from messages.self_score import GroupLine
from rules.ballot_sheet import Ballot
from rules.final_table import FinalTable, Line
from rules.people import Unit
from rules.review import SheetState


@dataclass(frozen=True)
class NotReady(Message):
    """To the lead: `waiting` units' sheets are not accepted yet."""

    waiting: tuple[UnitLine, ...]
    units: int


@dataclass(frozen=True)
class AskLock(Message):
    """`computed` are the criteria that get their points now, from all units together."""

    bloc: str
    year: int
    units: int
    computed: tuple[str, ...]


@dataclass(frozen=True)
class LockedTable(Message):
    """To the lead alone, until published."""

    bloc: str
    table: FinalTable
    digest: str


@dataclass(frozen=True)
class PickSheet(Message):
    """Which unit's sheet to reopen."""

    lines: tuple[UnitLine, ...]


@dataclass(frozen=True)
class AskReopenReason(Message):
    unit: Unit


@dataclass(frozen=True)
class Reopened(Message):
    """To the lead."""

    sheet: int
    unit: Unit
    own: bool
    reviewer: str


@dataclass(frozen=True)
class SheetReopened(Message):
    """To the unit."""

    unit: Unit
    lead: str
    reason: str


@dataclass(frozen=True)
class AskPublish(Message):
    bloc: str
    table: FinalTable


@dataclass(frozen=True)
class GroupTable(Message):
    """To the bloc's group."""

    bloc: str
    table: FinalTable
    digest: str


@dataclass(frozen=True)
class TablePublished(Message):
    """To the lead, with a copy to forward."""

    bloc: str
    table: FinalTable
    digest: str


@dataclass(frozen=True)
class UnitRanked(Message):
    """To each unit's people when the table is published."""

    unit: Unit
    year: int
    line: Line
    units: int
    by_share: bool


@dataclass(frozen=True)
class PublishedResult(Message):
    """The whole table and the reader's own unit in it; `sheet` 0 when its trail is not theirs to see.

    `ballots` are those whose results are announced.
    """

    bloc: str
    unit: Unit
    table: FinalTable
    line: Line | None
    groups: tuple[GroupLine, ...]
    sheet: int
    ballots: tuple[Ballot, ...]


@dataclass(frozen=True)
class OwnResult(Message):
    """Before the table's publication: points None when they are not the reader's to see or not there yet;
    `ballots` as in PublishedResult."""

    unit: Unit
    year: int
    state: SheetState
    self_total: Decimal | None
    total: Decimal | None
    base: Decimal
    awaiting: tuple[str, ...]
    sheet: int
    ballots: tuple[Ballot, ...]
