"""How a round of one sheet's review ends: what is still missing, what the unit is told, what comes next."""

from __future__ import annotations

from handlers.member_sheets import member_sheets
from handlers.review_card import IN, SLOT, UNIT_SLOT, awaiting, changed, explanation_due
from handlers.review_progress import left_by_reviewer, progress
from handlers.review_rights import label_of, reviewers, round_in, speaker_label, unit_of
from handlers.reviewing import agree
from handlers.talk import Nothing, Say, Talk, Turn
from messages import review_results as says
from messages.review import Reviewed
from rules.people import Role
from rules.review import SheetAction, next_state
from rules.reviewers import Reviewers
from rules.sheets import Sheet, final_totals

UNIT = (Role.OFFICER, Role.HEAD)


def unfinished(talk: Talk, sheet: Sheet) -> says.Unfinished:
    """What keeps the round from ending; a lead that reviews alone agrees to the rest by ending it."""
    found = reviewers(talk)
    now = progress(talk, sheet)
    leading = found.leading(sheet.unit)
    by = left_by_reviewer(found, sheet.unit, now.left)
    left = () if _alone(talk, found) else by.items()
    return says.Unfinished(
        sheet=sheet.id,
        unit=talk.units[sheet.unit],
        label=talk.bloc.review.label(round_in(talk, sheet)),
        owed=tuple(talk.store.returned_leaves.open_of_sheet(sheet.id)),
        left=tuple(
            says.LeftLine(_who(talk, units if units != leading else frozenset({talk.unit.id})), codes)
            for units, codes in left
        ),
    )


def accepted(talk: Talk, sheet: Sheet) -> Turn:
    """The sheet is in; the unit reads what was made of it."""
    _agree_to_rest(talk, sheet)
    talk.store.sheets.set_state(sheet.id, next_state(sheet.state, SheetAction.ACCEPT))
    done = sum(other.state in IN for other in member_sheets(talk))
    complete = done == len(talk.units)
    result = _result(talk, sheet)
    talk.decide("sheet_accepted", sheet=sheet.id, total=str(result.total))
    told = says.Accepted(
        unit=result.unit,
        total=result.total,
        changed=len(result.changed),
        accepted=done,
        units=len(talk.units),
        may_lock=complete and talk.runs_bloc,
    )
    others = talk.tell_lead(says.AllAccepted(len(talk.units))) if complete and not talk.runs_bloc else ()
    return talk.reply(told, slot=SLOT, wait=Nothing()).also(
        *talk.tell_unit(sheet.unit, UNIT, result, UNIT_SLOT), *others
    )


def first_result(talk: Talk, sheet: Sheet, action: SheetAction) -> tuple[Say, ...]:
    """The first round is over for a unit: it hears the outcome and, where the bloc has it so, may explain.

    What an earlier passage left of a second round is no longer of this one; the trail keeps it.
    """
    talk.store.reviews.back_to_first_round(sheet.id)
    talk.store.explanations.clear(sheet.id)
    talk.store.sheets.set_state(sheet.id, next_state(sheet.state, action))
    answers, tree = talk.store.sheets.answers(sheet.id), talk.bloc.tree
    told = says.FirstResult(
        sheet=sheet.id,
        unit=talk.units[sheet.unit],
        label=talk.bloc.review.label(1),
        leaves=len(tree.leaves),
        changed=changed(talk, answers),
        awaiting=awaiting(talk, answers),
        total=final_totals(tree, answers).total,
        base=tree.base,
        explains=action is SheetAction.SEND_RESULTS,
        due=explanation_due(talk, sheet.unit),
    )
    talk.decide("review_results_sent", sheet=sheet.id, total=str(told.total))
    return talk.tell_unit(sheet.unit, UNIT, told, UNIT_SLOT)


def _agree_to_rest(talk: Talk, sheet: Sheet) -> None:
    if _alone(talk, reviewers(talk)):
        now = progress(talk, sheet)
        agree(talk, sheet, [now.answers[code] for code in now.left])


def _alone(talk: Talk, found: Reviewers) -> bool:
    """One round and no departments: whoever accepts has looked at everything."""
    return talk.bloc.review.rounds == 1 and not found.of_group


def _result(talk: Talk, sheet: Sheet) -> says.ReviewResult:
    answers, leaves = talk.store.sheets.answers(sheet.id), len(talk.bloc.tree.leaves)
    different = changed(talk, answers)
    return says.ReviewResult(
        sheet=sheet.id,
        unit=talk.units[sheet.unit],
        by=speaker_label(talk),
        label=talk.bloc.review.label(talk.bloc.review.rounds),
        lead=talk.bloc.label("lead"),
        second=_second_changes(talk, sheet),
        leaves=leaves,
        kept=leaves - len(different),
        changed=different,
        awaiting=awaiting(talk, answers),
        total=final_totals(talk.bloc.tree, answers).total,
        base=talk.bloc.tree.base,
    )


def _second_changes(talk: Talk, sheet: Sheet) -> tuple[Reviewed, ...]:
    """What the second review changed, oldest first; not that of an earlier passage of the sheet."""
    looked_at = {code for code, mark in talk.store.reviews.marks(sheet.id).items() if mark.round == 2}
    return tuple(
        Reviewed(talk.bloc.tree.leaf(one.leaf), one.old, one.new, one.reason)
        for one in talk.store.sheets.trail(sheet.id)
        if one.what in ("review2", "letter2") and one.new is not None and one.leaf in looked_at
    )


def _who(talk: Talk, units: frozenset[int]) -> str:
    named = (unit_of(talk, number) for number in sorted(units))
    return ", ".join(label_of(talk, unit) for unit in named if unit)
