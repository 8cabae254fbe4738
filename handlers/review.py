"""What is decided about a whole sheet: the round ends, or the sheet goes back to its unit.

card -> [Gửi kết quả] -> the unit explains -> second review -> [Tiếp nhận] -> locked by table.py
     -> [Trả lại để bổ sung] -> a reason -> the unit
A round ends once everything was looked at and nothing is with the unit; ending it all the same is a recorded decision.
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.review_board import is_ready, unit_lines
from handlers.review_card import SLOT, UNIT_SLOT, changed, ending, explanation_due, reason_of
from handlers.review_closing import UNIT, accepted, first_result, unfinished
from handlers.review_giving_back import give_back, giving_back
from handlers.review_rights import decided_sheet, decides, reviewers, speaker_label
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import review_results as says
from rules.errors import NotNow, NotYours, StaleButton
from rules.people import Unit
from rules.review import SheetAction, SheetState, next_state
from rules.sheets import Sheet


@dataclass(frozen=True)
class EnterSupplement(Waiting):
    reviewed: int
    takes_any_text = True


@dataclass(frozen=True)
class EnterUnfinishedReason(Waiting):
    reviewed: int
    takes_any_text = True


def accept(talk: Talk, number: int) -> Turn:
    """Tiếp nhận: the unit hears what was kept and what was changed, and why."""
    return _end(talk, decided_sheet(talk, number), SheetAction.ACCEPT)


def send_results(talk: Talk, number: int) -> Turn:
    """Gửi kết quả: the first round is over for this unit."""
    sheet = decided_sheet(talk, number)
    return _end(talk, sheet, _first_ending(talk, sheet))


def send_all_results(talk: Talk) -> Turn:
    """The same for every sheet that is ready for it."""
    found = reviewers(talk)
    if not any(decides(talk, found, unit) for unit in talk.units):
        raise NotYours
    ready = [line.sheet for line in unit_lines(talk, found) if is_ready(line)]
    sheets = [decided_sheet(talk, number, found) for number in ready]
    if not sheets:
        raise StaleButton
    turn = Turn()
    for sheet in sheets:
        turn = turn.also(*first_result(talk, sheet, _first_ending(talk, sheet)))
    units = tuple(talk.units[sheet.unit] for sheet in sheets)
    return _sent(talk, units, _first_ending(talk, sheets[0])).plus(turn)


def ask_unfinished_reason(talk: Talk, number: int) -> Turn:
    """To end the round with parts not looked at: ask why."""
    sheet = decided_sheet(talk, number)
    left = unfinished(talk, sheet).left
    asked = says.AskUnfinishedReason(sheet.id, talk.units[sheet.unit], left)
    return talk.reply(asked, wait=EnterUnfinishedReason(sheet.id))


def receive_unfinished_reason(talk: Talk) -> Turn:
    waiting = talk.awaited(EnterUnfinishedReason)
    sheet = decided_sheet(talk, waiting.reviewed)
    reason, missing = reason_of(talk), unfinished(talk, sheet)
    if missing.owed:
        return talk.reply(missing, slot=SLOT, wait=Nothing())
    left = [code for line in missing.left for code in line.codes]
    talk.decide("review_ended_unfinished", sheet=sheet.id, left=left, reason=reason)
    return _ended(talk, sheet, ending(talk, sheet))


def ask_supplement(talk: Talk, number: int) -> Turn:
    """Trả lại để bổ sung: ask why."""
    sheet = decided_sheet(talk, number)
    next_state(sheet.state, giving_back(sheet))
    return talk.reply(says.AskSupplement(sheet.id, talk.units[sheet.unit]), wait=EnterSupplement(sheet.id))


def receive_supplement(talk: Talk) -> Turn:
    waiting = talk.awaited(EnterSupplement)
    sheet = decided_sheet(talk, waiting.reviewed)
    moved = give_back(talk, sheet, reason := reason_of(talk))
    unit = talk.units[sheet.unit]
    different = changed(talk, talk.store.sheets.answers(sheet.id))
    told = says.ReturnedToUnit(sheet.id, unit, speaker_label(talk), reason, different)
    return talk.reply(says.Returned(unit), slot=SLOT, wait=Nothing()).also(
        *talk.tell_unit(unit.id, UNIT, told, UNIT_SLOT), *moved
    )


def _end(talk: Talk, sheet: Sheet, action: SheetAction) -> Turn:
    """End the round unless something is missing, which is then named."""
    next_state(sheet.state, action)
    if action is not ending(talk, sheet):
        raise NotNow(action.value, sheet.state.value)
    missing = unfinished(talk, sheet)
    if missing.owed or missing.left:
        return talk.reply(missing, slot=SLOT, wait=Nothing())
    return _ended(talk, sheet, action)


def _ended(talk: Talk, sheet: Sheet, action: SheetAction) -> Turn:
    if action is SheetAction.ACCEPT:
        return accepted(talk, sheet)
    told = first_result(talk, sheet, action)
    return _sent(talk, (talk.units[sheet.unit],), action).also(*told)


def _sent(talk: Talk, units: tuple[Unit, ...], action: SheetAction) -> Turn:
    explains = action is SheetAction.SEND_RESULTS
    done = says.ResultsSent(talk.bloc.review.label(1), units, explains, explanation_due(talk))
    return talk.reply(done, slot=SLOT, wait=Nothing())


def _first_ending(talk: Talk, sheet: Sheet) -> SheetAction:
    """Raise NotNow in a bloc with one round."""
    action = talk.bloc.review.ending(SheetState.SUBMITTED)
    if action is SheetAction.ACCEPT:
        raise NotNow(SheetAction.SEND_RESULTS.value, sheet.state.value)
    return action


TAPS = {
    "accept": accept,
    "sendresults": send_results,
    "sendallresults": send_all_results,
    "endanyway": ask_unfinished_reason,
    "supplement": ask_supplement,
}
ANSWERS = {EnterSupplement: receive_supplement, EnterUnfinishedReason: receive_unfinished_reason}
