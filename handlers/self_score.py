"""Self-score, one criterion a card.

/chamdiem -> card of a criterion -> typed value or tapped choice -> card of the next open one -> summary
"Đến tiêu chí 2.3", Để sau, ‹, the list and the summary lead anywhere; every answer is kept at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from handlers.answering import record_answer
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import self_score as says
from rules.criteria import Leaf
from rules.errors import NotNow, NotYours, UnknownWord
from rules.people import Role
from rules.review import EDITABLE
from rules.scoring import Answer, choose_answer, read_answer
from rules.sheets import Filled, Sheet, Standing, self_totals, unassigned
from rules.vietnamese import fold

SLOT = "sheet"
JUMP = re.compile(r"(?:den )?(?:tieu chi|tc|den) ?([0-9][0-9.]*)")
CHANGE = re.compile(r"(?:sua|doi)(?: lai)?(?: thanh)? +(.+)")


@dataclass(frozen=True)
class EnterAnswer(Waiting):
    """`leaf` is the criterion asked, "" beside the list and the summary; "sửa 9" means `last`, answered just before."""

    sheet: int
    leaf: str
    last: str = ""


def open_sheet(talk: Talk) -> Turn:
    """The first unanswered criterion, or the summary when there is none."""
    talk.need(Role.OFFICER)
    now = _standing(talk, talk.store.sheets.of_unit(talk.bloc.id, talk.unit.id))
    code = now.next_open()
    return _card(talk, now, code) if now.sheet.state in EDITABLE and code else _summary(talk, now)


def open_leaf(talk: Talk, number: int, code: str) -> Turn:
    return _card(talk, _standing(talk, editable_sheet(talk, number)), code)


def later(talk: Talk, number: int, code: str) -> Turn:
    """Leave this criterion for now."""
    now = _standing(talk, editable_sheet(talk, number))
    following = now.next_open(code)
    return _card(talk, now, following) if following else _summary(talk, now)


def choose(talk: Talk, number: int, code: str, choice: str) -> Turn:
    """A button with a ready answer."""
    sheet = editable_sheet(talk, number)
    leaf = talk.bloc.tree.leaf(code)
    return _record(talk, sheet, leaf, choose_answer(leaf, choice))


def receive_answer(talk: Talk) -> Turn:
    """A typed value for the criterion asked; "đến tiêu chí 2.3" and "sửa 9" are understood too."""
    waiting = talk.awaited(EnterAnswer)
    sheet = editable_sheet(talk, waiting.sheet)
    words = fold(talk.typed())
    jump = JUMP.fullmatch(words)
    if jump:
        return _card(talk, _standing(talk, sheet), jump[1].rstrip("."))
    change = CHANGE.fullmatch(words)
    if change and (waiting.last or waiting.leaf):
        leaf = talk.bloc.tree.leaf(waiting.last or waiting.leaf)
        return _record(talk, sheet, leaf, read_answer(leaf, change[1]))
    if not waiting.leaf:
        raise UnknownWord
    leaf = talk.bloc.tree.leaf(waiting.leaf)
    return _record(talk, sheet, leaf, read_answer(leaf, talk.said.text))


def list_leaves(talk: Talk, number: int) -> Turn:
    sheet = own_sheet(talk, number)
    answers = talk.store.sheets.answers(sheet.id)
    missing = self_totals(talk.bloc.tree, answers).missing
    listed = says.LeafList(sheet.id, talk.unit, lines(talk, answers), missing)
    return talk.reply(listed, slot=SLOT, wait=_beside(sheet, ""))


def show_summary(talk: Talk, number: int) -> Turn:
    return _summary(talk, _standing(talk, own_sheet(talk, number)))


def own_sheet(talk: Talk, number: int) -> Sheet:
    """The sheet, when it is the unit's own and the person serves it; raise NotYours."""
    sheet = talk.store.sheets.get(number)
    if sheet is None or sheet.unit != talk.unit.id:
        raise NotYours
    talk.need(Role.OFFICER, Role.HEAD)
    return sheet


