"""What ends a round of the review, and what the unit hears of it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from messages.message import Message
from messages.review import Reviewed
from messages.self_score import LeafLine
from rules.people import Unit


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
class LeftLine:
    """Who has yet to look at which criteria."""

    who: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Unfinished(Message):
    """The round cannot end yet: `owed` criteria are with the unit, `left` with reviewers."""

    sheet: int
    unit: Unit
    label: str
    owed: tuple[str, ...]
    left: tuple[LeftLine, ...]


@dataclass(frozen=True)
class AskUnfinishedReason(Message):
    """To end the round all the same is a decision that is kept."""

    sheet: int
    unit: Unit
    left: tuple[LeftLine, ...]


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
    """To the unit: `kept` criteria stand as self-scored; `second` is what the second review made of it."""

    sheet: int
    unit: Unit
    by: str
    label: str
    lead: str
    second: tuple[Reviewed, ...]
    leaves: int
    kept: int
    changed: tuple[LeafLine, ...]
    awaiting: tuple[str, ...]
    total: Decimal
    base: Decimal


@dataclass(frozen=True)
class FirstResult(Message):
    """To the unit after the first review; `due` is the last moment to explain, None where no day is set."""

    sheet: int
    unit: Unit
    label: str
    leaves: int
    changed: tuple[LeafLine, ...]
    awaiting: tuple[str, ...]
    total: Decimal
    base: Decimal
    explains: bool
    due: datetime | None


@dataclass(frozen=True)
class ResultsSent(Message):
    """To the lead; `units` have just been told."""

    label: str
    units: tuple[Unit, ...]
    explains: bool
    due: datetime | None


@dataclass(frozen=True)
class AllAccepted(Message):
    """To the lead."""

    units: int
