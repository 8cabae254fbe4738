"""Điểm danh hộ: the lead records voters: several that are present at once, any other state one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handlers.agenda import under_way
from handlers.attendance import put, running, tell_delegates
from handlers.meeting import SLOT
from handlers.talk import Say, Talk, Turn
from handlers.voters import attendance, members
from messages import meeting as says
from rules.ballot_sheet import Meeting
from rules.errors import NotYours, StaleButton
from rules.meetings import HERE, Attendance, count_present
from rules.profile import Electorate
from rules.voters import Voter


def roll_call(talk: Talk, number: int) -> Turn:
    """Every voter with what is recorded."""
    talk.need_lead()
    meeting = running(talk, number)
    known = attendance(talk, meeting.id)
    lines = tuple(_line(talk, meeting, voter, known) for voter in members(talk, meeting.id).values())
    return talk.reply(says.RollCall(talk.bloc, meeting.id, lines, count_present(known.values())), SLOT)


def open_unit(talk: Talk, number: int, voter: int) -> Turn:
    """One voter, and what may be recorded for it."""
    talk.need_lead()
    meeting = running(talk, number)
    found = members(talk, meeting.id).get(voter)
    if found is None:
        raise NotYours
    line = _line(talk, meeting, found, attendance(talk, meeting.id))
    return talk.reply(says.RollUnit(talk.bloc, meeting.id, line), SLOT)


def mark(talk: Talk, number: int, voter: int, state: str) -> Turn:
    """The lead records one voter."""
    if state not in set(Attendance):
        raise StaleButton
    return record_for(talk, number, [voter], Attendance(state))


def mark_present(talk: Talk, number: int) -> Turn:
    """The lead records every voter that was ticked."""
    marks = talk.said.marks
    if not all(mark.isdecimal() for mark in marks):
        raise StaleButton
    return record_for(talk, number, [int(mark) for mark in marks], Attendance.PRESENT)


def record_for(talk: Talk, number: int, voters: Sequence[int], state: Attendance) -> Turn:
    """Whoever acts for a voter is told; what is recorded already stays as it is."""
    talk.need_lead()
    meeting = running(talk, number)
    everybody, known = members(talk, number), attendance(talk, number)
    if not everybody.keys() >= set(voters):
        raise NotYours
    told: list[Say] = []
    for voter in (everybody[one] for one in voters if known.get(one) != state):
        put(talk, meeting, voter, state)
        talk.decide("attendance_by_lead", meeting=meeting.id, **_whose(talk, voter), state=state.value)
        told += tell_delegates(talk, meeting, voter, by_lead=True)
        if state in HERE:
            told += under_way(talk, meeting, voter.units)
    return roll_call(talk, number).also(*told)


def _line(talk: Talk, meeting: Meeting, voter: Voter, known: Mapping[int, Attendance]) -> says.RollLine:
    """What a unit answered to the invitation stands with the unit, not with each of its delegates."""
    if talk.bloc.profile.electorate is Electorate.DELEGATES:
        return says.RollLine(voter, voter.name, known.get(voter.id), None)
    registered = talk.store.calls.registrations(meeting.id).get(voter.id)
    return says.RollLine(voter, talk.units[voter.id].short, known.get(voter.id), registered)


def _whose(talk: Talk, voter: Voter) -> dict[str, int]:
    units = talk.bloc.profile.electorate is Electorate.UNITS
    return {"unit": voter.id} if units else {"unit": voter.units[0], "delegate": voter.id}


TAPS = {"rollcall": roll_call, "rollunit": open_unit, "mark": mark, "markpresent": mark_present}
