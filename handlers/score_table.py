"""The frozen scores as the meeting may question them."""

from __future__ import annotations

from decimal import Decimal

from handlers.member_sheets import answers_of, counted_units
from handlers.motion_cards import running
from handlers.self_score import lines
from handlers.talk import Talk
from messages.score_decision import Asked
from messages.self_score import LeafLine
from rules.ballot_sheet import Meeting, Subject
from rules.criteria import LeafKind
from rules.errors import NotNow, StaleButton
from rules.final_table import FinalTable, final_table
from rules.meetings import BallotState
from rules.score_questions import ScoreQuestion

BEFORE = {BallotState.DRAFT, BallotState.VOID}


def questionable(talk: Talk, number: int) -> Meeting:
    """For the lead, before any box of the meeting is sealed; raise NotYours, StaleButton or NotNow."""
    talk.need_lead()
    meeting = running(talk, number)
    for ballot in talk.store.ballots.of_meeting(meeting.id):
        if ballot.subject is not Subject.TRIAL and ballot.state not in BEFORE:
            raise NotNow("question_score", ballot.state.value)
    return meeting


def leaf_lines(talk: Talk, unit: int) -> tuple[LeafLine, ...]:
    """Every criterion of the unit's sheet as it stands."""
    sheet = talk.store.sheets.of_unit(talk.bloc.id, unit)
    return lines(talk, talk.store.sheets.answers(sheet.id))


def leaf_line(talk: Talk, unit: int, code: str) -> LeafLine:
    """Raise NoSuchCriterion."""
    leaf = talk.bloc.tree.leaf(code)
    return next(line for line in leaf_lines(talk, unit) if line.leaf == leaf)


def has_points(line: LeafLine) -> bool:
    """Whether points stand there that a decision may change: not those computed from the whole bloc."""
    filled = line.filled
    return filled is not None and filled.final is not None and line.leaf.kind is not LeafKind.TARGET


def current(talk: Talk, unit: int, code: str) -> Decimal:
    """Raise NoSuchCriterion, or StaleButton where there are no points to change."""
    line = leaf_line(talk, unit, code)
    if not has_points(line) or line.filled is None or line.filled.final is None:
        raise StaleButton
    return line.filled.final


def asked_of(talk: Talk, question: ScoreQuestion) -> Asked:
    return Asked(question, talk.units[question.unit], talk.bloc.tree.leaf(question.leaf))


def recounted(talk: Talk) -> FinalTable:
    """The table as the answers give it now."""
    bloc, units = talk.bloc, counted_units(talk)
    return final_table(bloc.year, bloc.tree, units, answers_of(talk, units), bloc.ranking)
