"""The board of the review: which sheet is where, and what each reviewer still owes."""

from dataclasses import dataclass
from datetime import datetime

from messages.message import Message
from messages.review import UnitLine
from rules.people import Unit


@dataclass(frozen=True)
class UnitsToReview(Message):
    """The board; `own_reviewer` is who reviews the reader's own unit, "" when nobody does yet.

    `decides` for who decides about whole sheets, `may_lock` for who runs the bloc, `departments` where some
    review; `ready` counts the sheets whose first results may be sent.
    """

    bloc: str
    year: int
    label: str
    lines: tuple[UnitLine, ...]
    sent: int
    accepted: int
    due: datetime | None
    own_reviewer: str
    decides: bool
    may_lock: bool
    departments: bool
    ready: int


@dataclass(frozen=True)
class ReviewerLine:
    """How far one reviewer is: `done` of `of` units have nothing left of its groups."""

    name: str
    groups: tuple[str, ...]
    done: int
    of: int
    people: int


@dataclass(frozen=True)
class ReviewersProgress(Message):
    """To who runs the bloc; `stand_in` reviews the lead's own part, "" when nobody is named.

    `needs_stand_in` in a bloc without a deputy.
    """

    bloc: str
    lines: tuple[ReviewerLine, ...]
    stand_in: str
    needs_stand_in: bool


@dataclass(frozen=True)
class PickStandIn(Message):
    """Which unit reviews the lead's own part."""

    lead: Unit
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class StandInPicked(Message):
    unit: Unit
    lead: Unit
