"""A score questioned in the room: noted, or put to an open vote; only before the first box is sealed.

unit -> criterion -> new points -> reason -> open vote (motion_vote.py) -> score_change.py: table version 2
                  -> Ghi nhận, giữ nguyên -> what was said
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from handlers.motion_cards import LEAD, plain, put_question, show
from handlers.review_card import reason_of
from handlers.score_table import asked_of, current, has_points, leaf_line, leaf_lines, questionable
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import score_decision as says
from rules.errors import StaleButton
from rules.motions import Matter
from rules.people import Unit
from rules.score_questions import ScoreQuestion, Verdict
from rules.scoring import Answer, choose_answer, read_answer


@dataclass(frozen=True)
class PickQuestioned(Waiting):
    """A typed criterion number opens it."""

    meeting: int
    questioned: int


@dataclass(frozen=True)
class EnterNewScore(Waiting):
    meeting: int
    questioned: int
    code: str


@dataclass(frozen=True)
class EnterScoreReason(Waiting):
    """`points` as text, "" when the score stays."""

    meeting: int
    questioned: int
    code: str
    points: str
    takes_any_text = True


def open_scores(talk: Talk, number: int) -> Turn:
    meeting = questionable(talk, number)
    frozen = talk.store.final_tables.get(talk.bloc.id)
    if frozen is None:
        return talk.reply(says.NoScoreTable(), LEAD, Nothing())
    kept = talk.store.score_questions.of_meeting(meeting.id)
    decided = tuple(asked_of(talk, one) for one in kept if one.verdict is not Verdict.ASKED)
    units = tuple(talk.units.values())
    return talk.reply(says.ScoreList(meeting.id, decided, units, frozen.table.version), LEAD, Nothing())


def pick_leaf(talk: Talk, number: int, unit: int) -> Turn:
    meeting = questionable(talk, number)
    picker = says.PickScore(meeting.id, _unit(talk, unit), leaf_lines(talk, unit))
    return talk.reply(picker, LEAD, PickQuestioned(meeting.id, unit))


def receive_leaf(talk: Talk) -> Turn:
    """Raise NoSuchCriterion."""
    waiting = talk.awaited(PickQuestioned)
    return open_leaf(talk, waiting.meeting, waiting.questioned, talk.typed().strip().rstrip("."))


def open_leaf(talk: Talk, number: int, unit: int, code: str) -> Turn:
    meeting = questionable(talk, number)
    line = leaf_line(talk, _unit(talk, unit).id, code)
    shown = says.ScoreQuestioned(meeting.id, talk.units[unit], line, has_points(line))
    wait = EnterNewScore(meeting.id, unit, code) if has_points(line) else Nothing()
    return talk.reply(shown, LEAD, wait)


def receive_points(talk: Talk) -> Turn:
    """Read and checked as the unit's own value was."""
    waiting = talk.awaited(EnterNewScore)
    answer = read_answer(talk.bloc.tree.leaf(waiting.code), talk.typed())
    return _propose(talk, waiting.meeting, waiting.questioned, waiting.code, answer)


def choose(talk: Talk, number: int, unit: int, code: str, choice: str) -> Turn:
    """A button with ready points."""
    return _propose(talk, number, unit, code, choose_answer(talk.bloc.tree.leaf(code), choice))


def _propose(talk: Talk, number: int, unit: int, code: str, answer: Answer) -> Turn:
    meeting = questionable(talk, number)
    old, leaf, new = current(talk, _unit(talk, unit).id, code), talk.bloc.tree.leaf(code), answer.points
    if new is None or new == old:
        return talk.reply(says.SameScore(meeting.id, talk.units[unit], leaf, old), LEAD)
    asked = says.AskScoreReason(meeting.id, talk.units[unit], leaf, old, new)
    return talk.reply(asked, LEAD, EnterScoreReason(meeting.id, unit, code, str(new)))


def keep(talk: Talk, number: int, unit: int, code: str) -> Turn:
    """Ghi nhận, giữ nguyên: ask what was said."""
    meeting = questionable(talk, number)
    old, leaf = current(talk, _unit(talk, unit).id, code), talk.bloc.tree.leaf(code)
    asked = says.AskScoreReason(meeting.id, talk.units[unit], leaf, old, None)
    return talk.reply(asked, LEAD, EnterScoreReason(meeting.id, unit, code, ""))


def receive_reason(talk: Talk) -> Turn:
    """A change waits for the meeting's vote; what is only noted is decided here."""
    waiting = talk.awaited(EnterScoreReason)
    meeting = questionable(talk, waiting.meeting)
    question = ScoreQuestion(
        id=0,
        meeting=meeting.id,
        unit=waiting.questioned,
        leaf=waiting.code,
        old=current(talk, waiting.questioned, waiting.code),
        new=Decimal(waiting.points) if waiting.points else None,
        reason=reason_of(talk),
        verdict=Verdict.ASKED if waiting.points else Verdict.KEPT,
        by=talk.person.id,
        at=talk.now,
    )
    question = replace(question, id=talk.store.score_questions.put(question))
    if question.new is None:
        talk.decide("score_kept", unit=question.unit, leaf=question.leaf, reason=question.reason)
        return talk.reply(says.ScoreKept(meeting.id, asked_of(talk, question)), LEAD, Nothing())
    frozen = talk.store.final_tables.get(talk.bloc.id)
    words = says.ScoreMotion(asked_of(talk, question), bool(frozen and frozen.published_at))
    motion = put_question(talk, meeting, Matter.SCORE, plain(words), (question.id,))
    talk.store.score_questions.change(replace(question, motion=motion.id))
    return show(talk, motion)


def _unit(talk: Talk, number: int) -> Unit:
    if number not in talk.units:
        raise StaleButton
    return talk.units[number]


TAPS = {
    "scores": open_scores,
    "scoreunit": pick_leaf,
    "scoreleaf": open_leaf,
    "scoreset": choose,
    "scorekeep": keep,
}
ANSWERS = {PickQuestioned: receive_leaf, EnterNewScore: receive_points, EnterScoreReason: receive_reason}
