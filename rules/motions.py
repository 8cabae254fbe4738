"""Open votes in the meeting: one unit, one voice, by name or as counts; nothing secret ever comes here.

draft -> open -> closed      by name, on phones
draft -> closed              agreed by all, or hands counted
draft, open -> dropped       put aside without a result
closed -> retaken            voted on again, as a new motion
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from rules import transitions
from rules.errors_meeting import NotAQuestion, NotAsked
from rules.profile import Bar, Op

MAJORITY = Bar(Fraction(1, 2), Op.OVER)
"""Of the units present, unless the bloc says otherwise."""
QUESTION_LIMIT = 300


class Matter(StrEnum):
    """What a question is about; the meeting's ready ones, and `OTHER` as typed."""

    AGENDA = "agenda"
    CHAIRS = "chairs"
    REPORT = "report"
    SHORTLIST = "shortlist"
    COMMITTEE = "committee"
    SCORE = "score"
    MINUTES = "minutes"
    OTHER = "other"


class Voice(StrEnum):
    AGREE = "agree"
    DISAGREE = "disagree"
    NO_OPINION = "no_opinion"


class MotionForm(StrEnum):
    UNANIMOUS = "unanimous"
    HANDS = "hands"
    BY_NAME = "by_name"


class MotionState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    DROPPED = "dropped"
    RETAKEN = "retaken"


class MotionAction(StrEnum):
    """`RECORD` puts down counts of a vote taken in the room."""

    OPEN = "open_motion"
    RECORD = "record_motion"
    CLOSE = "close_motion"
    DROP = "drop_motion"
    RETAKE = "retake_motion"


TABLE = {
    (MotionState.DRAFT, MotionAction.OPEN): MotionState.OPEN,
    (MotionState.DRAFT, MotionAction.RECORD): MotionState.CLOSED,
    (MotionState.OPEN, MotionAction.CLOSE): MotionState.CLOSED,
    (MotionState.DRAFT, MotionAction.DROP): MotionState.DROPPED,
    (MotionState.OPEN, MotionAction.DROP): MotionState.DROPPED,
    (MotionState.CLOSED, MotionAction.RETAKE): MotionState.RETAKEN,
}


@dataclass(frozen=True)
class Voices:
    agree: int
    disagree: int = 0
    no_opinion: int = 0

    @property
    def counted(self) -> int:
        return self.agree + self.disagree + self.no_opinion


@dataclass(frozen=True)
class Motion:
    """`roll` are the units present when it was voted on, `about` the ids of what it would decide.

    `counts` exist once it is closed; by name, some of the roll may not have answered.
    """

    id: int
    meeting: int
    matter: Matter
    question: str
    state: MotionState
    by: int
    at: datetime
    form: MotionForm | None = None
    roll: tuple[int, ...] = ()
    about: tuple[int, ...] = ()
    counts: Voices | None = None

    @property
    def needed(self) -> int:
        return MAJORITY.needed(len(self.roll))

    @property
    def carried(self) -> bool:
        return self.counts is not None and self.counts.agree >= self.needed

    @property
    def share(self) -> Fraction:
        """Of the units present, those that agreed."""
        return Fraction(self.counts.agree if self.counts else 0, len(self.roll) or 1)

    @property
    def silent(self) -> int:
        """Units of the roll that gave no voice."""
        return len(self.roll) - (self.counts.counted if self.counts else 0)


def next_motion_state(state: MotionState, action: MotionAction) -> MotionState:
    """Raise NotNow."""
    return transitions.step(TABLE, state, action)


def check_question(text: str) -> str:
    """One line with single spaces; raise NotAQuestion."""
    question = " ".join(text.split())
    if sum(char.isalpha() for char in question) < 2 or len(question) > QUESTION_LIMIT:
        raise NotAQuestion(QUESTION_LIMIT)
    return question


def check_asked(roll: Collection[int], unit: int) -> None:
    """Raise NotAsked for a unit that was not present when the vote began."""
    if unit not in roll:
        raise NotAsked


def tally(roll: Iterable[int], voices: Mapping[int, Voice]) -> Voices:
    """`voices` by unit; only units of the roll count, each once."""
    given = [voices[unit] for unit in set(roll) if unit in voices]
    return Voices(*(given.count(voice) for voice in Voice))


def adopted(motions: Iterable[Motion]) -> Motion | None:
    """The vote that adopted the meeting's minutes: the last one on them, when it was carried."""
    voted = [one for one in motions if one.matter is Matter.MINUTES and one.state is MotionState.CLOSED]
    return voted[-1] if voted and voted[-1].carried else None
