"""What a file that reorganises a bloc says, and what of the bloc it is checked against."""

from dataclasses import dataclass
from datetime import date

from messages.bloc_schema import Leaders, PersonEntry, UnitEntry
from rules.blocs import BlocWords
from rules.people import Role


@dataclass(frozen=True)
class Standing:
    """The bloc before the change: every unit that ever belonged, who leads, which roles are held in which unit."""

    units: tuple[UnitEntry, ...]
    leaders: Leaders
    served: frozenset[tuple[str, Role]]
    today: date
    words: BlocWords


@dataclass(frozen=True)
class Decision:
    number: str
    dated: date
    reason: str


@dataclass(frozen=True)
class Departure:
    """`into` is the unit that takes it in, "" where it only leaves."""

    unit: str
    last_day: date
    into: str = ""


@dataclass(frozen=True)
class Return:
    """A unit that had left belongs again from the day `since`."""

    unit: str
    since: date


@dataclass(frozen=True)
class ChangeFile:
    """`leaders` are new ones of this year, None where they stay."""

    slug: str
    decision: Decision
    departures: tuple[Departure, ...]
    joins: tuple[UnitEntry, ...]
    returns: tuple[Return, ...]
    people: tuple[PersonEntry, ...]
    leaders: Leaders | None
