"""Mở điểm danh: people gather, whether or not an invitation went out before."""

from __future__ import annotations

from dataclasses import replace

from handlers.attendance import put, tell_delegates
from handlers.meeting import SLOT, meeting_card, new_meeting
from handlers.talk import Talk, Turn
from handlers.voters import members
from messages import meeting as says
from rules.ballot_sheet import Meeting
from rules.calls import Answer
from rules.meetings import Attendance, MeetingAction, MeetingState, next_meeting_state
from rules.voters import speaking_for


def start_check_in(talk: Talk) -> Turn:
    """Every delegate is asked; a unit that has said it does not come is recorded so."""
    talk.need_lead()
    meeting = _gathered(talk)
    talk.decide("check_in_opened", meeting=meeting.id)
    voters = members(talk, meeting.id)
    for unit, said in talk.store.calls.registrations(meeting.id).items():
        for voter in speaking_for(voters, unit) if said.answer is Answer.ABSENT else ():
            put(talk, meeting, voter, Attendance.ABSENT)
    asked = [say for voter in voters.values() for say in tell_delegates(talk, meeting, voter)]
    group = talk.tell_group(says.CheckInOpened(talk.bloc, len(voters)))
    return Turn().also(*asked, *talk.tell_lead(meeting_card(talk, meeting), SLOT), group)


def _gathered(talk: Talk) -> Meeting:
    """The meeting that was called, or a new one; raise NotNow when its check-in was opened before."""
    known = talk.store.meetings.of_bloc(talk.bloc.id)
    before = known.state if known else MeetingState.CALLED
    state = next_meeting_state(before, MeetingAction.START_CHECK_IN)
    if known is None:
        return new_meeting(talk, state)
    talk.store.meetings.begin(known.id, state, talk.now)
    return replace(known, state=state, opened_at=talk.now)


TAPS = {"startcheckin": start_check_in}
