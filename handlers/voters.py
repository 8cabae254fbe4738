"""Which voter somebody is in a meeting, who of them has come, and where each is told: for units and delegates alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from handlers.talk import Say, Talk
from messages.message import Message
from rules.admission import CardState
from rules.ballot_sheet import Ballot
from rules.blocs import Bloc
from rules.errors import NotYours
from rules.meetings import Attendance, check_quorum
from rules.people import Role, Unit
from rules.profile import Electorate, Profile
from rules.voters import Voter, delegate, delegates_as_voters, those_here, units_as_voters
from storage.store import Store


def voters_of(store: Store, bloc: Bloc, units: Iterable[Unit], meeting: int, day: date) -> dict[int, Voter]:
    """Everybody who has a voice in the meeting (0: not called yet) of the bloc of these units, as things stand."""
    units = tuple(unit for unit in units if unit.belongs(day))
    if bloc.profile.electorate is Electorate.UNITS:
        return units_as_voters(units)
    in_place_of = {card.person for card in store.admission.of_meeting(meeting) if card.delegate}
    named = [(person, unit) for person, unit in store.people.delegates(bloc.id, day) if person.id not in in_place_of]
    return delegates_as_voters(units, named)


def frozen_voters(store: Store, ballot: Ballot, units: Mapping[int, Unit]) -> dict[int, Voter]:
    """Who may vote in a ballot, as it was frozen; `units` are all that ever were of the bloc, by id."""
    if not ballot.by_delegates:
        return units_as_voters(units.values())
    people = store.people.persons(ballot.entitled)
    return {
        number: delegate(people[number], [units[unit] for unit in ballot.units_of(number) if unit in units])
        for number in ballot.entitled
    }


def seat_of(store: Store, meeting: int, person: int) -> int:
    """The delegate somebody is or stands in for; 0 for who came in with a card that is good no longer."""
    card = store.admission.of_person(person)
    if card is None:
        return person
    if card.meeting != meeting or card.state is not CardState.CONFIRMED:
        return 0
    return card.delegate or person


def attendance_of(store: Store, bloc: Bloc, meeting: int) -> dict[int, Attendance]:
    """By voter; who has not answered is missing."""
    if bloc.profile.electorate is Electorate.UNITS:
        return store.meetings.attendance(meeting)
    return store.meetings.delegates(meeting)


def members(talk: Talk, meeting: int = 0) -> dict[int, Voter]:
    """As `voters_of`, of the bloc spoken in."""
    return voters_of(talk.store, talk.bloc, talk.units.values(), meeting, talk.today)


def attendance(talk: Talk, meeting: int) -> dict[int, Attendance]:
    """By voter, of those who have a voice today."""
    known = attendance_of(talk.store, talk.bloc, meeting)
    return {voter: known[voter] for voter in members(talk, meeting) if voter in known}


def here(talk: Talk, meeting: int) -> frozenset[int]:
    """Voters who are there, also one whose duty ended since a box was sealed."""
    return those_here(attendance_of(talk.store, talk.bloc, meeting))


def present(talk: Talk, meeting: int) -> frozenset[int]:
    """Voters who are there and have a voice today."""
    return here(talk, meeting).intersection(members(talk, meeting))


def own_voter(talk: Talk, meeting: int) -> Voter:
    """Whose attendance the speaker tells: their unit's, or their own; raise NotYours."""
    talk.need(Role.DELEGATE)
    units = talk.bloc.profile.electorate is Electorate.UNITS
    number = talk.unit.id if units else seat_of(talk.store, meeting, talk.person.id)
    found = members(talk, meeting).get(number)
    if found is None:
        raise NotYours
    return found


def need_quorum(talk: Talk, meeting: int, profile: Profile) -> int:
    """How many voters are there; raise NoQuorum."""
    count = len(present(talk, meeting))
    check_quorum(profile, len(members(talk, meeting)), count)
    return count


def tell_voter(talk: Talk, meeting: int, voter: Voter, message: Message, slot: str = "") -> tuple[Say, ...]:
    """To whoever acts for a voter: the unit's delegates, or the delegate and who came in on their card."""
    if talk.bloc.profile.electorate is Electorate.UNITS:
        return talk.tell_unit(voter.id, (Role.DELEGATE,), message, slot)
    cards = talk.store.admission.of_meeting(meeting)
    acting = [card.person for card in cards if card.delegate == voter.id and card.state is CardState.CONFIRMED]
    return tuple(Say(f"p{person}", message, slot, voter.units[0]) for person in (voter.id, *acting))