def editable_sheet(talk: Talk, number: int) -> Sheet:
    """The officer's own sheet while it is theirs to change; raise NotYours or NotNow."""
    sheet = own_sheet(talk, number)
    talk.need(Role.OFFICER)
    if sheet.state not in EDITABLE:
        raise NotNow("score", sheet.state.value)
    return sheet


def group_lines(talk: Talk, answers: Mapping[str, Filled]) -> tuple[says.GroupLine, ...]:
    by_group = self_totals(talk.bloc.tree, answers).by_group
    return tuple(says.GroupLine(group, by_group[group.code]) for group in talk.bloc.tree.branches)


def lines(talk: Talk, answers: Mapping[str, Filled]) -> tuple[says.LeafLine, ...]:
    return tuple(says.LeafLine(leaf, answers.get(leaf.code)) for leaf in talk.bloc.tree.leaves)


def _standing(talk: Talk, sheet: Sheet) -> Standing:
    answers, proofs = talk.store.sheets.answers(sheet.id), talk.store.evidence.counts(sheet.id)
    return Standing(sheet, talk.bloc.tree, answers, proofs)


def _record(talk: Talk, sheet: Sheet, leaf: Leaf, answer: Answer) -> Turn:
    """Keep one answer and ask the next open criterion."""
    before = _standing(talk, sheet)
    old = before.answers.get(leaf.code)
    old_points = old.points if old else None
    filled = record_answer(talk, sheet, leaf, answer, before=before.answers)
    now = Standing(sheet, before.tree, {**before.answers, leaf.code: filled}, before.proofs)
    group = now.tree.branch_of(leaf.code)
    got, proofs = now.totals.by_group[group.code], now.proofs.get(leaf.code, 0)
    recorded = says.Recorded(leaf, old_points, answer.points, answer.unassigned, group, got, proofs)
    following = now.next_open(leaf.code)
    return _card(talk, now, following, recorded) if following else _summary(talk, now, recorded)


def _card(talk: Talk, now: Standing, code: str, recorded: says.Recorded | None = None) -> Turn:
    tree, sheet = now.tree, now.sheet
    leaf = tree.leaf(code)
    before, _ = tree.neighbours(code)
    item = talk.bloc.item("chamdiem")
    card = says.AskLeaf(
        sheet=sheet.id,
        unit=talk.unit,
        year=talk.bloc.year,
        leaf=leaf,
        group=tree.branch_of(code),
        answered=now.totals.answered,
        leaves=len(tree.leaves),
        due=item.due if item else None,
        current=now.answers.get(code),
        proofs=now.proofs.get(code, 0),
        previous=before.code if before else "",
        recorded=recorded,
    )
    last = recorded.leaf.code if recorded else ""
    return talk.reply(card, slot=SLOT, wait=EnterAnswer(sheet.id, code, last))


def _summary(talk: Talk, now: Standing, recorded: says.Recorded | None = None) -> Turn:
    sheet, found = now.sheet, now.totals
    summary = says.Summary(
        sheet=sheet.id,
        unit=talk.unit,
        year=talk.bloc.year,
        state=sheet.state,
        groups=group_lines(talk, now.answers),
        total=found.total,
        base=now.tree.base,
        missing=found.missing,
        unassigned=tuple(sorted(unassigned(now.answers))),
        may_edit=sheet.state in EDITABLE and Role.OFFICER in talk.roles,
        recorded=recorded,
    )
    last = recorded.leaf.code if recorded else ""
    return talk.reply(summary, slot=SLOT, wait=_beside(sheet, last))


def _beside(sheet: Sheet, last: str) -> Waiting:
    """No criterion is asked, but one may be named while the sheet is the officer's to change."""
    return EnterAnswer(sheet.id, "", last) if sheet.state in EDITABLE else Nothing()


COMMANDS = {"chamdiem": open_sheet}
TAPS = {"leaf": open_leaf, "later": later, "set": choose, "leaves": list_leaves, "sheet": show_summary}
ANSWERS = {EnterAnswer: receive_answer}
