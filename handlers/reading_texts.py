"""What each page for reading aloud says, from what is recorded."""

from __future__ import annotations

from datetime import datetime

from handlers.ballot_cards import meeting_day, needed_known, result_of
from handlers.invitation_card import call_of
from handlers.meeting import DELEGATES, own_meeting, present_units
from handlers.talk import Talk
from handlers.voters import attendance, here, members
from messages import reading as says
from messages.commendation import Proposed
from rules.ballot_sheet import Ballot, Meeting
from rules.calls import Answer
from rules.errors import NotNow
from rules.meetings import HERE, Attendance, BallotState
from rules.nominations import SETTLED, NominationState, in_dictionary_order, in_state
from rules.profile import Electorate

COUNTED = {BallotState.OPENED, BallotState.ANNOUNCED}


def introduction(talk: Talk, meeting: Meeting) -> says.Introduction:
    """Guests and the units present at this moment."""
    present = present_units(talk, meeting)
    return says.Introduction(
        bloc=talk.bloc,
        guests=talk.store.guests.of_meeting(meeting.id),
        attending=tuple(_attending(talk, meeting, unit) for unit in talk.units if unit in present),
        missing=tuple(unit for unit in talk.units.values() if unit.id not in present),
    )


def ballot_rules(talk: Talk, ballot: Ballot) -> says.BallotRules:
    candidates = tuple(talk.units[unit] for unit in ballot.candidates)
    return says.BallotRules(talk.bloc, ballot, candidates, needed_known(ballot))


def count_minutes(talk: Talk, ballot: Ballot) -> says.CountMinutes:
    """Once the box is opened; raise NotNow before."""
    if not is_counted(ballot):
        raise NotNow("read_count", ballot.state.value)
    meeting, result = own_meeting(talk, ballot.meeting), result_of(talk, ballot)
    committee = ballot.seal.committee or talk.store.committees.of_meeting(meeting.id)
    people = [talk.store.people.person(number) for number in committee]
    everybody, there = members(talk, meeting.id), here(talk, meeting.id).union(ballot.roll)
    absent = tuple(voter for number, voter in everybody.items() if number not in there)
    return says.CountMinutes(
        bloc=talk.bloc,
        result=result,
        day=meeting_day(talk, ballot),
        at=_counted_at(talk, ballot),
        place=call_of(talk, meeting).place,
        committee=tuple(person.name for person in people if person),
        members=len(everybody),
        absent=absent if len(absent) + result.numbers.present == len(everybody) else (),
    )


def award_names(talk: Talk, meeting: Meeting) -> says.AwardNames:
    """The bloc's list in the order in which it is announced."""
    listed = in_state(talk.store.nominations.of_bloc(meeting.bloc), *SETTLED)
    done = in_state(listed, NominationState.COMMENDED)
    names = tuple(Proposed(one, talk.units[one.unit]) for one in in_dictionary_order(done or listed))
    return says.AwardNames(talk.bloc, names, announced=bool(done))


def is_counted(ballot: Ballot) -> bool:
    return ballot.state in COUNTED


def _counted_at(talk: Talk, ballot: Ballot) -> datetime | None:
    lines = talk.store.audit.lines(talk.bloc.id)
    at = [line.at for line in lines if line.what == "ballot_counted" and line.body.get("ballot") == ballot.id]
    return at[-1] if at else None


def _attending(talk: Talk, meeting: Meeting, unit: int) -> says.Attending:
    state = talk.store.meetings.attendance(meeting.id).get(unit)
    said = talk.store.calls.registrations(meeting.id).get(unit)
    by_proxy = state is Attendance.PROXY and said is not None and said.answer is Answer.STAND_IN
    return says.Attending(talk.units[unit], _delegates(talk, meeting, unit), said if by_proxy else None)


def _delegates(talk: Talk, meeting: Meeting, unit: int) -> tuple[says.Delegate, ...]:
    """Where units vote, any of a unit's delegates may have come for it; else those who are there themselves."""
    people = talk.store.people.holders(unit, DELEGATES, talk.today)
    if talk.bloc.profile.electorate is Electorate.UNITS:
        return tuple(says.Delegate(person.name) for person in people)
    known = attendance(talk, meeting.id)
    there = [person for person in people if known.get(person.id) in HERE]
    return tuple(says.Delegate(person.name, known[person.id] is Attendance.PROXY) for person in there)
