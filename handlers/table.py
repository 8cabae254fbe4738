"""The table of results: locked when every unit's sheet is accepted, reopened with a reason, published once.

accepted sheets -> confirm -> locked table, the lead's alone -> confirm -> published to the bloc
                                  | reopen one unit's sheet -> accepted again, and the table is taken back
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.review import unit_lines
from handlers.review_card import IN, UNIT_SLOT, reason_of
from handlers.talk import Nothing, Say, Talk, Turn, Waiting
from messages import table as says
from messages.message import Message
from messages.review import UnitLine
from rules.criteria import LeafKind
from rules.errors import NotNow, NotYours, StaleButton
from rules.final_table import FinalTable, computed_points, final_table
from rules.people import Role
from rules.review import SheetAction, SheetState, next_state
from rules.sheets import Filled, Sheet
from storage.final_tables import Frozen

SLOT = "table"


@dataclass(frozen=True)
class EnterReopenReason(Waiting):
    reopened: int
    takes_any_text = True


def ask_lock(talk: Talk) -> Turn:
    """Chốt điểm: who is still missing, or a last question."""
    talk.need_lead()
    waiting = _not_accepted(talk)
    if waiting:
        return talk.reply(says.NotReady(waiting, len(talk.units)), slot=SLOT)
    _lockable(talk)
    computed = tuple(leaf.code for leaf in talk.bloc.tree.leaves if leaf.kind is LeafKind.TARGET)
    asked = says.AskLock(talk.bloc.name, talk.bloc.year, len(talk.units), computed)
    return talk.reply(asked, slot=SLOT, wait=Nothing())


def lock(talk: Talk) -> Turn:
    """Add up, rank, and freeze the table; no unit's sheet shows yet what was computed from the others'."""
    talk.need_lead()
    waiting = _not_accepted(talk)
    if waiting:
        return talk.reply(says.NotReady(waiting, len(talk.units)), slot=SLOT)
    for sheet in _lockable(talk):
        talk.store.sheets.set_state(sheet.id, next_state(sheet.state, SheetAction.LOCK))
    answers = {sheet.unit: filled for sheet, filled in _answers(talk).items()}
    found = final_table(talk.bloc.year, talk.bloc.tree, talk.units.values(), answers)
    digest = talk.store.final_tables.put(talk.bloc.id, found)
    talk.decide("table_locked", digest=digest)
    return _to_lead(talk, says.LockedTable(talk.bloc.name, found, digest))


def show_locked(talk: Talk) -> Turn:
    talk.need_lead()
    frozen = _publishable(talk)
    shown = says.LockedTable(talk.bloc.name, frozen.table, frozen.digest)
    return talk.reply(shown, slot=SLOT, wait=Nothing())


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


def ask_publish(talk: Talk) -> Turn:
    talk.need_lead()
    return talk.reply(says.AskPublish(talk.bloc.name, _publishable(talk).table), slot=SLOT, wait=Nothing())


def publish(talk: Talk) -> Turn:
    """Công bố: the group gets the table, each unit its own place, and /ketqua opens to all."""
    talk.need_lead()
    frozen = _publishable(talk)
    answers = {sheet.id: filled for sheet, filled in _answers(talk).items()}
    for leaf, points in computed_points(talk.bloc.tree, answers).items():
        talk.store.sheets.put_computed(points, leaf)
    for sheet in talk.store.sheets.all(talk.bloc.id):
        talk.store.sheets.set_state(sheet.id, next_state(sheet.state, SheetAction.PUBLISH))
    talk.store.final_tables.publish(talk.bloc.id, talk.now)
    talk.decide("table_published", digest=frozen.digest)
    done = says.TablePublished(talk.bloc.name, frozen.table, frozen.digest)
    group = talk.tell_group(says.GroupTable(talk.bloc.name, frozen.table, frozen.digest))
    return _to_lead(talk, done).also(group, *_places(talk, frozen.table))


def _places(talk: Talk, found: FinalTable) -> tuple[Say, ...]:
    said: list[Say] = []
    for line in found.lines:
        told = says.UnitRanked(talk.units[line.unit], found.year, line, len(found.lines), found.by_share)
        said += talk.tell_unit(line.unit, (Role.OFFICER, Role.HEAD), told, UNIT_SLOT)
    return tuple(said)


def _to_lead(talk: Talk, message: Message) -> Turn:
    others = tuple(say for say in talk.tell_lead(message, SLOT) if say.room != talk.room)
    return talk.reply(message, slot=SLOT, wait=Nothing()).also(*others)


def _not_accepted(talk: Talk) -> tuple[UnitLine, ...]:
    return tuple(line for line in unit_lines(talk) if line.state not in IN)


def _lockable(talk: Talk) -> tuple[Sheet, ...]:
    """The sheets still to be locked; raise NotNow when all are."""
    sheets = talk.store.sheets.all(talk.bloc.id)
    accepted = tuple(sheet for sheet in sheets if sheet.state is SheetState.ACCEPTED)
    if not accepted:
        raise NotNow("lock", sheets[0].state.value)
    return accepted


def _answers(talk: Talk) -> dict[Sheet, dict[str, Filled]]:
    return {sheet: talk.store.sheets.answers(sheet.id) for sheet in talk.store.sheets.all(talk.bloc.id)}


def _locked_sheet(talk: Talk, number: int) -> Sheet:
    """Raise NotYours or NotNow."""
    talk.need_lead()
    sheet = talk.store.sheets.get(number)
    if sheet is None or sheet.bloc != talk.bloc.id:
        raise NotYours
    if sheet.state is not SheetState.LOCKED:
        raise NotNow("reopen", sheet.state.value)
    return sheet


def _publishable(talk: Talk) -> Frozen:
    """Raise StaleButton when no table is locked, NotNow when it is out."""
    frozen = talk.store.final_tables.get(talk.bloc.id)
    if frozen is None:
        raise StaleButton
    if frozen.published_at is not None:
        raise NotNow("publish", SheetState.PUBLISHED.value)
    return frozen


TAPS = {
    "locking": ask_lock,
    "lock": lock,
    "locked": show_locked,
    "reopening": pick_reopened,
    "reopen": ask_reopen,
    "publishing": ask_publish,
    "publish": publish,
}
ANSWERS = {EnterReopenReason: receive_reopen_reason}
