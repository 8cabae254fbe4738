"""Pages of scores for wide screens: the sheets under review, one criterion's trail, the table of results."""

from dataclasses import dataclass
from datetime import datetime

from messages.pages import Page
from messages.review_trail import LeafTrail
from rules.criteria import Group, Leaf
from rules.final_table import FinalTable
from rules.people import Unit
from rules.review import SheetState
from rules.sheets import Filled


@dataclass(frozen=True)
class Column:
    """A unit's sheet; `seen` whether any of it may be read now, `left` how many of the reader's are to be reviewed."""

    unit: Unit
    sheet: int
    state: SheetState
    seen: bool
    left: int


@dataclass(frozen=True)
class Cell:
    """`sheet` 0 where there is nothing to read; `left` while it is the reader's to review, `mine` whether it is at all.

    `marks` are files, explanation and what the unit still owes, counted or flagged for the cell's small print.
    """

    unit: str
    sheet: int
    filled: Filled | None = None
    mine: bool = False
    left: bool = False
    files: int = 0
    explained: bool = False
    owed: bool = False

    @property
    def differs(self) -> bool:
        return self.filled is not None and self.filled.final != self.filled.points


@dataclass(frozen=True)
class Row:
    leaf: Leaf
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Section:
    """A top group with its criteria."""

    group: Group
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class WideReviewPage(Page):
    """Units beside each other, criteria below each other; `left` counts what the reader has still to review."""

    base: str
    bloc: str
    year: int
    unit: str
    label: str
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    left: int


@dataclass(frozen=True)
class TrailPage(Page):
    """`own` leads back to the unit's result, else to the review."""

    base: str
    bloc: str
    trail: LeafTrail


@dataclass(frozen=True)
class TablePage(Page):
    """`versions` may be opened, `standing` is the one that counts; `own` is the reader's unit.

    `logged`: whether the bloc's log names this digest. `superseded_at` is when a later version took its place;
    `published_at` None while only the lead has it.
    """

    base: str
    bloc: str
    table: FinalTable
    groups: tuple[Group, ...]
    digest: str
    logged: bool
    published_at: datetime | None
    superseded_at: datetime | None
    versions: tuple[int, ...]
    standing: int
    own: int
