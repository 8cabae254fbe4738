"""Điểm danh hộ: the lead records units: several that are present at once, any other state one by one."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.agenda import under_way
from handlers.attendance import running, tell_delegates
from handlers.meeting import SLOT
from handlers.talk import Say, Talk, Turn
from messages import meeting as says
from rules.errors import NotYours, StaleButton
from rules.meetings import HERE, Attendance, count_present


def roll_call(talk: Talk, number: int) -> Turn:
    """Every unit with what is recorded."""
    talk.need_lead()
    meeting = running(talk, number)
    known = talk.store.meetings.attendance(meeting.id)
    registered = talk.store.calls.registrations(meeting.id)
    lines = tuple(
        says.RollLine(talk.units[unit], known.get(unit), registered.get(unit)) for unit in talk.units
    )
    return talk.reply(says.RollCall(meeting.id, lines, count_present(known.values())), SLOT)


def open_unit(talk: Talk, number: int, unit: int) -> Turn:
    """One unit, and what may be recorded for it."""
    talk.need_lead()
    meeting = running(talk, number)
    if unit not in talk.units:
        raise NotYours
    state = talk.store.meetings.attendance(meeting.id).get(unit)
    registered = talk.store.calls.registrations(meeting.id).get(unit)
    return talk.reply(says.RollUnit(meeting.id, says.RollLine(talk.units[unit], state, registered)), SLOT)


def mark(talk: Talk, number: int, unit: int, state: str) -> Turn:
    """The lead records one unit."""
    if state not in set(Attendance):
        raise StaleButton
    return record_units(talk, number, [unit], Attendance(state))


def mark_present(talk: Talk, number: int) -> Turn:
    """The lead records every unit that was ticked."""
    marks = talk.said.marks
    if not all(mark.isdecimal() for mark in marks):
        raise StaleButton
    return record_units(talk, number, [int(mark) for mark in marks], Attendance.PRESENT)


def record_units(talk: Talk, number: int, units: Sequence[int], attendance: Attendance) -> Turn:
    """Each unit's delegates are told; what is recorded already stays as it is."""
    talk.need_lead()
    meeting = running(talk, number)
    if not talk.units.keys() >= set(units):
        raise NotYours
    known = talk.store.meetings.attendance(meeting.id)
    told: list[Say] = []
    for unit in units:
        if known.get(unit) == attendance:
            continue
        talk.store.meetings.attend(meeting.id, unit, talk.person.id, attendance)
        talk.decide("attendance_by_lead", meeting=meeting.id, unit=unit, state=attendance.value)
        told += tell_delegates(talk, meeting, unit, by_lead=True)
        if attendance in HERE:
            told += under_way(talk, meeting, [unit])
    return roll_call(talk, number).also(*told)


TAPS = {"rollcall": roll_call, "rollunit": open_unit, "mark": mark, "markpresent": mark_present}
