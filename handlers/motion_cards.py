"""An open vote as the lead and the delegates see it, and putting a question to the meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import unescape

from handlers.meeting import DELEGATES, RUNNING, own_meeting, present_units
from handlers.talk import Nothing, Say, Talk, Turn
from handlers.voters import need_quorum
from messages import motions as says
from messages.message import Message
from messages.render import render
from rules.ballot_sheet import Meeting
from rules.errors import NotNow, StaleButton
from rules.errors_ballots import NoQuorum
from rules.meetings import MeetingState
from rules.motions import Matter, Motion, MotionAction, MotionForm, MotionState, next_motion_state, tally

LEAD, DELEGATE = "votes", "motion"
ALIVE = {MotionState.DRAFT, MotionState.OPEN}
BOUND = {Matter.COMMITTEE, Matter.SCORE}
"""What is decided by them is done at once, so they are changed in their own way, not voted on again."""


def lead_card(talk: Talk, motion: Motion) -> Message:
    match motion.state:
        case MotionState.DRAFT:
            return says.MotionDraft(motion, len(present_units(talk, own_meeting(talk, motion.meeting))))
        case MotionState.OPEN:
            voices = talk.store.motions.voices(motion.id)
            return says.MotionOpen(motion, voice_lines(talk, motion), tally(motion.roll, voices))
        case MotionState.CLOSED:
            again = motion.matter not in BOUND and _runs(talk, motion)
            return says.MotionClosed(motion, voice_lines(talk, motion), again)
        case _:
            return says.MotionDropped(motion)


def voice_lines(talk: Talk, motion: Motion) -> says.Lines:
    """Each unit asked by name with what it said; none for another form."""
    if motion.form is not MotionForm.BY_NAME:
        return ()
    voices = talk.store.motions.voices(motion.id)
    return tuple((talk.units[unit], voices.get(unit)) for unit in motion.roll)


def tell_lead(talk: Talk, motion: Motion) -> tuple[Say, ...]:
    """The lead's chair and secretary see it where it now stands, in one live message."""
    return tuple(replace(say, live=True) for say in talk.tell_lead(lead_card(talk, motion), LEAD))


def tell_delegates(talk: Talk, motion: Motion, units: Iterable[int]) -> tuple[Say, ...]:
    """Delegates of these units, each with what the unit said so far."""
    voices = talk.store.motions.voices(motion.id)
    kind = says.VoiceCard if motion.state is MotionState.OPEN else says.VoiceEnded
    told: list[Say] = []
    for unit in units:
        card = kind(motion, talk.units[unit], voices.get(unit))
        told += talk.tell_unit(unit, DELEGATES, card, DELEGATE)
    return tuple(replace(say, live=True) for say in told)


def put_question(
    talk: Talk, meeting: Meeting, matter: Matter, question: str, about: tuple[int, ...] = ()
) -> Motion:
    """A draft in place of an earlier one; raise NotNow while a vote is open."""
    waiting = pending(talk, meeting)
    if waiting is not None:
        if waiting.state is MotionState.OPEN:
            raise NotNow("ask_motion", waiting.state.value)
        drop = next_motion_state(waiting.state, MotionAction.DROP)
        talk.store.motions.change(replace(waiting, state=drop))
    draft = Motion(
        0, meeting.id, matter, question, MotionState.DRAFT, talk.person.id, talk.now, about=about
    )
    return replace(draft, id=talk.store.motions.put(draft))


def show(talk: Talk, motion: Motion) -> Turn:
    return talk.reply(lead_card(talk, motion), LEAD, Nothing())


def own_motion(talk: Talk, number: int) -> tuple[Motion, Meeting]:
    """An open vote of the bloc's meeting; raise StaleButton for any other."""
    motion = talk.store.motions.get(number)
    if motion is None:
        raise StaleButton
    return motion, own_meeting(talk, motion.meeting)


def led(talk: Talk, number: int) -> tuple[Motion, Meeting]:
    """An open vote of the meeting under way, for the lead; raise NotYours, StaleButton or NotNow."""
    talk.need_lead()
    motion, meeting = own_motion(talk, number)
    return motion, running(talk, meeting.id)


def running(talk: Talk, number: int) -> Meeting:
    """The bloc's meeting from check-in to its end; raise StaleButton or NotNow."""
    meeting = own_meeting(talk, number)
    if meeting.state not in RUNNING:
        raise NotNow("vote_openly", meeting.state.value)
    return meeting


def pending(talk: Talk, meeting: Meeting) -> Motion | None:
    """The question drafted or open now."""
    alive = [one for one in talk.store.motions.of_meeting(meeting.id) if one.state in ALIVE]
    return alive[-1] if alive else None


def assembled(talk: Talk, meeting: Meeting) -> tuple[int, ...]:
    """The units that vote openly now; raise NoQuorum."""
    here = tuple(sorted(present_units(talk, meeting)))
    if not here:
        raise NoQuorum(0, 1)
    if meeting.state is MeetingState.OPEN:
        need_quorum(talk, meeting.id, talk.bloc.profile)
    return here


def plain(message: Message) -> str:
    """A message's words as text, to be kept as they were put."""
    return unescape(render(message).html)


def _runs(talk: Talk, motion: Motion) -> bool:
    return own_meeting(talk, motion.meeting).state in RUNNING
