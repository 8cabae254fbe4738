"""What a unit reads of its points: its own before publication, then the table, its own part of it, and its versions."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from messages.message import Message
from messages.self_score import GroupLine
from rules.ballot_sheet import Ballot
from rules.criteria import Group, Leaf
from rules.final_table import FinalTable, Line
from rules.people import Unit
from rules.review import SheetState


@dataclass(frozen=True)
class PublishedResult(Message):
    """The whole table and the reader's own unit in it; `sheet` 0 when its points are not theirs to see.

    `earlier` are the versions that may still be read; `ballots` those whose results are announced.
    """

    bloc: str
    unit: Unit
    table: FinalTable
    digest: str
    line: Line | None
    groups: tuple[GroupLine, ...]
    sheet: int
    earlier: tuple[int, ...]
    may_correct: bool
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


@dataclass(frozen=True)
class OwnLeaf:
    """`given` is what the unit gave itself, `final` what was published; None while not assigned or without points."""

    leaf: Leaf
    given: Decimal | None
    final: Decimal | None


@dataclass(frozen=True)
class OwnBlock:
    """A top group, or the part of it that stands on this page; `got` is the whole group's."""

    group: Group
    got: Decimal
    lines: tuple[OwnLeaf, ...]


@dataclass(frozen=True)
class OwnLeaves(Message):
    """One page of the unit's criteria as published; `page` counts from 1."""

    unit: Unit
    year: int
    blocks: tuple[OwnBlock, ...]
    page: int
    pages: int


@dataclass(frozen=True)
class EarlierTable(Message):
    """A version that no longer stands."""

    bloc: str
    table: FinalTable
    digest: str
    superseded_at: datetime
    standing: int
