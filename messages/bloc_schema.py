"""What a bloc's file says, as plain data: units and people by key, moments in the bloc's zone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from rules.calendar_items import CalendarItem
from rules.criteria import Tree
from rules.distinction_defaults import DEFAULT_PLAN
from rules.distinctions import NominationPlan
from rules.nominations import NominationKind
from rules.people import Role
from rules.profile import Profile
from rules.quota import Award
from rules.ranking import SHARED_RANKS, Ranking
from rules.reminder_plans import DEFAULT_RULES, ReminderRules
from rules.reviewers import LEAD_ONLY, ReviewPlan


@dataclass(frozen=True)
class UnitEntry:
    """`since` is the first day it belongs to the bloc, `until` the last."""

    key: str
    name: str
    short: str
    head_title: str
    aliases: tuple[str, ...]
    since: date
    until: date | None = None


@dataclass(frozen=True)
class DutyEntry:
    unit: str
    role: Role
    since: date
    until: date | None = None


@dataclass(frozen=True)
class PersonEntry:
    """`name` is a role name or the name the unit registered."""

    key: str
    name: str
    duties: tuple[DutyEntry, ...]


@dataclass(frozen=True)
class Leaders:
    lead: str
    deputies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Given:
    """Points from a reviewer, and why."""

    points: Decimal
    reason: str


@dataclass(frozen=True)
class ReviewChange:
    """A reviewer gives a leaf other points than the unit did; `explanation` is what the unit says to it, "" for
    nothing, and `second` what the reviewer then makes of it."""

    unit: str
    leaf: str
    first: Given
    explanation: str = ""
    second: Given | None = None


@dataclass(frozen=True)
class ReturnedSheet:
    """A sheet sent back to its unit; `answers` are what the unit changes before it sends again."""

    unit: str
    reason: str
    answers: Mapping[str, str]


@dataclass(frozen=True)
class NominationEntry:
    unit: str
    kind: NominationKind
    name: str
    position: str = ""


@dataclass(frozen=True)
class Sample:
    """An invented year for demo and replay: `scores` by unit and leaf, as an officer types them."""

    scores: Mapping[str, Mapping[str, str]]
    changes: tuple[ReviewChange, ...]
    returns: tuple[ReturnedSheet, ...]
    nominations: tuple[NominationEntry, ...]
    votes: Mapping[str, tuple[str, ...]]
    held_at: datetime
    next_year: Leaders


@dataclass(frozen=True)
class Expected:
    """How the year must end: `proposed` are unit keys in order of votes, `counts` votes by unit key."""

    units: int
    pledges: int
    ballots: int
    proposed: tuple[str, ...]
    counts: Mapping[str, int]
    collectives: int
    individuals: int
    next_year: Leaders


@dataclass(frozen=True)
class BlocFile:
    """`award` is the first of `awards`; `departments` review and are no members."""

    slug: str
    name: str
    kind: str
    year: int
    zone: ZoneInfo
    award: str
    awards: tuple[Award, ...]
    labels: Mapping[str, str]
    units: tuple[UnitEntry, ...]
    people: tuple[PersonEntry, ...]
    leaders: Leaders
    tree: Tree
    calendar: tuple[CalendarItem, ...]
    profile: Profile
    sample: Sample | None = None
    expected: Expected | None = None
    ranking: Ranking = SHARED_RANKS
    departments: tuple[UnitEntry, ...] = ()
    review: ReviewPlan = LEAD_ONLY
    nominating: NominationPlan = DEFAULT_PLAN
    reminding: ReminderRules = DEFAULT_RULES
