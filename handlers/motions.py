"""Open votes: the lead's list of them, and putting a question to the meeting. Nothing secret comes here.

question -> draft -> taken in one of three forms (motion_vote.py); the units' own voices are in voices.py
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.ballot_cards import newest
from handlers.meeting import RUNNING
from handlers.motion_cards import LEAD, led, pending, plain, put_question, running, show
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import motions as says
from rules.ballot_sheet import Meeting
from rules.errors import StaleButton
from rules.meetings import BallotState
from rules.motions import Matter, MotionState, check_question
from rules.people import Role

READY = (Matter.AGENDA, Matter.CHAIRS, Matter.REPORT, Matter.SHORTLIST, Matter.COMMITTEE, Matter.MINUTES)
WORDED = {Matter.AGENDA, Matter.CHAIRS, Matter.REPORT, Matter.SHORTLIST, Matter.MINUTES}


@dataclass(frozen=True)
class EnterQuestion(Waiting):
    meeting: int
    takes_any_text = True


def menu(talk: Talk, number: int) -> Turn:
    """Biểu quyết: what was decided, what is put now, what may be put."""
    talk.need_lead()
    return talk.reply(_menu(talk, running(talk, number)), LEAD, Nothing())


def open_votes(talk: Talk) -> Turn:
    """/bieuquyet of those who run the bloc."""
    meeting = talk.store.meetings.of_bloc(talk.bloc.id)
    if meeting is None or meeting.state not in RUNNING:
        return talk.reply(says.NoMeetingToVote(talk.bloc), LEAD)
    return menu(talk, meeting.id)


def open_one(talk: Talk, number: int) -> Turn:
    motion, _ = led(talk, number)
    return show(talk, motion)


def ready(talk: Talk, number: int, matter: str) -> Turn:
    """A question the meeting usually votes on."""
    talk.need_lead()
    meeting = running(talk, number)
    if matter not in WORDED:
        raise StaleButton
    return show(talk, put_question(talk, meeting, Matter(matter), _worded(talk, Matter(matter))))


def ask_question(talk: Talk, number: int) -> Turn:
    talk.need_lead()
    meeting = running(talk, number)
    return talk.reply(says.AskQuestion(meeting.id), LEAD, EnterQuestion(meeting.id))


def receive_question(talk: Talk) -> Turn:
    waiting = talk.awaited(EnterQuestion)
    talk.need_lead()
    meeting = running(talk, waiting.meeting)
    return show(talk, put_question(talk, meeting, Matter.OTHER, check_question(talk.typed())))


def _menu(talk: Talk, meeting: Meeting) -> says.MotionMenu:
    alive = pending(talk, meeting)
    kept = talk.store.motions.of_meeting(meeting.id)
    asked = alive is not None and alive.state is MotionState.OPEN and talk.unit.id in alive.roll
    return says.MotionMenu(
        bloc=talk.bloc,
        meeting=meeting.id,
        pending=alive,
        done=tuple(one for one in kept if one.state is MotionState.CLOSED),
        ready=(*READY, Matter.OTHER),
        own=talk.unit if asked and Role.DELEGATE in talk.roles else None,
    )


def _worded(talk: Talk, matter: Matter) -> str:
    draft = newest(talk)
    listed = draft.candidates if draft and draft.state is BallotState.DRAFT else ()
    lead = talk.leadership.lead
    question = says.ReadyQuestion(
        bloc=talk.bloc,
        matter=matter,
        chairs=talk.store.people.holders(lead, [Role.CHAIR], talk.today),
        secretaries=talk.store.people.holders(lead, [Role.SECRETARY], talk.today),
        candidates=tuple(talk.units[unit] for unit in listed if unit in talk.units),
    )
    return plain(question)


TAPS = {"motions": menu, "motion": open_one, "motionready": ready, "motionask": ask_question}
ANSWERS = {EnterQuestion: receive_question}
