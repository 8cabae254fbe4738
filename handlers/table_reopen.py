"""Reopening a locked sheet, with a reason: the table that was locked is taken back until it is locked again."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.review_board import unit_lines
from handlers.review_card import UNIT_SLOT, reason_of
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import table as says
from rules.errors import NotNow, NotYours, StaleButton
from rules.people import Role
from rules.review import SheetAction, SheetState, next_state
from rules.sheets import Sheet

SLOT = "table"


@dataclass(frozen=True)
class EnterReopenReason(Waiting):
    reopened: int
    takes_any_text = True


def pick_reopened(talk: Talk) -> Turn:
    talk.need_lead()
    locked = tuple(line for line in unit_lines(talk) if line.state is SheetState.LOCKED)
    if not locked:
        raise StaleButton
    return talk.reply(says.PickSheet(locked), slot=SLOT)


def ask_reopen(talk: Talk, number: int) -> Turn:
    """Mở lại: ask why."""
    sheet = _locked_sheet(talk, number)
    asked = says.AskReopenReason(talk.units[sheet.unit])
    return talk.reply(asked, wait=EnterReopenReason(sheet.id))


def receive_reopen_reason(talk: Talk) -> Turn:
    """The sheet may be changed again, so the table that was locked no longer stands."""
    waiting = talk.awaited(EnterReopenReason)
    sheet = _locked_sheet(talk, waiting.reopened)
    reason = reason_of(talk)
    talk.store.sheets.set_state(sheet.id, next_state(sheet.state, SheetAction.REOPEN))
    talk.store.final_tables.remove(talk.bloc.id)
    talk.decide("sheet_reopened", sheet=sheet.id, reason=reason)
    unit, own = talk.units[sheet.unit], sheet.unit == talk.unit.id
    done = says.Reopened(sheet.id, unit, own, talk.bloc.label("deputy"))
    told = says.SheetReopened(unit, talk.bloc.label("lead"), reason)
    heard = talk.tell_unit(unit.id, (Role.OFFICER, Role.HEAD), told, UNIT_SLOT)
    return talk.reply(done, slot=SLOT, wait=Nothing()).also(*heard)


def _locked_sheet(talk: Talk, number: int) -> Sheet:
    """Raise NotYours or NotNow."""
    talk.need_lead()
    sheet = talk.store.sheets.get(number)
    if sheet is None or sheet.bloc != talk.bloc.id:
        raise NotYours
    if sheet.state is not SheetState.LOCKED:
        raise NotNow("reopen", sheet.state.value)
    return sheet


TAPS = {"reopening": pick_reopened, "reopen": ask_reopen}
ANSWERS = {EnterReopenReason: receive_reopen_reason}
