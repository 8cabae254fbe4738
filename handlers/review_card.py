"""A unit's sheet before its reviewer: what the card shows, and what may be done with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from handlers.due_dates import due_for
from handlers.evidence_reading import leaf_counts
from handlers.review_progress import Progress, progress
from handlers.review_rights import decides, own_leaves, reviewed_sheet, reviewers, round_in, seen_leaves
from handlers.self_score import lines
from handlers.talk import Talk, Turn, Waiting
from messages import review as says
from messages.self_score import LeafLine
from rules.criteria import Group
from rules.review import (
    GIVEN_BACK,
    REVIEWABLE,
    Actor,
    SheetAction,
    SheetState,
    actions_of,
    check_reason,
)
from rules.sheets import Filled, Sheet, final_totals, self_totals

SLOT = "review"
UNIT_SLOT = "sheet"
IN = {SheetState.ACCEPTED, SheetState.LOCKED, SheetState.PUBLISHED}
EXPLANATION = "giai-trinh"
"""The calendar's item whose due day ends the explanations."""


@dataclass(frozen=True)
class ReadSheet(Waiting):
    """A typed criterion number opens it."""

    reviewed: int


def card(talk: Talk, sheet: Sheet, recorded: says.Reviewed | None = None) -> Turn:
    """The whole sheet of a unit, or the reader's part of it."""
    found = reviewers(talk)
    seen, own = seen_leaves(talk, found, sheet.unit), own_leaves(talk, found, sheet.unit)
    now, tree = progress(talk, sheet), talk.bloc.tree
    totals, deciding = final_totals(tree, now.answers), decides(talk, found, sheet.unit)
    asked = talk.store.reopen_requests.open_of_sheet(sheet.id) if deciding else None
    shown = says.ReviewCard(
        sheet=sheet.id,
        unit=talk.units[sheet.unit],
        year=talk.bloc.year,
        label=label(talk, sheet),
        state=sheet.state,
        whole=len(seen) == len(tree.leaves),
        groups=tuple(block for top in tree.branches if (block := _block(top, totals.by_group, now, seen))),
        self_total=self_totals(tree, now.answers).total,
        total=totals.total,
        base=tree.base,
        changed=tuple(line for line in changed(talk, now.answers) if line.leaf.code in seen),
        awaiting=awaiting(talk, now.answers),
        proofs={code: count for code, count in leaf_counts(talk, sheet).items() if code in seen},
        left=now.left_of(own),
        parts=sum(code in now.answers for code in own),
        owed=tuple(code for code in talk.store.returned_leaves.open_of_sheet(sheet.id) if code in seen),
        explained=tuple(code for code in talk.store.explanations.sent(sheet.id) if code in seen),
        ways=ways(talk, sheet, own, deciding=deciding),
        request=asked.id if asked else 0,
        asks=asked.reason if asked else "",
        recorded=recorded,
    )
    return talk.reply(shown, slot=SLOT, wait=ReadSheet(sheet.id))


def open_review(talk: Talk, number: int) -> Turn:
    return card(talk, reviewed_sheet(talk, number))


def ways(talk: Talk, sheet: Sheet, own: Collection[str], *, deciding: bool) -> says.Ways:
    """What the reader's buttons may offer now."""
    offered = actions_of(sheet.state, Actor.LEAD) if deciding else ()
    ends = ending(talk, sheet)
    return says.Ways(
        ending=ends if ends in offered else None,
        may_change=bool(own) and sheet.state in REVIEWABLE,
        may_return=deciding and sheet.state in GIVEN_BACK,
        may_close_explanation=SheetAction.CLOSE_EXPLANATION in offered and explanation_over(talk, sheet.unit),
    )


def ending(talk: Talk, sheet: Sheet) -> SheetAction:
    """The action that ends the round the sheet stands in."""
    return talk.bloc.review.ending(sheet.state)


def explanation_due(talk: Talk, unit: int = 0) -> datetime | None:
    """Everybody's, or a unit's own, which may be later."""
    item = next((item for item in talk.bloc.calendar if item.id == EXPLANATION), None)
    return due_for(talk, item, unit) if item and unit else item.due if item else None


def explanation_over(talk: Talk, unit: int) -> bool:
    """Whether the unit's day to explain is past; a bloc that set none may end it any time."""
    due = explanation_due(talk, unit)
    return due is None or due < talk.now


def label(talk: Talk, sheet: Sheet) -> str:
    """What the round the sheet stands in is called."""
    return talk.bloc.review.label(round_in(talk, sheet))


def changed(talk: Talk, answers: Mapping[str, Filled]) -> tuple[LeafLine, ...]:
    """The criteria that the review gave other points than the unit did."""
    return tuple(
        line for line in lines(talk, answers) if line.filled and line.filled.final != line.filled.points
    )


def awaiting(talk: Talk, answers: Mapping[str, Filled]) -> tuple[str, ...]:
    """The criteria answered whose points depend on the whole bloc and are not out yet."""
    answered = [line for line in lines(talk, answers) if line.filled and not line.filled.unassigned]
    return tuple(line.leaf.code for line in answered if line.filled and line.filled.final is None)


def reason_of(talk: Talk) -> str:
    """Raise UnexpectedFile, ReasonMissing or ReasonTooLong."""
    return check_reason(talk.typed())


def _block(
    group: Group, got: Mapping[str, Decimal], now: Progress, seen: Collection[str]
) -> says.GroupBlock | None:
    """None where the reader sees nothing of the group."""
    shown = tuple(
        LeafLine(leaf, now.answers.get(leaf.code)) for leaf in group.all_leaves if leaf.code in seen
    )
    return says.GroupBlock(group, got[group.code], shown) if shown else None


TAPS = {"review": open_review}
