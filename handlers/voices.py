"""The voice of a unit in an open vote by name: its delegates' card, changed until the vote is closed.

/bieuquyet opens it; for those who run the bloc it opens their list of votes instead.
"""

from __future__ import annotations

from handlers.meeting import DELEGATES, RUNNING
from handlers.motion_cards import DELEGATE, own_motion, pending, running, tell_delegates, tell_lead
from handlers.motions import open_votes
from handlers.talk import Talk, Turn
from messages import motions as says
from rules.errors import NotNow, NotYours, StaleButton
from rules.motions import MotionState, Voice, check_asked, tally


def open_own(talk: Talk) -> Turn:
    """The card of the vote under way."""
    if talk.runs_bloc:
        return open_votes(talk)
    talk.need(*DELEGATES)
    meeting = talk.store.meetings.of_bloc(talk.bloc.id)
    if meeting is None or meeting.state not in RUNNING:
        return talk.reply(says.NoMotion(talk.bloc, meets=False), DELEGATE)
    motion = pending(talk, meeting)
    if motion is None or motion.state is not MotionState.OPEN:
        return talk.reply(says.NoMotion(talk.bloc, meets=True), DELEGATE)
    return own_card(talk, motion.id)


def own_card(talk: Talk, number: int) -> Turn:
    talk.need(*DELEGATES)
    motion, _ = own_motion(talk, number)
    check_asked(motion.roll, talk.unit.id)
    voice = talk.store.motions.voices(motion.id).get(talk.unit.id)
    still = motion.state is MotionState.OPEN
    card = (says.VoiceCard if still else says.VoiceEnded)(motion, talk.unit, voice)
    return talk.reply(card, DELEGATE)


def give(talk: Talk, number: int, unit: int, voice: str) -> Turn:
    """Tán thành, Không tán thành or Không có ý kiến; the unit's other delegates and the lead see it."""
    if unit != talk.unit.id:
        raise NotYours
    talk.need(*DELEGATES)
    motion, meeting = own_motion(talk, number)
    running(talk, meeting.id)
    if motion.state is not MotionState.OPEN:
        raise NotNow("give_voice", motion.state.value)
    check_asked(motion.roll, unit)
    if voice not in list(Voice):
        raise StaleButton
    before = tally(motion.roll, talk.store.motions.voices(motion.id))
    talk.store.motions.say(motion.id, unit, talk.person.id, Voice(voice))
    after = tally(motion.roll, talk.store.motions.voices(motion.id))
    changed = tell_lead(talk, motion) if after != before else ()
    return Turn().also(*tell_delegates(talk, motion, [unit]), *changed)


COMMANDS = {"bieuquyet": open_own}
TAPS = {"myvoice": own_card, "voice": give}
