"""Attendance: delegates check in, their unit or themselves, and out when they leave; the lead's list: roll_call.py."""

from __future__ import annotations

from handlers.agenda import under_way
from handlers.invitation_card import call_of, tell_invitation
from handlers.meeting import CHECK_IN, DELEGATES, RUNNING, SLOT, meeting_card, own_meeting
from handlers.talk import Say, Talk, Turn
from handlers.voters import attendance, attendance_of, members, own_voter, tell_voter
from messages import meeting as says
from rules.ballot_sheet import Meeting
from rules.errors import NotNow, NotYours, StaleButton
from rules.meetings import HERE, Attendance, MeetingState, count_present, recorded
from rules.profile import Electorate, needed_present
from rules.voters import Voter, speaking_for, unit_attendance

GONE = {Attendance.ABSENT, Attendance.LEFT}


def open_check_in(talk: Talk) -> Turn:
    """/diemdanh: what is recorded, with what may be said instead; before the meeting, what it was invited by."""
    talk.need(*DELEGATES)
    meeting = talk.store.meetings.of_bloc(talk.bloc.id)
    if meeting is not None and meeting.state is MeetingState.CALLED and call_of(talk, meeting).sent:
        invitation = tell_invitation(talk, meeting, [talk.unit.id])
        return Turn(say=tuple(say for say in invitation if say.room == talk.room))
    if meeting is None or meeting.state not in RUNNING:
        return talk.reply(says.NoMeeting(talk.bloc))
    return talk.reply(check_in_card(talk, meeting, own_voter(talk, meeting.id)), CHECK_IN)


def check_in(talk: Talk, number: int, unit: int, state: str) -> Turn:
    """Có mặt, Ủy quyền, Báo vắng or Rời hội nghị, by a delegate; whoever else acts for the voter sees it too."""
    meeting = running(talk, number)
    voter = own_voter(talk, meeting.id)
    if unit not in voter.units:
        raise NotYours
    turn = record(talk, meeting, voter, _word(talk, state))
    return turn.also(*tell_delegates(talk, meeting, voter))


def running(talk: Talk, number: int) -> Meeting:
    """The bloc's meeting while attendance is recorded; raise StaleButton or NotNow."""
    meeting = own_meeting(talk, number)
    if meeting.state not in RUNNING:
        raise NotNow("check_in", meeting.state.value)
    return meeting


def record(talk: Talk, meeting: Meeting, voter: Voter, said: Attendance) -> Turn:
    """Whoever comes sees what is under way. The lead hears when the quorum is reached, when everybody has
    answered, and when one goes: not each time."""
    before = attendance(talk, meeting.id)
    state = recorded(before.get(voter.id), said, meeting.state)
    if before.get(voter.id) == state:
        return Turn()
    put(talk, meeting, voter, state)
    came = state in HERE and before.get(voter.id) not in HERE
    turn = Turn().also(*under_way(talk, meeting, voter.units if came else ()))
    after, everybody = before | {voter.id: state}, len(members(talk, meeting.id))
    needed = needed_present(talk.bloc.profile, everybody)
    quorum = count_present(before.values()) < needed <= count_present(after.values())
    complete = len(before) < len(after) == everybody
    went = voter.id in before and state in GONE
    if not (quorum or complete or went):
        return turn
    return turn.also(*talk.tell_lead(meeting_card(talk, meeting), SLOT))


def put(talk: Talk, meeting: Meeting, voter: Voter, state: Attendance) -> None:
    """Of a unit; or of a delegate, and with it what follows for each unit they speak for."""
    shelf = talk.store.meetings
    if talk.bloc.profile.electorate is Electorate.UNITS:
        shelf.attend(meeting.id, voter.id, talk.person.id, state)
        return
    shelf.attend_delegate(meeting.id, voter.id, talk.person.id, state)
    known, everybody = attendance_of(talk.store, talk.bloc, meeting.id), members(talk, meeting.id)
    for unit in voter.units:
        of_unit = unit_attendance(known.get(one.id) for one in speaking_for(everybody, unit))
        if of_unit is not None:
            shelf.attend(meeting.id, unit, talk.person.id, of_unit)


def check_in_card(talk: Talk, meeting: Meeting, voter: Voter, *, by_lead: bool = False) -> says.CheckIn:
    return says.CheckIn(
        bloc=talk.bloc,
        meeting=meeting.id,
        voter=voter,
        state=attendance_of(talk.store, talk.bloc, meeting.id).get(voter.id),
        by_lead=by_lead,
        sitting=meeting.state is MeetingState.OPEN,
        registered=talk.store.calls.registrations(meeting.id).get(voter.units[0]),
    )


def tell_delegates(talk: Talk, meeting: Meeting, voter: Voter, *, by_lead: bool = False) -> tuple[Say, ...]:
    """What is recorded for the voter, to who acts for it."""
    card = check_in_card(talk, meeting, voter, by_lead=by_lead)
    return tell_voter(talk, meeting.id, voter, card, CHECK_IN)


def _word(talk: Talk, state: str) -> Attendance:
    """A unit's stand-in is named first (registration.py), a delegate's is not."""
    own = talk.bloc.profile.electorate is Electorate.DELEGATES
    if state not in (Attendance.PRESENT, Attendance.ABSENT, *([Attendance.PROXY] if own else [])):
        raise StaleButton
    return Attendance(state)


COMMANDS = {"diemdanh": open_check_in}
TAPS = {"checkin": check_in}
