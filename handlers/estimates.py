"""Số ước thực hiện: marked by the officer, listed to the lead, and made official before the lock.

card -> Ghi là số ước thực hiện | Số chính thức
lead: Đề nghị cập nhật số chính thức -> each unit's officers: keep it, or -> typed official figure
On a sheet that has left the unit another figure goes as one criterion returned alone: returned_leaf_supply.py
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from handlers.answering import record_answer
from handlers.member_sheets import member_sheets
from handlers.returned_leaf_supply import submit
from handlers.review_rights import reviewers
from handlers.self_score import editable_sheet, own_sheet, standing
from handlers.self_score_card import beside, card
from handlers.talk import Nothing, Say, Talk, Turn, Waiting
from messages import estimates as says
from messages.self_score import LeafLine
from rules.criteria import Leaf
from rules.errors import NotNow, StaleButton
from rules.errors_answers import NotAnswered
from rules.estimates import CORRECTABLE, as_estimate
from rules.people import Role
from rules.returned_leaves import ReturnedLeaf, ReturnState
from rules.review import EDITABLE
from rules.scoring import Answer, read_answer
from rules.sheets import Filled, Sheet, estimates
from rules.suggestions import example_answer

OFFICIAL, LEAD = "official", "table"


@dataclass(frozen=True)
class EnterFigure(Waiting):
    """The official figure of `leaf`, in place of its estimate."""

    sheet: int
    leaf: str


def mark(talk: Talk, number: int, code: str, estimate: int) -> Turn:
    """The value given is an estimate, or is not."""
    sheet = editable_sheet(talk, number)
    leaf = talk.bloc.tree.leaf(code)
    held = talk.store.sheets.answers(sheet.id).get(code)
    if held is None:
        raise NotAnswered(code)
    if estimate:
        as_estimate(leaf, Answer(held.raw, held.points, held.unassigned))
    if held.estimate != bool(estimate):
        talk.store.answers.mark(sheet.id, held, talk.person.id, talk.now, estimate=bool(estimate))
    return card(talk, standing(talk, sheet), code)


def ask_units(talk: Talk) -> Turn:
    """The lead's word to every unit that still owes official figures."""
    talk.need_lead()
    waiting: list[says.UnitEstimates] = []
    asked: list[Say] = []
    answers = talk.store.sheets.answers_of_bloc(talk.bloc.id)
    for sheet in member_sheets(talk):
        codes = estimates(answers[sheet.id])
        if codes:
            waiting.append(says.UnitEstimates(talk.units[sheet.unit], codes))
            request = _request(talk, sheet, answers[sheet.id])
            asked += talk.tell_unit(sheet.unit, (Role.OFFICER,), request, OFFICIAL)
    return talk.reply(says.EstimatesAsked(tuple(waiting)), LEAD, Nothing()).also(*asked)


def list_figures(talk: Talk, number: int) -> Turn:
    sheet = correctable_sheet(talk, number)
    return talk.reply(_request(talk, sheet, talk.store.sheets.answers(sheet.id)), OFFICIAL, beside(sheet))


def keep_figure(talk: Talk, number: int, code: str) -> Turn:
    """The estimate was right."""
    sheet = correctable_sheet(talk, number)
    was = _estimated(talk, sheet, code)
    talk.store.answers.mark(sheet.id, was, talk.person.id, talk.now, estimate=False)
    return _made_official(talk, sheet, was, replace(was, estimate=False))


def ask_figure(talk: Talk, number: int, code: str) -> Turn:
    sheet = correctable_sheet(talk, number)
    leaf = talk.bloc.tree.leaf(code)
    asked = says.AskFigure(sheet.id, LeafLine(leaf, _estimated(talk, sheet, code)), example_answer(leaf))
    return talk.reply(asked, OFFICIAL, EnterFigure(sheet.id, code))


