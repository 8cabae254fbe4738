"""The year-end meeting: quorum, opening and closing.

/hoinghi -> invitation.py -> gathering.py -> attendance.py -> Khai mạc (with a quorum) -> ... -> Kết thúc hội nghị
"""

from __future__ import annotations

from dataclasses import replace

from handlers.invitation_card import called_card
from handlers.talk import Say, Talk, Turn
from handlers.voters import attendance, members, need_quorum
from messages import meeting as says
from rules.agenda import USUAL, following, item_of
from rules.ballot_sheet import UNDER_WAY, Meeting
from rules.errors import NotNow, StaleButton
from rules.meetings import (
    Attendance,
    BallotState,
    MeetingAction,
    MeetingState,
    count_present,
    next_meeting_state,
)
from rules.motions import MotionState, adopted
from rules.people import Role
from rules.profile import needed_present
from rules.rounds import is_tie_open
from rules.voters import those_here

SLOT = "meeting"
DESK = "meeting_desk"
CHECK_IN = "checkin"
DELEGATES = (Role.DELEGATE,)
RUNNING = {MeetingState.CHECKING_IN, MeetingState.OPEN}


def open_meeting(talk: Talk) -> Turn:
    """/hoinghi: where the meeting stands; once it sits, under all that can be done."""
    shown = show_card(talk)
    meeting = talk.store.meetings.of_bloc(talk.bloc.id)
    if meeting is None or meeting.state is not MeetingState.OPEN:
        return shown
    return Turn(say=(Say(talk.room, desk_card(talk, meeting), DESK),)).also(*shown.say)


def open_desk(talk: Talk, number: int) -> Turn:
    """Việc khác: all that can be done, and the card below it again."""
    talk.need_lead()
    sitting(talk, number)
    return open_meeting(talk)


def show_card(talk: Talk) -> Turn:
    """The lead's card: where the meeting stands and what comes next."""
    talk.need_lead()
    meeting = talk.store.meetings.of_bloc(talk.bloc.id)
    if meeting is None:
        voters = len(members(talk))
        needed = needed_present(talk.bloc.profile, voters)
        return talk.reply(says.NotCalled(talk.bloc, voters, needed), SLOT)
    called = meeting.state is MeetingState.CALLED
    return talk.reply(called_card(talk, meeting) if called else meeting_card(talk, meeting), SLOT)


def new_meeting(talk: Talk, state: MeetingState) -> Meeting:
    """With the usual agenda."""
    meeting = talk.store.meetings.put(talk.bloc.id, state, talk.now)
    talk.store.agenda.fill(meeting.id, USUAL)
    return meeting


def open_session(talk: Talk, number: int) -> Turn:
    """Khai mạc: only with a quorum."""
    talk.need_lead()
    meeting = own_meeting(talk, number)
    state = next_meeting_state(meeting.state, MeetingAction.OPEN)
    present, voters = need_quorum(talk, meeting.id, talk.bloc.profile), len(members(talk, meeting.id))
    talk.store.meetings.set_state(meeting.id, state)
    talk.decide("meeting_opened", meeting=meeting.id, present=present, members=voters)
    card = meeting_card(talk, replace(meeting, state=state))
    needed = needed_present(talk.bloc.profile, voters)
    opened = says.MeetingOpened(talk.bloc, present, voters, needed, (*card.absent, *card.silent))
    desk = talk.tell_lead(desk_card(talk, meeting), DESK)
    return Turn().also(*desk, *talk.tell_lead(card, SLOT), talk.tell_group(opened))


def ask_end(talk: Talk, number: int) -> Turn:
    talk.need_lead()
    meeting = own_meeting(talk, number)
    next_meeting_state(meeting.state, MeetingAction.CLOSE)
    done = adopted(talk.store.motions.of_meeting(meeting.id))
    last = talk.store.ballots.of_meeting(meeting.id)[-1:]
    tied = any(one.state is BallotState.ANNOUNCED and is_tie_open(one) for one in last)
    return talk.reply(says.AskEnd(meeting.id, done is not None, tied), SLOT)


def end(talk: Talk, number: int) -> Turn:
    talk.need_lead()
    meeting = own_meeting(talk, number)
    state = next_meeting_state(meeting.state, MeetingAction.CLOSE)
    _check_nothing_under_way(talk, meeting)
    talk.store.meetings.set_state(meeting.id, state)
    talk.decide("meeting_closed", meeting=meeting.id)
    card = meeting_card(talk, replace(meeting, state=state))
    return Turn().also(*talk.tell_lead(card, SLOT), talk.tell_group(says.MeetingEnded(talk.bloc)))


def own_meeting(talk: Talk, number: int) -> Meeting:
    """The bloc's meeting of that number; raise StaleButton for one of the past or of another bloc."""
    meeting = talk.store.meetings.of_bloc(talk.bloc.id)
    if meeting is None or meeting.id != number:
        raise StaleButton
    return meeting


def sitting(talk: Talk, number: int) -> Meeting:
    """The bloc's meeting while it is open; raise StaleButton or NotNow."""
    meeting = own_meeting(talk, number)
    if meeting.state is not MeetingState.OPEN:
        raise NotNow("decide", meeting.state.value)
    return meeting


def present_units(talk: Talk, meeting: Meeting) -> frozenset[int]:
    """Units that are there, with at least one delegate."""
    return those_here(talk.store.meetings.attendance(meeting.id))


def meeting_card(talk: Talk, meeting: Meeting) -> says.MeetingCard:
    """The lead's card."""
    voters, known = members(talk, meeting.id), attendance(talk, meeting.id)
    ballots = talk.store.ballots.of_meeting(meeting.id)
    items, stand = talk.store.agenda.items(meeting.id), talk.store.agenda.stand(meeting.id)
    return says.MeetingCard(
        bloc=talk.bloc,
        meeting=meeting.id,
        state=meeting.state,
        token=meeting.token,
        day=meeting.opened_at.date(),
        present=count_present(known.values()),
        members=len(voters),
        needed=needed_present(talk.bloc.profile, len(voters)),
        absent=tuple(voters[one] for one in voters if known.get(one) is Attendance.ABSENT),
        left=tuple(voters[one] for one in voters if known.get(one) is Attendance.LEFT),
        silent=tuple(voters[one] for one in voters if one not in known),
        ballot=ballots[-1] if ballots else None,
        item=item_of(items, stand.item),
        following=following(items, stand.item),
        shown=stand.shown,
    )


def desk_card(talk: Talk, meeting: Meeting) -> says.MeetingDesk:
    ballots = talk.store.ballots.of_meeting(meeting.id)
    return says.MeetingDesk(talk.bloc, meeting.id, ballots[-1] if ballots else None)


def _check_nothing_under_way(talk: Talk, meeting: Meeting) -> None:
    """Raise NotNow while a sealed ballot is neither announced nor void, or units are asked by name."""
    for ballot in talk.store.ballots.of_meeting(meeting.id):
        if ballot.state in UNDER_WAY:
            raise NotNow("end_during_ballot", ballot.state.value)
    for motion in talk.store.motions.of_meeting(meeting.id):
        if motion.state is MotionState.OPEN:
            raise NotNow("end_during_motion", motion.state.value)


COMMANDS = {"hoinghi": open_meeting}
TAPS = {
    "meeting": show_card,
    "meetingdesk": open_desk,
    "openmeeting": open_session,
    "askend": ask_end,
    "endmeeting": end,
}
