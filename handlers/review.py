"""The lead's and the deputy's review of the units' sheets.

/thamdinh -> units -> a unit's card -> change a criterion (review_leaf.py) | accept | return with a reason
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from handlers.self_score import lines
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import review as says
from messages.self_score import LeafLine
from rules.criteria import Group
from rules.errors import NotNow, NotYours, OwnUnit, UnexpectedFile
from rules.people import Role, Unit, may_review
from rules.review import SheetAction, SheetState, check_reason, next_state
from rules.sheets import Filled, Sheet, final_totals, self_totals

SLOT = "review"
UNIT_SLOT = "sheet"
READABLE = {SheetState.SUBMITTED, SheetState.ACCEPTED, SheetState.LOCKED, SheetState.PUBLISHED}
IN = {SheetState.ACCEPTED, SheetState.LOCKED, SheetState.PUBLISHED}
RETURNS = {SheetState.SUBMITTED: SheetAction.RETURN}


@dataclass(frozen=True)
class ReadSheet(Waiting):
    """A typed criterion number opens it."""

    reviewed: int


@dataclass(frozen=True)
class EnterSupplement(Waiting):
    reviewed: int
    takes_any_text = True


def list_units(talk: Talk) -> Turn:
    """Who has sent, who has not, and whose sheets this person may review."""
    if not any(_may_review(talk, unit) for unit in talk.units):
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
            own_reviewer=talk.bloc.label("deputy" if talk.unit.id == talk.leadership.lead else "lead"),
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
    waiting = talk.waiting
    if not isinstance(waiting, EnterSupplement):
        raise NotYours
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
        proofs=talk.store.sheets.proof_counts(sheet.id),
        recorded=recorded,
    )
    return talk.reply(shown, slot=SLOT, wait=ReadSheet(sheet.id))


def reviewed_sheet(talk: Talk, number: int) -> Sheet:
    """A sent sheet this person may review; raise NotYours, OwnUnit or NotNow."""
    sheet = talk.store.sheets.get(number)
    if sheet is None or sheet.unit not in talk.units:
        raise NotYours
    if not _may_review(talk, sheet.unit):
        runs_own = sheet.unit == talk.unit.id and any(_may_review(talk, unit) for unit in talk.units)
        raise OwnUnit if runs_own else NotYours
    if sheet.state not in READABLE:
        raise NotNow("review", sheet.state.value)
    return sheet


def unit_lines(talk: Talk) -> tuple[says.UnitLine, ...]:
    return tuple(_unit_line(talk, unit) for unit in talk.units.values())


def changed(talk: Talk, answers: dict[str, Filled]) -> tuple[LeafLine, ...]:
    """The criteria that the review gave other points than the unit did."""
    return tuple(
        line for line in lines(talk, answers) if line.filled and line.filled.final != line.filled.points
    )


def reviewer_label(talk: Talk) -> str:
    return talk.bloc.label("lead" if talk.runs_bloc else "deputy")


def reason_of(talk: Talk) -> str:
    """Raise UnexpectedFile, ReasonMissing or ReasonTooLong."""
    if talk.said.files:
        raise UnexpectedFile
    return check_reason(talk.said.text)


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
        total=final_totals(talk.bloc.tree, answers).total,
        base=talk.bloc.tree.base,
    )


def _block(group: Group, got: Decimal, answers: dict[str, Filled]) -> says.GroupBlock:
    leaves = tuple(LeafLine(leaf, answers.get(leaf.code)) for leaf in group.all_leaves)
    return says.GroupBlock(group, got, leaves)


def _may_review(talk: Talk, unit: int) -> bool:
    return may_review(talk.roles, talk.unit.id, unit, talk.leadership)


def _returned_state(sheet: Sheet) -> SheetState:
    """An accepted sheet is reopened, one under review returned: both go back to the unit."""
    return next_state(sheet.state, RETURNS.get(sheet.state, SheetAction.REOPEN))


def _unit_line(talk: Talk, unit: Unit) -> says.UnitLine:
    sheet = talk.store.sheets.of_unit(talk.bloc.id, unit.id)
    return says.UnitLine(unit, sheet.id, sheet.state, own=unit.id == talk.unit.id)


COMMANDS = {"thamdinh": list_units}
TAPS = {"review": open_review, "accept": accept, "supplement": ask_supplement}
ANSWERS = {EnterSupplement: receive_supplement}
