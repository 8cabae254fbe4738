"""Taking an open vote: agreed by all with one tap, hands counted and typed, or each unit by name on phones.

draft -> Nhất trí n/n | Giơ tay (counts typed) | Theo tên (open -> Kết thúc biểu quyết) -> closed
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from handlers import committee, minutes, score_change
from handlers.motion_cards import (
    BOUND,
    LEAD,
    assembled,
    led,
    put_question,
    running,
    show,
    tell_delegates,
    tell_lead,
)
from handlers.screen import put_on_screen
from handlers.talk import Nothing, Say, Talk, Turn, Waiting
from messages import motions as says
from rules.agenda import Shown
from rules.ballot_sheet import Meeting
from rules.errors import StaleButton
from rules.hands import read_hands
from rules.motions import Matter, Motion, MotionAction, MotionForm, Voices, next_motion_state, tally

ENDS: dict[Matter, Callable[[Talk, Motion], tuple[Say, ...]]] = {
    Matter.COMMITTEE: committee.settle,
    Matter.SCORE: score_change.settle,
    Matter.MINUTES: minutes.settle,
}
"""What follows at once from a vote that is over, whichever way it went."""


@dataclass(frozen=True)
class EnterHands(Waiting):
    motion: int
    takes_any_text = True


def agreed_by_all(talk: Talk, number: int, present: int) -> Turn:
    """Nhất trí, by one tap; when others are present than the button said, it is asked again."""
    motion, meeting = led(talk, number)
    state = next_motion_state(motion.state, MotionAction.RECORD)
    roll = assembled(talk, meeting)
    if len(roll) != present:
        return show(talk, motion)
    form = MotionForm.UNANIMOUS
    return _finish(talk, replace(motion, state=state, form=form, roll=roll, counts=Voices(present)))


def ask_hands(talk: Talk, number: int) -> Turn:
    """The screen shows the question while hands are counted."""
    motion, meeting = led(talk, number)
    next_motion_state(motion.state, MotionAction.RECORD)
    put_on_screen(talk, meeting, Shown.MOTION, motion.id)
    present = len(assembled(talk, meeting))
    return talk.reply(says.AskHands(motion, present), LEAD, EnterHands(motion.id))


def receive_hands(talk: Talk) -> Turn:
    waiting = talk.awaited(EnterHands)
    motion, meeting = led(talk, waiting.motion)
    state = next_motion_state(motion.state, MotionAction.RECORD)
    text, roll = talk.typed(), assembled(talk, meeting)
    counts = read_hands(text, len(roll))
    return _finish(talk, replace(motion, state=state, form=MotionForm.HANDS, roll=roll, counts=counts))


def ask_by_name(talk: Talk, number: int) -> Turn:
    """Every delegate of the units present gets a card; who comes later is not asked."""
    motion, meeting = led(talk, number)
    state = next_motion_state(motion.state, MotionAction.OPEN)
    opened = replace(motion, state=state, form=MotionForm.BY_NAME, roll=assembled(talk, meeting))
    talk.store.motions.change(opened)
    talk.decide("motion_opened", motion=motion.id, roll=list(opened.roll))
    put_on_screen(talk, meeting, Shown.MOTION, motion.id)
    return Turn(wait=Nothing()).also(*tell_lead(talk, opened), *tell_delegates(talk, opened, opened.roll))


def close(talk: Talk, number: int) -> Turn:
    motion, _ = led(talk, number)
    state = next_motion_state(motion.state, MotionAction.CLOSE)
    counts = tally(motion.roll, talk.store.motions.voices(motion.id))
    closed = replace(motion, state=state, counts=counts)
    return _finish(talk, closed).also(*tell_delegates(talk, closed, motion.roll))


def drop(talk: Talk, number: int) -> Turn:
    """Bỏ nội dung này: no result."""
    motion, meeting = led(talk, number)
    dropped = replace(motion, state=next_motion_state(motion.state, MotionAction.DROP))
    talk.store.motions.change(dropped)
    talk.decide("motion_dropped", motion=motion.id)
    _off_screen(talk, meeting, dropped)
    asked = tell_delegates(talk, dropped, motion.roll)
    return _end(talk, dropped, Turn(wait=Nothing()).also(*tell_lead(talk, dropped), *asked))


def again(talk: Talk, number: int) -> Turn:
    """Biểu quyết lại: what was recorded stays in the log, and counts for nothing."""
    motion, meeting = led(talk, number)
    state = next_motion_state(motion.state, MotionAction.RETAKE)
    if motion.matter in BOUND:
        raise StaleButton
    draft = put_question(talk, meeting, motion.matter, motion.question)
    talk.store.motions.change(replace(motion, state=state))
    talk.decide("motion_retaken", motion=motion.id, by_motion=draft.id)
    return show(talk, draft)


def _finish(talk: Talk, closed: Motion) -> Turn:
    """Counts to the group and the screen; the lead also sees who said what when it was by name."""
    meeting = running(talk, closed.meeting)
    voices = {str(unit): voice.value for unit, voice in talk.store.motions.voices(closed.id).items()}
    talk.store.motions.change(closed)
    talk.decide(
        "motion_closed",
        motion=closed.id,
        question=closed.question,
        form=closed.form.value if closed.form else "",
        counts=vars(closed.counts) if closed.counts else {},
        present=len(closed.roll),
        voices=voices,
        carried=closed.carried,
    )
    put_on_screen(talk, meeting, Shown.MOTION, closed.id)
    result = talk.tell_group(says.MotionResult(talk.bloc, closed))
    return _end(talk, closed, Turn(wait=Nothing()).also(*tell_lead(talk, closed), result))


def _end(talk: Talk, motion: Motion, turn: Turn) -> Turn:
    settle = ENDS.get(motion.matter)
    return turn.also(*settle(talk, motion)) if settle else turn


def _off_screen(talk: Talk, meeting: Meeting, motion: Motion) -> None:
    stand = talk.store.agenda.stand(meeting.id)
    if (stand.shown, stand.number) == (Shown.MOTION, motion.id):
        put_on_screen(talk, meeting, Shown.NOTHING)


TAPS = {
    "motionall": agreed_by_all,
    "motionhands": ask_hands,
    "motionopen": ask_by_name,
    "motionclose": close,
    "motiondrop": drop,
    "motionagain": again,
}
ANSWERS = {EnterHands: receive_hands}
