"""What an officer at the sheet sees: one criterion's card, or the summary of all."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.due_dates import task_due
from handlers.self_score import group_lines, may_edit
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import self_score as says
from rules.criteria import Leaf
from rules.deliveries import Delivery, days_late
from rules.estimates import CORRECTABLE
from rules.people import Role
from rules.review import EDITABLE
from rules.sheets import Sheet, Standing, estimates, unassigned
from rules.suggestions import common_points, example_answer
from rules.target_standing import target_standing

SLOT = "sheet"


@dataclass(frozen=True)
class EnterAnswer(Waiting):
    """`leaf` is the criterion asked, "" beside the list and the summary; "sửa 9" means `last`, answered just before.

    `seen` is what stood there when the card was drawn.
    """

    sheet: int
    leaf: str
    last: str = ""
    seen: str = ""


def card(talk: Talk, now: Standing, code: str, recorded: says.Recorded | None = None) -> Turn:
    tree, sheet = now.tree, now.sheet
    leaf, current = tree.leaf(code), now.answers.get(code)
    before, _ = tree.neighbours(code)
    report = talk.bloc.dated(leaf)
    delivery = delivery_of(talk, leaf)
    shown = says.AskLeaf(
        sheet=sheet.id,
        unit=talk.unit,
        year=talk.bloc.year,
        leaf=leaf,
        answered=now.totals.answered,
        leaves=len(tree.leaves),
        due=task_due(talk, "chamdiem"),
        current=current,
        proofs=now.proofs.get(code, 0),
        previous=before.code if before else "",
        common=common_points(leaf),
        example=example_answer(leaf),
        earlier=talk.store.answers.earlier(talk.bloc, talk.unit.key, code),
        target=target_standing(leaf, current) if current else None,
        report=report,
        delivery=delivery,
        late=days_late(report.due, delivery.received) if report and delivery else 0,
        recorded=recorded,
    )
    last = recorded.leaf.code if recorded else ""
    return talk.reply(shown, SLOT, EnterAnswer(sheet.id, code, last, current.given if current else ""))


def delivery_of(talk: Talk, leaf: Leaf) -> Delivery | None:
    """The receipt that the leaf's points come from, once there is one."""
    if not leaf.from_calendar:
        return None
    return talk.store.deliveries.of_unit(talk.bloc.id, talk.unit.id).get(leaf.from_calendar)


def summary(talk: Talk, now: Standing, recorded: says.Recorded | None = None) -> Turn:
    sheet, found = now.sheet, now.totals
    shown = says.Summary(
        sheet=sheet.id,
        unit=talk.unit,
        year=talk.bloc.year,
        state=sheet.state,
        groups=group_lines(talk, now.answers),
        total=found.total,
        base=now.tree.base,
        missing=found.missing,
        unassigned=tuple(sorted(unassigned(now.answers))),
        estimates=estimates(now.answers),
        may_edit=may_edit(talk, sheet),
        may_correct=sheet.state in CORRECTABLE and Role.OFFICER in talk.roles,
        recorded=recorded,
    )
    return talk.reply(shown, SLOT, beside(sheet, recorded.leaf.code if recorded else ""))


def beside(sheet: Sheet, last: str = "") -> Waiting:
    """No criterion is asked, but one may be named while the sheet is the officer's to change."""
    return EnterAnswer(sheet.id, "", last) if sheet.state in EDITABLE else Nothing()
