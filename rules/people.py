"""Units, the people who serve them, and who may do what: nothing unless a duty says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.names import titled
from rules.vietnamese import fold


class Role(StrEnum):
    """A person's duty in a unit; Vietnamese in docs/glossary.md."""

    OFFICER = "officer"
    HEAD = "head"
    DELEGATE = "delegate"
    CHAIR = "chair"
    SECRETARY = "secretary"
    REVIEWER = "reviewer"
    TELLER = "teller"


@dataclass(frozen=True)
class Unit:
    """`outside` is a department that only reviews: no member of the bloc.

    It belongs to the bloc from the day `since` to the day `until`, both included; `merged_into` is the unit that
    took it in, 0 for none.
    """

    id: int
    bloc: int
    key: str
    name: str
    short: str
    head_title: str
    aliases: tuple[str, ...] = ()
    outside: bool = False
    since: date = date.min
    until: date | None = None
    merged_into: int = 0

    def belongs(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def head(self) -> str:
        """"Trưởng ban" of "Ban Dân vận" is "Trưởng Ban Dân vận": what title and name share stands once."""
        return titled(self.head_title, self.name)


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    key: str = ""


@dataclass(frozen=True)
class Duty:
    """`since` is the first day it holds, `until` the last; None is open-ended."""

    person: int
    unit: int
    bloc: int
    role: Role
    since: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Leadership:
    """The units that lead a bloc in one emulation year."""

    lead: int
    deputies: tuple[int, ...] = ()

    @property
    def units(self) -> frozenset[int]:
        return frozenset((self.lead, *self.deputies))


def named_unit(units: Iterable[Unit], text: str) -> Unit | None:
    """The unit whose full name, short name or alias this is, however it is typed."""
    said = fold(text)
    return next(
        (unit for unit in units if said in map(fold, (unit.name, unit.short, *unit.aliases))), None
    )


def roles_in(duties: Iterable[Duty], unit: int, day: date) -> frozenset[Role]:
    """What a person may act as in `unit` on `day`; empty means stranger."""
    return frozenset(duty.role for duty in duties if duty.unit == unit and duty.holds(day))


def runs_bloc(roles: frozenset[Role], unit: int, leadership: Leadership) -> bool:
    """The lead unit's chair and secretary run the bloc's calendar, table, meeting and results."""
    return unit == leadership.lead and bool(roles & {Role.CHAIR, Role.SECRETARY})
