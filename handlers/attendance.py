"""Attendance: delegates check their unit in, or the lead does it for them."""

from __future__ import annotations

from handlers.meeting import CHECK_IN, DELEGATES, RUNNING, SLOT, meeting_card, own_meeting
from handlers.talk import Say, Talk, Turn
from messages import meeting as says
from rules.ballot_sheet import Meeting
from rules.errors import NotNow, NotYours, StaleButton
from rules.meetings import Attendance, count_present
from rules.profile import needed_present


def open_check_in(talk: Talk) -> Turn:
    """/diemdanh: what is recorded for the unit, with both buttons."""
    talk.need(*DELEGATES)
    meeting = talk.store.meetings.of_bloc(talk.bloc.id)
    if meeting is None or meeting.state not in RUNNING:
        return talk.reply(says.NoMeeting(talk.bloc))
    known = talk.store.meetings.attendance(meeting.id).get(talk.unit.id)
    return talk.reply(says.CheckIn(talk.bloc, meeting.id, talk.unit, known), CHECK_IN)


def check_in(talk: Talk, number: int, unit: int, state: str) -> Turn:
    """Có mặt or Báo vắng, by a delegate of the unit; the unit's other delegates see it too."""
    if unit != talk.unit.id:
        raise NotYours
    talk.need(*DELEGATES)
    meeting = _running(talk, number)
    attendance = _word(state)
    turn = _record(talk, meeting, unit, attendance)
    told = says.CheckIn(talk.bloc, meeting.id, talk.unit, attendance)
    return turn.also(*talk.tell_unit(unit, DELEGATES, told, CHECK_IN))


def roll_call(talk: Talk, number: int) -> Turn:
    """Điểm danh hộ: every unit with what is recorded."""
    talk.need_lead()
    meeting = _running(talk, number)
    known = talk.store.meetings.attendance(meeting.id)
    lines = tuple((unit, known.get(unit.id)) for unit in talk.units.values())
    return talk.reply(says.RollCall(meeting.id, lines, count_present(known.values())), SLOT)


def mark(talk: Talk, number: int, unit: int, state: str) -> Turn:
    """The lead records one unit."""
    return _mark(talk, number, [unit], _word(state))


def mark_present(talk: Talk, number: int) -> Turn:
    """The lead records every unit that was ticked."""
    marks = talk.said.marks
    if not all(mark.isdecimal() for mark in marks):
        raise StaleButton
    return _mark(talk, number, [int(mark) for mark in marks], Attendance.PRESENT)


def _mark(talk: Talk, number: int, units: list[int], attendance: Attendance) -> Turn:
    """Each unit's delegates are told; what is recorded already stays as it is."""
    talk.need_lead()
    meeting = _running(talk, number)
    if not talk.units.keys() >= set(units):
        raise NotYours
    known = talk.store.meetings.attendance(meeting.id)
    told: list[Say] = []
    for unit in units:
        if known.get(unit) == attendance:
            continue
        talk.store.meetings.attend(meeting.id, unit, talk.person.id, attendance)
        talk.decide("attendance_by_lead", meeting=meeting.id, unit=unit, state=attendance.value)
        words = says.CheckIn(talk.bloc, meeting.id, talk.units[unit], attendance, by_lead=True)
        told += talk.tell_unit(unit, DELEGATES, words, CHECK_IN)
    return roll_call(talk, number).also(*told)


def _running(talk: Talk, number: int) -> Meeting:
    meeting = own_meeting(talk, number)
    if meeting.state not in RUNNING:
        raise NotNow("check_in", meeting.state.value)
    return meeting


def _record(talk: Talk, meeting: Meeting, unit: int, attendance: Attendance) -> Turn:
    """The lead hears when the quorum is reached and when every unit has answered, not each time."""
    before = talk.store.meetings.attendance(meeting.id)
    if before.get(unit) == attendance:
        return Turn()
    talk.store.meetings.attend(meeting.id, unit, talk.person.id, attendance)
    after = before | {unit: attendance}
    needed = needed_present(talk.bloc.profile, len(talk.units))
    quorum = count_present(before.values()) < needed <= count_present(after.values())
    complete = len(before) < len(after) == len(talk.units)
    left = unit in before and attendance is Attendance.ABSENT
    if not (quorum or complete or left):
        return Turn()
    return Turn().also(*talk.tell_lead(meeting_card(talk, meeting), SLOT))


def _word(state: str) -> Attendance:
    if state not in (Attendance.PRESENT, Attendance.ABSENT):
        raise StaleButton
    return Attendance(state)


COMMANDS = {"diemdanh": open_check_in}
TAPS = {"checkin": check_in, "rollcall": roll_call, "mark": mark, "markpresent": mark_present}
