"""The year's pledge: what is agreed, who has confirmed, who has not."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from messages.message import Message
from rules.people import Unit
from rules.profile import Profile
from rules.quota import Award


@dataclass(frozen=True)
class Agreed:
    """What the pledge holds the units to; `votes_needed` of `units` when the bar counts all units, else 0."""

    table: str
    base: Decimal
    awards: tuple[Award, ...]
    profile: Profile
    units: int
    votes_needed: int
    present_needed: int
    frozen_from: datetime | None


@dataclass(frozen=True)
class Leaders:
    """The units that lead, and the bloc's words for them."""

    lead: Unit
    deputies: tuple[Unit, ...]
    lead_word: str
    deputy_word: str


@dataclass(frozen=True)
class PledgeCard(Message):
    """`agreed` is None for a year without its table yet; `confirmed_by` is empty until confirmed."""

    unit: Unit
    bloc: str
    year: int
    leaders: Leaders | None
    agreed: Agreed | None
    confirmed_by: str
    confirmed_at: datetime | None
    may_confirm: bool
    waiting: tuple[Unit, ...] | None = None
    """For the people who run the bloc: the units that have not confirmed."""


@dataclass(frozen=True)
class PledgeConfirmed(Message):
    """To the unit's other people: a colleague has confirmed."""

    unit: Unit
    year: int
    confirmed_by: str


@dataclass(frozen=True)
class GroupPledges(Message):
    """To the bloc's group: counts only."""

    year: int
    confirmed: int
    units: int
    due: datetime | None


@dataclass(frozen=True)
class LeadPledges(Message):
    year: int
    confirmed: int
    units: int
    waiting: tuple[Unit, ...]


@dataclass(frozen=True)
class NextYearLaunched(Message):
    """To the bloc's group."""

    bloc: str
    year: int
    leaders: Leaders
