"""Locking and publishing the table of results."""

from dataclasses import dataclass

from messages.message import Message
from messages.review import UnitLine
from rules.final_table import FinalTable, Line
from rules.maxima import Maxima
from rules.people import Unit


@dataclass(frozen=True)
class OpenLeaves:
    """The criteria for which a unit still owes something."""

    unit: Unit
    leaves: tuple[str, ...]


@dataclass(frozen=True)
class NotReady(Message):
    """To the lead: sheets not accepted yet, criteria returned to their units, estimates without official figures."""

    waiting: tuple[UnitLine, ...]
    returned: tuple[OpenLeaves, ...]
    estimated: tuple[OpenLeaves, ...]
    units: int


@dataclass(frozen=True)
class AskLock(Message):
    """`computed` are the criteria that get their points now, from all units together."""

    bloc: str
    year: int
    units: int
    computed: tuple[str, ...]
    maxima: Maxima


@dataclass(frozen=True)
class MaximaNotice(Message):
    """To the lead once all have sent: nearly all units give themselves the maximum, or all do for some criteria."""

    bloc: str
    year: int
    maxima: Maxima


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
    """`stamp` is the beginning of the table's digest."""

    bloc: str
    table: FinalTable
    stamp: str


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
    table: FinalTable
    line: Line
