"""The lead's and the deputy's review of the units' sheets.

/thamdinh -> units -> a unit's card -> change a criterion (review_leaf.py) | accept | return with a reason
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.review_card import (
    IN,
    READABLE,
    SLOT,
    UNIT_SLOT,
    awaiting,
    card,
    changed,
    own_reviewer,
    reason_of,
    reviewed_sheet,
    reviewer_label,
    reviews,
)
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import review as says
from rules.errors import NotYours
from rules.people import Role, Unit
from rules.review import SheetAction, SheetState, next_state
from rules.sheets import Sheet, final_totals

RETURNS = {SheetState.SUBMITTED: SheetAction.RETURN, SheetState.ACCEPTED: SheetAction.REOPEN}


@dataclass(frozen=True)
class EnterSupplement(Waiting):
    reviewed: int
    takes_any_text = True


def list_units(talk: Talk) -> Turn:
    """Who has sent, who has not, and whose sheets this person may review."""
    if not any(reviews(talk, unit) for unit in talk.units):
        raise NotYours
    listed = unit_lines(talk)
    item = talk.bloc.item("chamdiem")
    return talk.reply(
        says.UnitsToReview(
            bloc=talk.bloc.name,
            year=talk.bloc.year,
            lines=listed,
            sent=sum(line.state in READABLE for line in listed),
            accepted=sum(line.state in IN for line in listed),
            due=item.due if item else None,
            own_reviewer=own_reviewer(talk),
            may_lock=talk.runs_bloc,
        ),
        slot=SLOT,
        wait=Nothing(),
    )


def open_review(talk: Talk, number: int) -> Turn:
    return card(talk, reviewed_sheet(talk, number))


def accept(talk: Talk, number: int) -> Turn:
    """Tiếp nhận: the unit hears what was kept and what was changed, and why."""
    sheet = reviewed_sheet(talk, number)
    talk.store.sheets.set_state(sheet.id, next_state(sheet.state, SheetAction.ACCEPT))
    accepted = sum(other.state in IN for other in talk.store.sheets.all(talk.bloc.id))
    complete = accepted == len(talk.units)
    result = _result(talk, sheet)
    talk.decide("sheet_accepted", sheet=sheet.id, total=str(result.total))
    done = says.Accepted(
        unit=result.unit,
        total=result.total,
        changed=len(result.changed),
        accepted=accepted,
        units=len(talk.units),
        may_lock=complete and talk.runs_bloc,
    )
    others = talk.tell_lead(says.AllAccepted(len(talk.units))) if complete and not talk.runs_bloc else ()
    return talk.reply(done, slot=SLOT, wait=Nothing()).also(
        *talk.tell_unit(sheet.unit, (Role.OFFICER, Role.HEAD), result, UNIT_SLOT), *others
    )


def ask_supplement(talk: Talk, number: int) -> Turn:
    """Trả lại để bổ sung: ask why."""
    sheet = reviewed_sheet(talk, number)
    _returned_state(sheet)
    asked = says.AskSupplement(sheet.id, talk.units[sheet.unit])
    return talk.reply(asked, wait=EnterSupplement(sheet.id))


def receive_supplement(talk: Talk) -> Turn:
    waiting = talk.awaited(EnterSupplement)
    sheet = reviewed_sheet(talk, waiting.reviewed)
    state = _returned_state(sheet)
    reason = reason_of(talk)
    talk.store.sheets.set_state(sheet.id, state)
    talk.decide("sheet_returned", sheet=sheet.id, reason=reason)
    unit = talk.units[sheet.unit]
    different = changed(talk, talk.store.sheets.answers(sheet.id))
    told = says.ReturnedToUnit(sheet.id, unit, reviewer_label(talk), reason, different)
    return talk.reply(says.Returned(unit), slot=SLOT, wait=Nothing()).also(
        *talk.tell_unit(unit.id, (Role.OFFICER, Role.HEAD), told, UNIT_SLOT)
    )


def unit_lines(talk: Talk) -> tuple[says.UnitLine, ...]:
    return tuple(_unit_line(talk, unit) for unit in talk.units.values())


def _result(talk: Talk, sheet: Sheet) -> says.ReviewResult:
    answers, leaves = talk.store.sheets.answers(sheet.id), len(talk.bloc.tree.leaves)
    different = changed(talk, answers)
    return says.ReviewResult(
        sheet=sheet.id,
        unit=talk.units[sheet.unit],
        by=reviewer_label(talk),
        leaves=leaves,
        kept=leaves - len(different),
        changed=different,
        awaiting=awaiting(talk, answers),
        total=final_totals(talk.bloc.tree, answers).total,
        base=talk.bloc.tree.base,
    )


def _returned_state(sheet: Sheet) -> SheetState:
    """A sheet under review is returned, an accepted one reopened: both go back to the unit; raise NotNow."""
    return next_state(sheet.state, RETURNS.get(sheet.state, SheetAction.RETURN))


def _unit_line(talk: Talk, unit: Unit) -> says.UnitLine:
    sheet = talk.store.sheets.of_unit(talk.bloc.id, unit.id)
    return says.UnitLine(unit, sheet.id, sheet.state, own=unit.id == talk.unit.id)


COMMANDS = {"thamdinh": list_units}
TAPS = {"review": open_review, "accept": accept, "supplement": ask_supplement}
ANSWERS = {EnterSupplement: receive_supplement}
