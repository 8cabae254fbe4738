"""Self-score, one criterion a card.

/chamdiem -> card of a criterion -> typed value or tapped choice -> card of the next open one -> summary
"Đến tiêu chí 2.3", Để sau, ‹, the list and the summary lead anywhere; every answer is kept at once.
"""

from __future__ import annotations

import re

from handlers.answering import record_answer
from handlers.self_score import JUMP, editable_sheet, may_edit, own_sheet, standing
from handlers.self_score_card import EnterAnswer, card, delivery_of, summary
from handlers.self_score_many import record_typed
from handlers.talk import Say, Talk, Turn, room_of
from messages import self_score as says
from messages.answers import ColleagueAnswered
from rules.criteria import Leaf
from rules.errors import UnknownWord
from rules.errors_answers import DatedByCalendar
from rules.estimates import read_figure
from rules.people import Person, Role
from rules.scoring import Answer, choose_answer
from rules.sheets import Filled, Sheet, Standing
from rules.target_standing import target_standing
from rules.typed_answers import split_answers
from rules.vietnamese import fold

CHANGE = re.compile(r"\s*(?:sửa|sua|đổi|doi)(?:\s+(?:lại|lai))?(?:\s+(?:thành|thanh))?\s+(.+)", re.I | re.S)


def open_sheet(talk: Talk) -> Turn:
    """The first unanswered criterion, or the summary when there is none."""
    talk.need(Role.OFFICER)
    now = standing(talk, talk.store.sheets.of_unit(talk.bloc.id, talk.unit.id))
    code = now.next_open()
    return card(talk, now, code) if may_edit(talk, now.sheet) and code else summary(talk, now)


def open_leaf(talk: Talk, number: int, code: str) -> Turn:
    return card(talk, standing(talk, editable_sheet(talk, number)), code)


def later(talk: Talk, number: int, code: str) -> Turn:
    """Leave this criterion for now."""
    return _onwards(talk, standing(talk, editable_sheet(talk, number)), code)


def choose(talk: Talk, number: int, code: str, choice: str) -> Turn:
    """A button with a ready answer."""
    sheet = editable_sheet(talk, number)
    leaf = talk.bloc.tree.leaf(code)
    return _record(talk, sheet, leaf, choose_answer(leaf, choice))


def receive_answer(talk: Talk) -> Turn:
    """A value for the criterion asked, or for those named; "đến tiêu chí 2.3" and "sửa 9" are understood too."""
    waiting = talk.awaited(EnterAnswer)
    sheet = editable_sheet(talk, waiting.sheet)
    jump = JUMP.fullmatch(fold(talk.typed()))
    if jump:
        return card(talk, standing(talk, sheet), jump[1].rstrip("."))
    change = CHANGE.fullmatch(talk.said.text)
    text = change[1] if change else talk.said.text
    code = waiting.last or waiting.leaf if change else waiting.leaf
    asked = talk.bloc.tree.leaf(code) if code else None
    typed = split_answers(talk.bloc.tree.places, text, asked)
    if len(typed) > 1:
        return record_typed(talk, sheet, typed)
    if typed:
        asked, text = talk.bloc.tree.leaf(typed[0].code), typed[0].text
    if asked is None:
        raise UnknownWord
    return _record(talk, sheet, asked, read_figure(asked, text))


def show_summary(talk: Talk, number: int) -> Turn:
    return summary(talk, standing(talk, own_sheet(talk, number)))


def _record(talk: Talk, sheet: Sheet, leaf: Leaf, answer: Answer) -> Turn:
    """Keep one answer and ask the next open criterion; an officer whose answer it replaces is told."""
    if delivery_of(talk, leaf):
        raise DatedByCalendar(leaf.code)
    before = standing(talk, sheet)
    old = before.answers.get(leaf.code)
    filled = record_answer(talk, sheet, leaf, answer, before=before.answers)
    now = Standing(sheet, before.tree, {**before.answers, leaf.code: filled}, before.proofs)
    colleague = _colleague(talk, leaf, old, filled)
    recorded = says.Recorded(
        leaf=leaf,
        old=old.points if old else None,
        filled=filled,
        path=now.tree.path(leaf.code),
        by_group=now.totals.by_group,
        total=now.totals.total,
        proofs=now.proofs.get(leaf.code, 0),
        target=target_standing(leaf, filled),
        colleague=colleague.name if colleague else "",
        theirs=old if colleague else None,
    )
    turn = _onwards(talk, now, leaf.code, recorded)
    if colleague is None or old is None:
        return turn
    told = ColleagueAnswered(sheet.id, talk.unit, leaf, talk.person.name, old, filled)
    return turn.also(Say(room_of(colleague), told, unit=talk.unit.id))


def _onwards(talk: Talk, now: Standing, code: str, recorded: says.Recorded | None = None) -> Turn:
    following = now.next_open(code)
    return card(talk, now, following, recorded) if following else summary(talk, now, recorded)


def _colleague(talk: Talk, leaf: Leaf, old: Filled | None, new: Filled) -> Person | None:
    """The officer whose other answer came in since the speaker's card was drawn."""
    if old is None or old.by == talk.person.id or old.given == new.given:
        return None
    waiting = talk.waiting
    if isinstance(waiting, EnterAnswer) and (waiting.leaf, waiting.seen) == (leaf.code, old.given):
        return None
    officers = talk.store.people.holders(talk.unit.id, (Role.OFFICER,), talk.today)
    return next((person for person in officers if person.id == old.by), None)


COMMANDS = {"chamdiem": open_sheet}
TAPS = {"leaf": open_leaf, "later": later, "set": choose, "sheet": show_summary}
ANSWERS = {EnterAnswer: receive_answer}
