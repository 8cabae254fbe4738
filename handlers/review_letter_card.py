"""A department's letter as it is entered and read: who may see it, and what it says of whom."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.review_rights import decides, reviewed_units, reviewers, unit_of
from handlers.self_score import lines
from handlers.talk import Nothing, Talk, Turn
from messages import letters as says
from messages.self_score import LeafLine
from rules.errors import NotYours
from rules.people import Unit
from rules.review import REVIEWABLE
from rules.review_letters import Letter, LetterLine, LetterState, may_confirm
from rules.reviewers import LEADING, Reviewers
from rules.sheets import Filled, Sheet

SLOT = "letter"


def letter_card(talk: Talk, letter: Letter) -> Turn:
    found, said = reviewers(talk), talk.store.letters.lines(letter.id)
    card = says.LetterCard(
        letter=letter,
        department=department_of(talk, letter),
        scan=letter.scan,
        units=units_in(talk, said),
        sheets=_enterable(talk, found, letter) if letter.state is LetterState.DRAFT else (),
        may_enter=talk.runs_bloc and letter.state is LetterState.DRAFT,
        may_confirm=letter.state is LetterState.WAITING and is_second(talk, letter, said),
    )
    return talk.reply(card, SLOT, Nothing())


def units_in(talk: Talk, said: tuple[LetterLine, ...]) -> tuple[says.LetterUnit, ...]:
    """What the letter says, unit by unit."""
    sheets = {sheet.id: sheet for sheet in talk.store.sheets.all(talk.bloc.id)}
    answers = talk.store.sheets.answers_of_bloc(talk.bloc.id)
    found = []
    for number in dict.fromkeys(line.sheet for line in said):
        sheet = sheets[number]
        scores = scores_of(talk, answers[number], tuple(line for line in said if line.sheet == number))
        other = tuple(score for score in scores if score.said.points is not None)
        found.append(says.LetterUnit(talk.units[sheet.unit], number, other, len(scores) - len(other)))
    return tuple(found)


def scores_of(
    talk: Talk, answers: Mapping[str, Filled], said: tuple[LetterLine, ...]
) -> tuple[says.LetterScore, ...]:
    """Its lines of one sheet in reading order, beside what stands."""
    by = {line.leaf: line for line in said}
    standing = lines(talk, answers)
    return tuple(says.LetterScore(line, by[line.leaf.code]) for line in standing if line.leaf.code in by)


def department_lines(talk: Talk, letter: Letter, sheet: Sheet) -> tuple[LeafLine, ...]:
    """The answered criteria of a sheet that fall to the letter's department alone."""
    found = reviewers(talk)
    standing = lines(talk, talk.store.sheets.answers(sheet.id))
    its = frozenset({letter.unit})
    return tuple(
        line for line in standing if line.filled and found.of_leaf(sheet.unit, line.leaf.code) == its
    )


def readable_letter(talk: Talk, number: int) -> Letter:
    """For the lead, and for who may confirm it; raise NotYours."""
    letter = talk.store.letters.get(number)
    if letter is None or letter.bloc != talk.bloc.id or not (talk.runs_bloc or is_leading(talk)):
        raise NotYours
    return letter


def is_leading(talk: Talk) -> bool:
    """The chair or secretary of a leading unit, or whoever stands in for a deputy."""
    if talk.unit.id in talk.leadership.units:
        return bool(talk.roles & LEADING)
    found = reviewers(talk)
    return any(decides(talk, found, unit.id) for unit in reviewed_units(talk, found))


def is_second(talk: Talk, letter: Letter, said: tuple[LetterLine, ...]) -> bool:
    """Whether the speaker may confirm what somebody else entered."""
    reviewed = reviewed_by(talk, said)
    return is_leading(talk) and may_confirm(letter, talk.person.id, talk.unit.id, reviewed)


def reviewed_by(talk: Talk, said: tuple[LetterLine, ...]) -> set[int]:
    """The units that a letter's lines are about."""
    sheets = {line.sheet for line in said}
    return {sheet.unit for sheet in talk.store.sheets.all(talk.bloc.id) if sheet.id in sheets}


def department_of(talk: Talk, letter: Letter) -> Unit:
    """Raise NotYours."""
    unit = unit_of(talk, letter.unit)
    if unit is None:
        raise NotYours
    return unit


def _enterable(talk: Talk, found: Reviewers, letter: Letter) -> tuple[says.SheetChoice, ...]:
    sheets = [sheet for sheet in talk.store.sheets.all(talk.bloc.id) if sheet.state in REVIEWABLE]
    codes = [leaf.code for leaf in talk.bloc.tree.leaves]
    its = frozenset({letter.unit})
    return tuple(
        says.SheetChoice(talk.units[sheet.unit], sheet.id)
        for sheet in sheets
        if sheet.unit in talk.units and any(found.of_leaf(sheet.unit, code) == its for code in codes)
    )
