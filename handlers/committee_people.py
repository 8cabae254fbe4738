"""Who may sit in the counting committee, and whose unit stands for election."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.ballot_cards import newest_real
from handlers.meeting import present_units
from handlers.talk import Talk
from messages.committee import Member
from rules.ballot_sheet import Meeting
from rules.people import Role

SITTING = (Role.OFFICER, Role.HEAD, Role.DELEGATE, Role.TELLER)


def eligible(talk: Talk, meeting: Meeting) -> tuple[Member, ...]:
    """People of the units present, and whoever a card admitted to the committee, each person once."""
    present, standing = present_units(talk, meeting), _standing(talk)
    found: dict[int, Member] = {}
    for unit in talk.units.values():
        roles = SITTING if unit.id in present else (Role.TELLER,)
        for person in talk.store.people.holders(unit.id, roles, talk.today):
            found.setdefault(person.id, Member(person, unit, unit.id in standing))
    return tuple(found.values())


def members_of(talk: Talk, meeting: Meeting, persons: Iterable[int]) -> tuple[Member, ...]:
    """In the order given, whether or not their unit is still present."""
    known = {member.person.id: member for member in eligible(talk, meeting)}
    standing = _standing(talk)
    return tuple(known.get(person) or _member(talk, person, standing) for person in persons)


def _member(talk: Talk, number: int, standing: frozenset[int]) -> Member:
    person = talk.store.people.person(number)
    duties = talk.store.people.duties(number)
    unit = next(talk.units[duty.unit] for duty in duties if duty.unit in talk.units)
    if person is None:
        raise LookupError(f"no person {number}")
    return Member(person, unit, unit.id in standing)


def _standing(talk: Talk) -> frozenset[int]:
    """Candidates of the newest ballot that is no trial; none while nothing is drafted."""
    ballot = newest_real(talk)
    return frozenset(ballot.candidates) if ballot else frozenset()
