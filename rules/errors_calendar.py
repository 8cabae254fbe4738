"""Ways to break a rule of the calendar, beside errors.py: data for a template, never wording."""

from dataclasses import dataclass
from datetime import date, datetime

from rules.errors import Refusal


@dataclass(unsafe_hash=True)
class NotARequest(Refusal):
    """A day and a reason were asked for; `wanted` is the day where only the reason is missing."""

    example: datetime
    wanted: datetime | None


@dataclass(unsafe_hash=True)
class NotLater(Refusal):
    """`wanted` is past, or not after the due moment that holds already."""

    wanted: datetime
    due: datetime
    example: datetime


class NothingOwed(Refusal):
    """The unit owes nothing of this item, so there is nothing to put off."""


@dataclass(unsafe_hash=True)
class NobodyDecides(Refusal):
    """The lead's own request goes to a deputy, and the bloc has none; `lead` and `deputy` are its words."""

    lead: str
    deputy: str


@dataclass(unsafe_hash=True)
class NobodyReceives(Refusal):
    """Nobody sits for the lead or for a deputy who may answer; `lead` and `deputy` are the bloc's words."""

    lead: str
    deputy: str


@dataclass(unsafe_hash=True)
class MomentPast(Refusal):
    """What is to come is not moved to a moment that is past."""

    moment: datetime
    example: datetime


@dataclass(unsafe_hash=True)
class OpensAfterDue(Refusal):
    """An item opens before it is due."""

    opens: datetime
    due: datetime


@dataclass(unsafe_hash=True)
class SameMoment(Refusal):
    """Nothing would move."""

    moment: datetime


@dataclass(unsafe_hash=True)
class NotADay(Refusal):
    """`example` is a day that would be accepted."""

    example: date


@dataclass(unsafe_hash=True)
class DayOutOfReach(Refusal):
    """The day is read, but lies outside `first`..`last`; `example` lies inside."""

    day: date
    first: date
    last: date
    example: date


class DayToCome(DayOutOfReach):
    """A day after today, where what is asked for has already been."""
