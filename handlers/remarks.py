"""Ghi ý kiến: opinions, proposals, directives and tasks, noted line by line as they are spoken.

list -> kind -> type a line -> noted, and the next line typed is one more of the kind
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from handlers.meeting import SLOT
from handlers.motion_cards import running
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import remarks as says
from rules.ballot_sheet import Meeting
from rules.days import check_reach, read_day
from rules.errors import StaleButton
from rules.errors_meeting import NoSuchUnit
from rules.people import named_unit
from rules.remarks import Remark, RemarkKind, read_spoken, read_task
from rules.vietnamese import fold

EVERYBODY = {"cac don vi", "tat ca", "tat ca cac don vi", "toan khoi", "ca khoi", "cac don vi thanh vien"}
ALIKE = 85.0
AHEAD = timedelta(days=400)


@dataclass(frozen=True)
class EnterRemark(Waiting):
    meeting: int
    kind: str
    takes_any_text = True


def open_remarks(talk: Talk, number: int) -> Turn:
    talk.need_lead()
    meeting = running(talk, number)
    return talk.reply(says.RemarkList(meeting.id, noted_in(talk, meeting), None, None), SLOT, Nothing())


def ask(talk: Talk, number: int, kind: str) -> Turn:
    talk.need_lead()
    meeting = running(talk, number)
    if kind not in list(RemarkKind):
        raise StaleButton
    example = next(iter(talk.units.values()))
    asked = says.AskRemark(meeting.id, RemarkKind(kind), example)
    return talk.reply(asked, SLOT, EnterRemark(meeting.id, kind))


def receive(talk: Talk) -> Turn:
    """Noted; the next line typed is one more of the same kind."""
    waiting = talk.awaited(EnterRemark)
    talk.need_lead()
    meeting, kind = running(talk, waiting.meeting), RemarkKind(waiting.kind)
    read = _read(talk, meeting, kind)
    remark = replace(read, id=talk.store.remarks.put(read))
    talk.decide("remark_noted", meeting=meeting.id, remark=remark.id, kind=kind.value)
    told = says.RemarkList(meeting.id, noted_in(talk, meeting), _with_unit(talk, remark), kind)
    return talk.reply(told, SLOT)


def accept_directives(talk: Talk, number: int) -> Turn:
    """Chủ trì xin tiếp thu: every directive noted so far."""
    talk.need_lead()
    meeting = running(talk, number)
    talk.store.remarks.accept_directives(meeting.id)
    talk.decide("directives_accepted", meeting=meeting.id)
    return open_remarks(talk, number)


def pick_removal(talk: Talk, number: int) -> Turn:
    talk.need_lead()
    meeting = running(talk, number)
    return talk.reply(says.PickRemoval(meeting.id, noted_in(talk, meeting)), SLOT, Nothing())


def remove(talk: Talk, number: int, remark: int) -> Turn:
    """What was noted by mistake; already gone, nothing happens."""
    talk.need_lead()
    meeting = running(talk, number)
    if any(one.id == remark for one in talk.store.remarks.of_meeting(meeting.id)):
        talk.store.remarks.remove(remark)
        talk.decide("remark_removed", meeting=meeting.id, remark=remark)
    return open_remarks(talk, number)


def noted_in(talk: Talk, meeting: Meeting) -> tuple[says.Noted, ...]:
    """Everything noted, in the order it was said."""
    return tuple(_with_unit(talk, remark) for remark in talk.store.remarks.of_meeting(meeting.id))


def _with_unit(talk: Talk, remark: Remark) -> says.Noted:
    return says.Noted(remark, talk.units.get(remark.unit))


def _read(talk: Talk, meeting: Meeting, kind: RemarkKind) -> Remark:
    """Raise NotARemark, NoSuchUnit, NotADay or DayOutOfReach."""
    text, by, at = talk.typed(), talk.person.id, talk.now
    if kind is not RemarkKind.TASK:
        speaker, gist = read_spoken(text, kind)
        return Remark(0, meeting.id, kind, speaker, gist, by, at)
    task = read_task(text)
    unit, due = _owner(talk, task.owner), _due(talk, task.due)
    return Remark(0, meeting.id, kind, "", task.work, by, at, unit, due)


def _owner(talk: Talk, said: str) -> int:
    """0 for every unit; raise NoSuchUnit."""
    if fold(said) in EVERYBODY:
        return 0
    units = list(talk.units.values())
    found = named_unit(units, said)
    if found is not None:
        return found.id
    alike = talk.similar(fold(said), [fold(unit.name) for unit in units])
    if alike is None or alike[1] < ALIKE:
        raise NoSuchUnit(said, units[0].name)
    return units[alike[0]].id


def _due(talk: Talk, said: str) -> date | None:
    if not said:
        return None
    return check_reach(read_day(said, talk.today), talk.today, timedelta(), AHEAD)


TAPS = {
    "remarks": open_remarks,
    "remark": ask,
    "remarkpick": pick_removal,
    "remarkdrop": remove,
    "acceptdirectives": accept_directives,
}
ANSWERS = {EnterRemark: receive}