def receive_figure(talk: Talk) -> Turn:
    """Recorded at once; on a sheet that has left the unit another figure waits for the head and the reviewer."""
    waiting = talk.awaited(EnterFigure)
    sheet = correctable_sheet(talk, waiting.sheet)
    leaf = talk.bloc.tree.leaf(waiting.leaf)
    was = _estimated(talk, sheet, leaf.code)
    given = read_answer(leaf, talk.typed())
    if sheet.state in EDITABLE:
        return _made_official(talk, sheet, was, record_answer(talk, sheet, leaf, given))
    owed = talk.store.returned_leaves.open_of_sheet(sheet.id).get(leaf.code)
    if owed is None and (given.raw, given.unassigned) == (was.raw, was.unassigned):
        return keep_figure(talk, sheet.id, leaf.code)
    return _to_head(talk, owed or _own_return(talk, sheet, leaf), was, given)


def correctable_sheet(talk: Talk, number: int) -> Sheet:
    """The officer's own sheet, also when it is with its reviewer; raise NotYours or NotNow."""
    sheet = own_sheet(talk, number)
    talk.need(Role.OFFICER)
    if sheet.state not in CORRECTABLE:
        raise NotNow("score", sheet.state.value)
    return sheet


def _request(talk: Talk, sheet: Sheet, answers: Mapping[str, Filled]) -> says.AskOfficial:
    owed = tuple(LeafLine(talk.bloc.tree.leaf(code), answers[code]) for code in estimates(answers))
    return says.AskOfficial(sheet.id, talk.units[sheet.unit], owed, talk.bloc.label("lead"))


def _estimated(talk: Talk, sheet: Sheet, code: str) -> Filled:
    """Raise NoSuchCriterion, StaleButton where the figure is official already, or NotNow where the head has it."""
    talk.bloc.tree.leaf(code)
    held = talk.store.sheets.answers(sheet.id).get(code)
    if held is None or not held.estimate:
        raise StaleButton
    owed = talk.store.returned_leaves.open_of_sheet(sheet.id).get(code)
    if owed and owed.state is ReturnState.WITH_HEAD:
        raise NotNow("score", owed.state.value)
    return held


def _made_official(talk: Talk, sheet: Sheet, was: Filled, now: Filled) -> Turn:
    if sheet.state not in EDITABLE:
        talk.decide("figure_official", sheet=sheet.id, leaf=was.leaf, figure=list(now.raw))
    leaf = talk.bloc.tree.leaf(was.leaf)
    left = len(estimates(talk.store.sheets.answers(sheet.id)))
    return talk.reply(says.FigureOfficial(sheet.id, leaf, was, now, left), OFFICIAL, beside(sheet))


def _own_return(talk: Talk, sheet: Sheet, leaf: Leaf) -> ReturnedLeaf:
    """The criterion as if its reviewer had asked for the official figure today."""
    asking, lead = reviewers(talk).of_leaf(sheet.unit, leaf.code), talk.leadership.lead
    who = lead if lead in asking else min(asking, default=lead)
    new = ReturnedLeaf(0, sheet.id, leaf.code, says.REQUEST, talk.today, who, talk.person.id, talk.now)
    return replace(new, id=talk.store.returned_leaves.put(new))


def _to_head(talk: Talk, owed: ReturnedLeaf, was: Filled, given: Answer) -> Turn:
    """The estimate stands, and blocks the lock, until the head has approved the figure."""
    answered = replace(owed, answer=given, words=owed.words or says.INSTEAD)
    talk.store.returned_leaves.change(answered)
    talk.decide(
        "figure_with_head", returned=owed.id, leaf=owed.leaf, was=list(was.raw), figure=list(given.raw)
    )
    return submit(talk, owed.id)


TAPS = {
    "estimate": mark,
    "askfigures": ask_units,
    "figures": list_figures,
    "keepfigure": keep_figure,
    "newfigure": ask_figure,
}
ANSWERS = {EnterFigure: receive_figure}
