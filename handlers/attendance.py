"""Attendance: delegates check their unit in, and out when they leave. The lead's list is in roll_call.py."""

from __future__ import annotations

from handlers.agenda import under_way
from handlers.meeting import CHECK_IN, DELEGATES, RUNNING, SLOT, meeting_card, own_meeting
from handlers.talk import Say, Talk, Turn
from messages import meeting as says
from rules.ballot_sheet import Meeting
from rules.errors import NotNow, NotYours, StaleButton
from rules.meetings import HERE, Attendance, MeetingState, count_present, recorded
from rules.profile import needed_present

GONE = {Attendance.ABSENT, Attendance.LEFT}


def open_check_in(talk: Talk) -> Turn:
    """/diemdanh: what is recorded for the unit, with what may be said instead."""
    talk.need(*DELEGATES)
    meeting = talk.store.meetings.of_bloc(talk.bloc.id)
    if meeting is None or meeting.state not in RUNNING:
        return talk.reply(says.NoMeeting(talk.bloc))
    return talk.reply(check_in_card(talk, meeting, talk.unit.id), CHECK_IN)


def check_in(talk: Talk, number: int, unit: int, state: str) -> Turn:
    """Có mặt, Báo vắng or Rời hội nghị, by a delegate of the unit; the unit's other delegates see it too."""
    if unit != talk.unit.id:
        raise NotYours
    talk.need(*DELEGATES)
    meeting = running(talk, number)
    turn = record(talk, meeting, unit, _word(state))
    return turn.also(*tell_delegates(talk, meeting, unit))


def running(talk: Talk, number: int) -> Meeting:
    """The bloc's meeting while attendance is recorded; raise StaleButton or NotNow."""
    meeting = own_meeting(talk, number)
    if meeting.state not in RUNNING:
        raise NotNow("check_in", meeting.state.value)
    return meeting


def record(talk: Talk, meeting: Meeting, unit: int, said: Attendance) -> Turn:
    """The unit sees what is under way when it comes. The lead hears when the quorum is reached, when every unit
    has answered, and when one goes: not each time."""
    before = talk.store.meetings.attendance(meeting.id)
    attendance = recorded(before.get(unit), said, meeting.state)
    if before.get(unit) == attendance:
        return Turn()
    talk.store.meetings.attend(meeting.id, unit, talk.person.id, attendance)
    came = attendance in HERE and before.get(unit) not in HERE
    turn = Turn().also(*under_way(talk, meeting, [unit] if came else []))
    after = before | {unit: attendance}
    needed = needed_present(talk.bloc.profile, len(talk.units))
    quorum = count_present(before.values()) < needed <= count_present(after.values())
    complete = len(before) < len(after) == len(talk.units)
    went = unit in before and attendance in GONE
    if not (quorum or complete or went):
        return turn
    return turn.also(*talk.tell_lead(meeting_card(talk, meeting), SLOT))


def check_in_card(talk: Talk, meeting: Meeting, unit: int, *, by_lead: bool = False) -> says.CheckIn:
    return says.CheckIn(
        bloc=talk.bloc,
        meeting=meeting.id,
        unit=talk.units[unit],
        state=talk.store.meetings.attendance(meeting.id).get(unit),
        by_lead=by_lead,
        sitting=meeting.state is MeetingState.OPEN,
        registered=talk.store.calls.registrations(meeting.id).get(unit),
    )


def tell_delegates(talk: Talk, meeting: Meeting, unit: int, *, by_lead: bool = False) -> tuple[Say, ...]:
    """What is recorded for the unit, to its delegates."""
    return talk.tell_unit(unit, DELEGATES, check_in_card(talk, meeting, unit, by_lead=by_lead), CHECK_IN)


def _word(state: str) -> Attendance:
    if state not in (Attendance.PRESENT, Attendance.ABSENT):
        raise StaleButton
    return Attendance(state)


COMMANDS = {"diemdanh": open_check_in}
TAPS = {"checkin": check_in}
