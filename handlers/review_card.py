"""A unit's sheet before its reviewer: who may open it, and what the card shows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from handlers.evidence_reading import leaf_counts
from handlers.self_score import lines
from handlers.talk import Talk, Turn, Waiting
from messages import review as says
from messages.self_score import LeafLine
from rules.criteria import Group
from rules.errors import NotNow, NotYours, OwnUnit
from rules.people import may_review
from rules.review import SheetState, check_reason
from rules.sheets import Filled, Sheet, final_totals, self_totals

SLOT = "review"
UNIT_SLOT = "sheet"
READABLE = {SheetState.SUBMITTED, SheetState.ACCEPTED, SheetState.LOCKED, SheetState.PUBLISHED}
IN = {SheetState.ACCEPTED, SheetState.LOCKED, SheetState.PUBLISHED}


@dataclass(frozen=True)
class ReadSheet(Waiting):
    """A typed criterion number opens it."""

    reviewed: int


def card(talk: Talk, sheet: Sheet, recorded: says.Reviewed | None = None) -> Turn:
    """The whole sheet of a unit, as the reviewer works on it."""
    tree, answers = talk.bloc.tree, talk.store.sheets.answers(sheet.id)
    found = final_totals(tree, answers)
    shown = says.ReviewCard(
        sheet=sheet.id,
        unit=talk.units[sheet.unit],
        year=talk.bloc.year,
        state=sheet.state,
        groups=tuple(_block(top, found.by_group[top.code], answers) for top in tree.branches),
        self_total=self_totals(tree, answers).total,
        total=found.total,
        base=tree.base,
        changed=changed(talk, answers),
        awaiting=awaiting(talk, answers),
        proofs=leaf_counts(talk, sheet),
        recorded=recorded,
    )
    return talk.reply(shown, slot=SLOT, wait=ReadSheet(sheet.id))


def reviewed_sheet(talk: Talk, number: int) -> Sheet:
    """A sent sheet this person may review; raise NotYours, OwnUnit or NotNow."""
    sheet = talk.store.sheets.get(number)
    if sheet is None or sheet.unit not in talk.units:
        raise NotYours
    if not reviews(talk, sheet.unit):
        runs_own = sheet.unit == talk.unit.id and any(reviews(talk, unit) for unit in talk.units)
        raise OwnUnit(own_reviewer(talk)) if runs_own else NotYours
    if sheet.state not in READABLE:
        raise NotNow("review", sheet.state.value)
    return sheet


def reviews(talk: Talk, unit: int) -> bool:
    """Whether this person reviews that unit's sheet."""
    return may_review(talk.roles, talk.unit.id, unit, talk.leadership)


def changed(talk: Talk, answers: dict[str, Filled]) -> tuple[LeafLine, ...]:
    """The criteria that the review gave other points than the unit did."""
    return tuple(
        line for line in lines(talk, answers) if line.filled and line.filled.final != line.filled.points
    )


def awaiting(talk: Talk, answers: dict[str, Filled]) -> tuple[str, ...]:
    """The criteria answered whose points depend on the whole bloc and are not out yet."""
    answered = [line for line in lines(talk, answers) if line.filled and not line.filled.unassigned]
    return tuple(line.leaf.code for line in answered if line.filled and line.filled.final is None)


def own_reviewer(talk: Talk) -> str:
    """The bloc's word for who reviews the speaker's own unit."""
    return talk.bloc.label("deputy" if talk.unit.id == talk.leadership.lead else "lead")


def reviewer_label(talk: Talk) -> str:
    return talk.bloc.label("lead" if talk.runs_bloc else "deputy")


def reason_of(talk: Talk) -> str:
    """Raise UnexpectedFile, ReasonMissing or ReasonTooLong."""
    return check_reason(talk.typed())


def _block(group: Group, got: Decimal, answers: dict[str, Filled]) -> says.GroupBlock:
    leaves = tuple(LeafLine(leaf, answers.get(leaf.code)) for leaf in group.all_leaves)
    return says.GroupBlock(group, got, leaves)
