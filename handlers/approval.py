"""Inside the unit: the officer submits, the head approves or gives back, and only then it goes to the lead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain

from handlers import (
    explanation_approval,
    nomination_approval,
    nomination_withdrawal,
    returned_leaf_approval,
)
from handlers.due_dates import task_due
from handlers.evidence_keeping import unsorted_left
from handlers.member_sheets import member_sheets
from handlers.review_rights import own_reviewer, reviewers, reviewing_roles
from handlers.self_score import editable_sheet, group_lines, lines
from handlers.table_readiness import when_all_sent
from handlers.talk import Nothing, Say, Talk, Turn, Waiting, room_of
from messages import self_score as says
from messages.message import Message
from rules.errors import IncompleteSheet, NotYours
from rules.people import Role
from rules.returned_leaves import ReturnState
from rules.review import SENT, SheetAction, SheetState, check_reason, next_state
from rules.sheets import Sheet, estimates, self_totals, stamp

SLOT = "approval"


@dataclass(frozen=True)
class EnterReturnReason(Waiting):
    sheet: int
    takes_any_text = True


def submit(talk: Talk, number: int) -> Turn:
    """Trình thủ trưởng duyệt: every criterion is answered, and the head is asked."""
    sheet = editable_sheet(talk, number)
    answers = talk.store.sheets.answers(sheet.id)
    found = self_totals(talk.bloc.tree, answers)
    if found.missing:
        raise IncompleteSheet(found.missing)
    state = next_state(sheet.state, SheetAction.SUBMIT_TO_HEAD)
    talk.store.sheets.set_state(sheet.id, state)
    talk.decide("sheet_with_head", sheet=sheet.id)
    heads = talk.store.people.holders(talk.unit.id, (Role.HEAD,), talk.today)
    told = says.SentToHead(talk.unit, tuple(head.name for head in heads), found.total)
    asked = tuple(Say(room_of(head), _request(talk, sheet), SLOT) for head in heads)
    return talk.reply(told, slot="sheet", wait=Nothing()).also(*asked, *unsorted_left(talk, sheet))


def open_approval(talk: Talk) -> Turn:
    """What waits for the head: the sheet, an explanation, a criterion returned alone, or nominations."""
    talk.need(Role.HEAD)
    sheet = talk.store.sheets.of_unit(talk.bloc.id, talk.unit.id)
    if sheet.state is SheetState.EXPLANATION_WITH_HEAD:
        return explanation_approval.open_request(talk, sheet.id)
    supplied = talk.store.returned_leaves.open_of_sheet(sheet.id).values()
    waiting = next((one for one in supplied if one.state is ReturnState.WITH_HEAD), None)
    if waiting:
        return returned_leaf_approval.open_request(talk, waiting.id)
    if sheet.state is not SheetState.WITH_HEAD:
        asked = nomination_approval.open_request(talk) or nomination_withdrawal.open_wish(talk)
        return asked or talk.reply(says.NothingToApprove(talk.unit, sheet.state))
    return talk.reply(_request(talk, sheet), slot=SLOT)


def approve(talk: Talk, number: int, seen: str) -> Turn:
    """The head's word sends exactly the sheet seen to the lead; a changed one is shown again."""
    sheet = _heads_sheet(talk, number)
    state = next_state(sheet.state, SheetAction.APPROVE)
    answers = talk.store.sheets.answers(sheet.id)
    if stamp(answers) != seen:
        return talk.reply(_request(talk, sheet), slot=SLOT)
    talk.store.sheets.set_state(sheet.id, state)
    total = self_totals(talk.bloc.tree, answers).total
    talk.decide("sheet_submitted", sheet=sheet.id, total=str(total))
    lead = talk.bloc.label("lead")
    done = says.Approved(talk.unit, lead, total)
    sent = sum(other.state in SENT for other in member_sheets(talk))
    item = talk.bloc.item("chamdiem")
    return talk.reply(done, slot=SLOT).also(
        *_others(talk, (Role.OFFICER,), done, "sheet"),
        *_tell_reviewers(talk, sheet, sent),
        talk.tell_group(
            says.GroupProgress(sent, len(talk.units), talk.bloc.year, item.due if item else None), "progress"
        ),
    )


def give_back(talk: Talk, number: int) -> Turn:
    """Ask the head why."""
    sheet = _heads_sheet(talk, number)
    next_state(sheet.state, SheetAction.SEND_BACK)
    return talk.reply(says.AskReturnReason(talk.unit), wait=EnterReturnReason(sheet.id))


def receive_return_reason(talk: Talk) -> Turn:
    waiting = talk.awaited(EnterReturnReason)
    sheet = _heads_sheet(talk, waiting.sheet)
    state = next_state(sheet.state, SheetAction.SEND_BACK)
    reason = check_reason(talk.typed())
    talk.store.sheets.set_state(sheet.id, state)
    talk.decide("sheet_returned_by_head", sheet=sheet.id, reason=reason)
    told = says.ReturnedByHead(sheet.id, talk.unit, reason)
    return talk.reply(says.HeadReturned(talk.unit), slot=SLOT, wait=Nothing()).also(
        *_others(talk, (Role.OFFICER,), told, "sheet")
    )


def _tell_reviewers(talk: Talk, sheet: Sheet, sent: int) -> tuple[Say, ...]:
    """The lead, who reviews in its place where the sheet is its own, and the departments of some groups."""
    found = reviewers(talk)
    own = talk.unit.id == talk.leadership.lead
    arrived = says.SheetArrived(
        sheet=sheet.id,
        unit=talk.unit,
        sent=sent,
        units=len(talk.units),
        reviewer=own_reviewer(talk, found) if own else "",
    )
    to_review = replace(arrived, reviewer="")
    others = [*(sorted(found.leading(talk.unit.id)) if own else ()), *found.departments()]
    told = [
        talk.tell_unit(
            unit, reviewing_roles(found, unit), to_review, "arrived" if unit in found.departments() else ""
        )
        for unit in dict.fromkeys(others)
        if unit not in (talk.unit.id, talk.leadership.lead)
    ]
    return (*talk.tell_lead(arrived), *when_all_sent(talk, sent), *chain(*told))


def _heads_sheet(talk: Talk, number: int) -> Sheet:
    sheet = talk.store.sheets.get(number)
    if sheet is None or sheet.unit != talk.unit.id:
        raise NotYours
    talk.need(Role.HEAD)
    return sheet


def _request(talk: Talk, sheet: Sheet) -> says.AskHead:
    answers = talk.store.sheets.answers(sheet.id)
    return says.AskHead(
        sheet=sheet.id,
        unit=talk.unit,
        year=talk.bloc.year,
        lead=talk.bloc.label("lead"),
        groups=group_lines(talk, answers),
        total=self_totals(talk.bloc.tree, answers).total,
        base=talk.bloc.tree.base,
        lines=lines(talk, answers),
        estimates=estimates(answers),
        due=task_due(talk, "chamdiem"),
        stamp=stamp(answers),
    )


def _others(talk: Talk, roles: tuple[Role, ...], message: Message, slot: str) -> tuple[Say, ...]:
    return tuple(say for say in talk.tell_unit(talk.unit.id, roles, message, slot) if say.room != talk.room)


COMMANDS = {"duyet": open_approval}
TAPS = {"submit": submit, "approve": approve, "giveback": give_back}
ANSWERS = {EnterReturnReason: receive_return_reason}
