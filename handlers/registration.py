"""What a unit answers to the invitation, and its stand-in or reason once attendance is recorded.

invitation -> [Đăng ký dự] | [Cử người dự thay] -> name; title | [Báo vắng] -> reason
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.attendance import open_check_in, record, tell_delegates
from handlers.invitation_card import ASKED, called_card, tell_invitation
from handlers.meeting import RUNNING, SLOT, own_meeting
from handlers.review_card import reason_of
from handlers.roll_call import record_for
from handlers.talk import Nothing, Talk, Turn, Waiting
from handlers.voters import members, own_voter
from messages import invitation as says
from rules.ballot_sheet import Meeting
from rules.calls import Answer, Registration
from rules.errors import NotNow, NotYours
from rules.guests import read_named
from rules.meetings import Attendance, MeetingState
from rules.profile import Electorate


@dataclass(frozen=True)
class EnterStandIn(Waiting):
    meeting: int
    unit: int
    takes_any_text = True


@dataclass(frozen=True)
class EnterExcuse(Waiting):
    meeting: int
    unit: int
    takes_any_text = True


def register(talk: Talk, number: int, unit: int) -> Turn:
    """Đăng ký dự; once check-in is open, the check-in itself."""
    meeting = _asked(talk, number, unit)
    if meeting.state in RUNNING:
        return open_check_in(talk)
    return _registered(talk, meeting, unit, Registration(Answer.COMING))


def ask_stand_in(talk: Talk, number: int, unit: int) -> Turn:
    """Cử người dự thay, or Ủy quyền at check-in: a stand-in named before is recorded at once."""
    meeting = _asked(talk, number, unit)
    known = talk.store.calls.registrations(meeting.id).get(unit)
    if meeting.state in RUNNING and known is not None and known.answer is Answer.STAND_IN:
        return _recorded(talk, meeting, unit, Attendance.PROXY)
    return talk.reply(says.AskStandIn(talk.units[unit]), wait=EnterStandIn(meeting.id, unit))


def receive_stand_in(talk: Talk) -> Turn:
    waiting = talk.awaited(EnterStandIn)
    text, meeting = talk.typed(), _asked(talk, waiting.meeting, waiting.unit)
    named = read_named(text, "stand_in")
    said = Registration(Answer.STAND_IN, named.name, named.about)
    return _heard(talk, meeting, waiting.unit, said, Attendance.PROXY)


def ask_excuse(talk: Talk, number: int, unit: int) -> Turn:
    """Báo vắng before the meeting, or the reason of an absence recorded at check-in."""
    meeting = _asked(talk, number, unit)
    return talk.reply(says.AskExcuse(talk.units[unit]), wait=EnterExcuse(meeting.id, unit))


def receive_excuse(talk: Talk) -> Turn:
    waiting = talk.awaited(EnterExcuse)
    meeting = _asked(talk, waiting.meeting, waiting.unit)
    said = Registration(Answer.ABSENT, reason=reason_of(talk))
    return _heard(talk, meeting, waiting.unit, said, Attendance.ABSENT)


def _heard(talk: Talk, meeting: Meeting, unit: int, said: Registration, then: Attendance) -> Turn:
    """Before the check-in an answer, afterwards attendance too."""
    if meeting.state not in RUNNING:
        return _registered(talk, meeting, unit, said)
    talk.store.calls.register(meeting.id, unit, talk.person.id, said)
    return _recorded(talk, meeting, unit, then)


def _recorded(talk: Talk, meeting: Meeting, unit: int, attendance: Attendance) -> Turn:
    """By the unit itself, or by the lead for it; where delegates vote, by one of them for themselves."""
    if not _is_own(talk, unit):
        return replace(record_for(talk, meeting.id, [unit], attendance), wait=Nothing())
    voters = members(talk, meeting.id)
    voter = voters[unit] if talk.bloc.profile.electorate is Electorate.UNITS else own_voter(talk, meeting.id)
    turn = record(talk, meeting, voter, attendance)
    return Turn(wait=Nothing()).also(*turn.say, *tell_delegates(talk, meeting, voter))


def _registered(talk: Talk, meeting: Meeting, unit: int, said: Registration) -> Turn:
    """Its people see what is recorded; the lead hears when a unit does not come, and when all have answered."""
    before = talk.store.calls.registrations(meeting.id)
    talk.store.calls.register(meeting.id, unit, talk.person.id, said)
    turn = Turn(wait=Nothing()).also(*tell_invitation(talk, meeting, [unit]))
    complete = unit not in before and len(before) + 1 == len(talk.units)
    if said == before.get(unit) or not (complete or said.answer is not Answer.COMING):
        return turn
    return turn.also(*talk.tell_lead(called_card(talk, meeting), SLOT))


def _asked(talk: Talk, number: int, unit: int) -> Meeting:
    """The meeting, for a delegate or head of the unit, and for the lead once attendance is recorded."""
    meeting = own_meeting(talk, number)
    by_lead = talk.runs_bloc and talk.bloc.profile.electorate is Electorate.UNITS
    lead = by_lead and unit in talk.units and meeting.state in RUNNING
    if not (_is_own(talk, unit) or lead):
        raise NotYours
    if meeting.state is MeetingState.CLOSED:
        raise NotNow("register", meeting.state.value)
    return meeting


def _is_own(talk: Talk, unit: int) -> bool:
    return unit == talk.unit.id and bool(talk.roles & set(ASKED))


TAPS = {"register": register, "standin": ask_stand_in, "excuse": ask_excuse}
ANSWERS = {EnterStandIn: receive_stand_in, EnterExcuse: receive_excuse}
