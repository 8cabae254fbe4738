"""What a department's letter says of one unit: other points line by line, all else as it stands.

[unit] -> "1.2: 8; why", one a line -> [Giữ nguyên các tiêu chí khác] -> the letter
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.review_letter import draft_letter
from handlers.review_letter_card import SLOT, department_lines, department_of, letter_card, scores_of
from handlers.reviewing import has_points
from handlers.talk import Talk, Turn, Waiting
from messages import letters as says
from messages.self_score import LeafLine
from rules.criteria import Leaf
from rules.errors import NotNow, NotYours
from rules.errors_answers import NotAChoice
from rules.errors_letters import NotInLetter, UnreadLine
from rules.review import REVIEWABLE, check_reason
from rules.review_letters import Letter, LetterLine
from rules.scoring import choices, read_answer
from rules.sheets import Filled, Sheet

LINE = re.compile(r"(?:tiêu chí\s+)?([0-9][0-9.]*?)\.?\s*:\s*([^;]+?)\s*;\s*(.+)", re.IGNORECASE)


@dataclass(frozen=True)
class EnterLetterLines(Waiting):
    letter: int
    sheet: int
    takes_any_text = True


def open_sheet(talk: Talk, number: int, sheet: int) -> Turn:
    letter, found = _entered(talk, number, sheet)
    return _ask(talk, letter, found)


def receive_lines(talk: Talk) -> Turn:
    """All lines or none; raise UnreadLine, NotInLetter, or what the value itself breaks."""
    waiting = talk.awaited(EnterLetterLines)
    letter, sheet = _entered(talk, waiting.letter, waiting.sheet)
    own = {line.leaf.code: line for line in department_lines(talk, letter, sheet)}
    typed = [line.strip() for line in talk.typed().splitlines() if line.strip()]
    said = [_read(talk, sheet, own, line) for line in typed]
    if not said:
        raise UnreadLine(talk.said.text)
    talk.store.letters.add(letter.id, said)
    return _ask(talk, letter, sheet)


def keep_rest(talk: Talk, number: int, sheet: int) -> Turn:
    """Giữ nguyên các tiêu chí khác: the letter agrees to what it does not name."""
    letter, found = _entered(talk, number, sheet)
    named = {line.leaf for line in _said(talk, letter, found)}
    rest = [
        LetterLine(found.id, line.leaf.code, line.filled.raw)
        for line in department_lines(talk, letter, found)
        if line.filled and line.leaf.code not in named
    ]
    talk.store.letters.add(letter.id, rest)
    return letter_card(talk, letter)


def clear(talk: Talk, number: int, sheet: int) -> Turn:
    """Nhập lại: what was entered of this unit goes, also when its sheet has left the review."""
    letter, found = _draft_and_sheet(talk, number, sheet)
    talk.store.letters.remove(letter.id, found.id)
    return _ask(talk, letter, found) if found.state in REVIEWABLE else letter_card(talk, letter)


def _read(talk: Talk, sheet: Sheet, own: dict[str, LeafLine], text: str) -> LetterLine:
    found = LINE.fullmatch(text)
    if found is None:
        raise UnreadLine(text)
    leaf = talk.bloc.tree.leaf(found[1])
    line = own.get(leaf.code)
    if line is None or line.filled is None or not has_points(leaf, line.filled):
        groups = tuple(dict.fromkeys(talk.bloc.tree.branch_of(code).code for code in own))
        raise NotInLetter(leaf.code, groups)
    return _line(sheet, leaf, line.filled, found[2], check_reason(found[3]))


def _line(sheet: Sheet, leaf: Leaf, filled: Filled, value: str, reason: str) -> LetterLine:
    points = read_answer(leaf, value).points
    if points is None:
        raise NotAChoice(leaf.code, tuple(choice for choice in choices(leaf) if choice != "unassigned"))
    if points == filled.final:
        return LetterLine(sheet.id, leaf.code, filled.raw)
    return LetterLine(sheet.id, leaf.code, filled.raw, points, reason)


def _ask(talk: Talk, letter: Letter, sheet: Sheet) -> Turn:
    own = department_lines(talk, letter, sheet)
    entered = scores_of(talk, talk.store.sheets.answers(sheet.id), _said(talk, letter, sheet))
    other = tuple(score for score in entered if score.said.points is not None)
    asked = says.AskLetterLines(
        letter=letter,
        department=department_of(talk, letter),
        unit=talk.units[sheet.unit],
        sheet=sheet.id,
        lines=own,
        entered=other,
        kept=len(entered) - len(other),
        rest=len(own) - len(entered),
    )
    return talk.reply(asked, SLOT, EnterLetterLines(letter.id, sheet.id))


def _said(talk: Talk, letter: Letter, sheet: Sheet) -> tuple[LetterLine, ...]:
    return tuple(line for line in talk.store.letters.lines(letter.id) if line.sheet == sheet.id)


def _entered(talk: Talk, number: int, sheet: int) -> tuple[Letter, Sheet]:
    """Raise NotYours or NotNow."""
    letter, found = _draft_and_sheet(talk, number, sheet)
    if found.state not in REVIEWABLE:
        raise NotNow("enter_letter", found.state.value)
    return letter, found


def _draft_and_sheet(talk: Talk, number: int, sheet: int) -> tuple[Letter, Sheet]:
    """Raise NotYours, or NotNow for a letter handed over."""
    letter, found = draft_letter(talk, number), talk.store.sheets.get(sheet)
    if found is None or found.bloc != talk.bloc.id or found.unit not in talk.units:
        raise NotYours
    return letter, found


TAPS = {"lettersheet": open_sheet, "letterrest": keep_rest, "letterclear": clear}
ANSWERS = {EnterLetterLines: receive_lines}
