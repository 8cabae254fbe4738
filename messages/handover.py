"""A new officer for a unit, from a day on."""

from dataclasses import dataclass
from datetime import date

from messages.message import Message
from rules.people import Person, Role, Unit


@dataclass(frozen=True)
class ChooseUnit(Message):
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class ChooseFormer(Message):
    """Several officers serve the unit: which one hands over?"""

    unit: Unit
    officers: tuple[Person, ...]


@dataclass(frozen=True)
class AskNewOfficer(Message):
    """`former` is None where nobody served the unit."""

    unit: Unit
    former: Person | None


@dataclass(frozen=True)
class AskFirstDay(Message):
    unit: Unit
    name: str
    today: date


@dataclass(frozen=True)
class ConfirmHandover(Message):
    """`roles` pass from `former`, whose last day is `last_day`, to `name` on `day`."""

    unit: Unit
    former: Person | None
    name: str
    day: date
    last_day: date
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class HandedOver(Message):
    """To the one who confirmed, the unit's head and the lead."""

    unit: Unit
    former: Person | None
    name: str
    day: date
    last_day: date
    for_lead: bool


@dataclass(frozen=True)
class DutyEnds(Message):
    """To the former officer."""

    unit: Unit
    name: str
    last_day: date


@dataclass(frozen=True)
class DutyBegins(Message):
    """Waits in the new officer's chat."""

    unit: Unit
    bloc: str
    year: int
    day: date
