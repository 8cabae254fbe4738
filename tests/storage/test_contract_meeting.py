"""Meetings and sealed ballots: written once, in orders that carry nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from rules.ballot_sheet import Ballot, Settled
from rules.ballots import Count
from rules.meetings import Attendance, BallotState, MeetingState
from rules.people import Role
from rules.profile import Electorate, Tie
from rules.rings import Seal
from storage import tables
from storage.store import Store
from tests.storage.moments import at


@pytest.fixture
def ballot(store: Store, bloc: int, units: list[int]) -> Ballot:
    meeting = store.meetings.put(bloc, MeetingState.OPEN, at(14))
    found = store.blocs.get(bloc)
    assert found is not None
    draft = Ballot(0, meeting.id, BallotState.DRAFT, "Cờ thi đua", 1, tuple(units), 2, found.profile, tuple(units))
    return replace(draft, id=store.ballots.put(draft))


def test_a_meeting_is_found_by_its_projectors_token(store: Store, bloc: int) -> None:
    first, second = (store.meetings.put(bloc, MeetingState.CHECKING_IN, at(hour)) for hour in (8, 14))
    assert store.meetings.by_token(first.token) == first
    assert store.meetings.of_bloc(bloc) == second
    store.meetings.set_state(second.id, MeetingState.OPEN)
    assert store.meetings.get(second.id) == replace(second, state=MeetingState.OPEN)


def test_attendance_is_what_was_said_last(store: Store, bloc: int, units: list[int], officer: int) -> None:
    meeting = store.meetings.put(bloc, MeetingState.CHECKING_IN, at(14)).id
    for state in (Attendance.PRESENT, Attendance.ABSENT):
        store.meetings.attend(meeting, units[4], officer, state)
    store.meetings.attend(meeting, units[0], officer, Attendance.PRESENT)
    assert store.meetings.attendance(meeting) == {units[0]: Attendance.PRESENT, units[4]: Attendance.ABSENT}


def test_a_ballot_comes_back_as_it_was(store: Store, bloc: int, ballot: Ballot) -> None:
    totals = Count(9, 9, 9, 0, 1, dict.fromkeys(ballot.candidates, 3))
    tie = Settled(Tie.CHAIR, ballot.candidates[:2], (), ballot.candidates[:1], 4, at(15))
    opened = replace(ballot, state=BallotState.OPENED, roll=ballot.candidates, seal=Seal(public_key="ab"))
    opened = replace(opened, totals=totals, settled=tie, among_tied=True)
    store.ballots.change(opened)
    assert store.ballots.get(ballot.id) == opened
    assert store.ballots.of_meeting(ballot.meeting) == (opened,)
    assert store.ballots.bloc(ballot.id) == bloc


def test_the_box_is_written_sorted_whatever_the_order_of_voting(
    store: Store, ballot: Ballot, units: list[int]
) -> None:
    voted = [units[5], units[0], units[3]]
    store.ballots.put_box(ballot, voted, [("cc", b"\x00\xff"), ("aa", b"1"), ("bb", b"2")])
    roll = store.connection.execute(select(tables.ballot_roll.c.unit)).scalars().all()
    blobs = store.connection.execute(select(tables.ballot_blobs.c.id)).scalars().all()
    assert (roll, blobs) == (sorted(voted), ["aa", "bb", "cc"])
    assert store.ballots.voted(ballot.id) == tuple(sorted(voted))
    assert store.ballots.sealed(ballot.id) == (("aa", b"1"), ("bb", b"2"), ("cc", b"\x00\xff"))


def test_an_empty_box_is_written_too(store: Store, ballot: Ballot) -> None:
    store.ballots.put_box(ballot, [], [])
    assert (store.ballots.voted(ballot.id), store.ballots.sealed(ballot.id)) == ((), ())


def test_a_box_is_written_once(store: Store, ballot: Ballot, units: list[int]) -> None:
    store.ballots.put_box(ballot, units[:1], [("aa", b"1")])
    with pytest.raises(IntegrityError):
        store.ballots.put_box(ballot, units[:1], [("bb", b"2")])


def test_delegates_are_kept_as_delegates(store: Store, ballot: Ballot, officer: int, units: list[int]) -> None:
    profile = replace(ballot.profile, electorate=Electorate.DELEGATES)
    own = replace(ballot, profile=profile, entitled=(officer,), delegates={officer: tuple(units[:2])})
    store.ballots.change(own)
    assert store.ballots.get(own.id) == own
    store.ballots.put_box(own, [officer], [])
    assert store.ballots.voted(own.id) == (officer,)
    assert store.connection.execute(select(tables.ballot_roll.c.unit)).scalars().all() == []
    store.ballots.throw_away(own.id)
    assert store.ballots.voted(own.id) == ()
    for state in (Attendance.ABSENT, Attendance.PRESENT):
        store.meetings.attend_delegate(own.meeting, officer, officer, state)
    assert store.meetings.delegates(own.meeting) == {officer: Attendance.PRESENT}


def test_delegates_are_named_with_their_units_while_their_duty_holds(store: Store, bloc: int, officer: int) -> None:
    named = store.people.delegates(bloc, at(14).date())
    assert len(named) == 10
    assert [unit for _, unit in named] == sorted(unit for _, unit in named)
    person, unit = named[0]
    assert store.people.persons([person.id, officer]).keys() == {person.id, officer}
    store.people.end_duties(person.id, unit, Role.DELEGATE, at(14).date() - timedelta(days=1))
    assert store.people.delegates(bloc, at(14).date()) == named[1:]
