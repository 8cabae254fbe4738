"""The lead's review of a unit's sheet, criterion by criterion, and what the unit hears of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from messages.evidence import FileLine
from messages.message import Message
from messages.self_score import LeafLine
from rules.criteria import Group, Leaf
from rules.people import Unit
from rules.review import SheetState


@dataclass(frozen=True)
class UnitLine:
    """`own` when it is the reader's own unit, which somebody else reviews."""

    unit: Unit
    sheet: int
    state: SheetState
    own: bool = False


@dataclass(frozen=True)
class UnitsToReview(Message):
    """`own_reviewer` is who reviews the reader's own unit; `may_lock` for who runs the bloc."""

    bloc: str
    year: int
    lines: tuple[UnitLine, ...]
    sent: int
    accepted: int
    due: datetime | None
    own_reviewer: str
    may_lock: bool


@dataclass(frozen=True)
class GroupBlock:
    """A group with its leaves; `got` is what stands after the review."""

    group: Group
    got: Decimal
    lines: tuple[LeafLine, ...]


@dataclass(frozen=True)
class Reviewed:
    """A change just put down."""

    leaf: Leaf
    old: Decimal | None
    new: Decimal
    reason: str


@dataclass(frozen=True)
class ReviewCard(Message):
    """The whole sheet; `proofs` counts files by leaf, `changed` are the leaves with other points now,
    `awaiting` those computed for the whole bloc later."""

    sheet: int
    unit: Unit
    year: int
    state: SheetState
    groups: tuple[GroupBlock, ...]
    self_total: Decimal
    total: Decimal
    base: Decimal
    changed: tuple[LeafLine, ...]
    awaiting: tuple[str, ...]
    proofs: Mapping[str, int]
    recorded: Reviewed | None = None


@dataclass(frozen=True)
class PickLeaf(Message):
    sheet: int
    unit: Unit
    lines: tuple[LeafLine, ...]


@dataclass(frozen=True)
class ReviewLeaf(Message):
    """One criterion with what the unit answered and its evidence."""

    sheet: int
    unit: Unit
    line: LeafLine
    files: tuple[FileLine, ...]
    previous: str
    following: str


@dataclass(frozen=True)
class NotChangeable(Message):
    """A criterion not answered, not assigned, or computed for the whole bloc has no points to change."""

    sheet: int
    unit: Unit
    line: LeafLine
    files: tuple[FileLine, ...]


@dataclass(frozen=True)
class SamePoints(Message):
    sheet: int
    leaf: Leaf
    points: Decimal


@dataclass(frozen=True)
class AskReviewReason(Message):
    sheet: int
    leaf: Leaf
    old: Decimal | None
    new: Decimal


@dataclass(frozen=True)
class LeafChanged(Message):
    """To the unit: a criterion of the accepted sheet was changed; `by` is the reviewer's label."""

    sheet: int
    unit: Unit
    change: Reviewed
    by: str


@dataclass(frozen=True)
class AskSupplement(Message):
    sheet: int
    unit: Unit


@dataclass(frozen=True)
class Returned(Message):
    """To the reviewer."""

    unit: Unit


@dataclass(frozen=True)
class ReturnedToUnit(Message):
    sheet: int
    unit: Unit
    by: str
    reason: str
    changed: tuple[LeafLine, ...]


@dataclass(frozen=True)
class Accepted(Message):
    """To the reviewer: `accepted` of `units` are in."""

    unit: Unit
    total: Decimal
    changed: int
    accepted: int
    units: int
    may_lock: bool


@dataclass(frozen=True)
class ReviewResult(Message):
    """To the unit: `kept` criteria stand as self-scored."""

    sheet: int
    unit: Unit
    by: str
    leaves: int
    kept: int
    changed: tuple[LeafLine, ...]
    awaiting: tuple[str, ...]
    total: Decimal
    base: Decimal


@dataclass(frozen=True)
class AllAccepted(Message):
    """To the lead."""

    units: int


@dataclass(frozen=True)
class TrailLine:
    """`by` is the reviewer's label, "" for the unit itself; points None: none yet."""

    leaf: str
    by: str
    old: Decimal | None
    new: Decimal | None
    reason: str
    day: datetime


@dataclass(frozen=True)
class Trail(Message):
    """Changes after each criterion's first answer, oldest first; `earlier` older ones are not shown."""

    unit: Unit
    state: SheetState
    lines: tuple[TrailLine, ...]
    earlier: int
