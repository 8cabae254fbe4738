"""Who has a ballot: each unit one, or each delegate named for a unit one; here it is said once which and of whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rules.meetings import HERE, Attendance
from rules.people import Leadership, Person, Unit
from rules.profile import Profile


@dataclass(frozen=True)
class Voter:
    """`id` is a unit's or, where delegates vote, a person's; `name` is what lists call it; it speaks for `units`."""

    id: int
    name: str
    units: tuple[int, ...]


Voters = Mapping[int, Voter]
"""By id, in the order of their units."""


def units_as_voters(units: Iterable[Unit]) -> dict[int, Voter]:
    return {unit.id: Voter(unit.id, unit.name, (unit.id,)) for unit in units}


def delegates_as_voters(units: Iterable[Unit], named: Iterable[tuple[Person, int]]) -> dict[int, Voter]:
    """`named` are (who, for which unit); somebody named for several units is one voter."""
    pairs = tuple(named)
    people = {person.id: person for unit in units for person, of in pairs if of == unit.id}
    speaks = {number: tuple(unit for unit in units if (people[number], unit.id) in pairs) for number in people}
    return {number: delegate(people[number], speaks[number]) for number in people}


def delegate(person: Person, units: Iterable[Unit]) -> Voter:
    """ "Trưởng Ban Dân vận (BDV)": the name tells for whom they vote."""
    served = tuple(units)
    shorts = ", ".join(unit.short for unit in served)
    return Voter(person.id, f"{person.name} ({shorts})", tuple(unit.id for unit in served))


def entitled(voters: Voters, profile: Profile, leadership: Leadership) -> tuple[int, ...]:
    """Who may vote: where the lead does not, nobody who speaks for the lead alone."""
    return tuple(one.id for one in voters.values() if profile.lead_votes or one.units != (leadership.lead,))


def speaking_for(voters: Voters, unit: int) -> tuple[Voter, ...]:
    return tuple(one for one in voters.values() if unit in one.units)


def unit_attendance(states: Iterable[Attendance | None]) -> Attendance | None:
    """Of a unit, from what is recorded of its delegates (None: nothing yet); one who is there is enough."""
    said = tuple(states)
    for state in (Attendance.PRESENT, Attendance.PROXY, Attendance.LEFT):
        if state in said:
            return state
    return None if None in said or not said else Attendance.ABSENT


def those_here(attendance: Mapping[int, Attendance]) -> frozenset[int]:
    return frozenset(voter for voter, state in attendance.items() if state in HERE)
