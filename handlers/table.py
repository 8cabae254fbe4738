"""The table of results: locked when every unit's sheet is ready, published once.

accepted sheets -> confirm -> locked table, the lead's alone -> confirm -> published to the bloc
                                  | table_reopen.py                           | correction.py: another version
"""

from __future__ import annotations

from handlers.member_sheets import answers_of, counted_units, member_sheets
from handlers.review_card import UNIT_SLOT
from handlers.table_readiness import claimed_maxima, obstacles
from handlers.talk import Nothing, Say, Talk, Turn
from messages import table as says
from messages.message import Message
from rules.errors import NotNow, StaleButton
from rules.final_table import FinalTable, computed_points, final_table
from rules.people import Role
from rules.review import SheetAction, SheetState, next_state
from rules.sheets import Sheet
from storage.final_tables import Frozen

SLOT = "table"
STAMP = 12
"""How much of a table's digest a button carries."""


def ask_lock(talk: Talk) -> Turn:
    """Chốt điểm: what is still missing, or a last question."""
    talk.need_lead()
    missing = obstacles(talk)
    if missing:
        return talk.reply(missing, slot=SLOT)
    _lockable(talk)
    computed = tuple(leaf.code for leaf in talk.bloc.tree.targets)
    asked = says.AskLock(talk.bloc.name, talk.bloc.year, len(talk.units), computed, claimed_maxima(talk))
    return talk.reply(asked, slot=SLOT, wait=Nothing())


def lock(talk: Talk) -> Turn:
    """Add up, rank, and freeze the table; no unit's sheet shows yet what was computed from the others'."""
    talk.need_lead()
    missing = obstacles(talk)
    if missing:
        return talk.reply(missing, slot=SLOT)
    for sheet in _lockable(talk):
        talk.store.sheets.set_state(sheet.id, next_state(sheet.state, SheetAction.LOCK))
    bloc, units = talk.bloc, tuple(talk.units.values())
    found = final_table(bloc.year, bloc.tree, units, answers_of(talk, units), bloc.ranking)
    digest = talk.store.final_tables.put(bloc.id, found)
    talk.decide("table_locked", digest=digest)
    return _to_lead(talk, says.LockedTable(bloc.name, found, digest))


def show_locked(talk: Talk) -> Turn:
    talk.need_lead()
    frozen = _publishable(talk)
    shown = says.LockedTable(talk.bloc.name, frozen.table, frozen.digest)
    return talk.reply(shown, slot=SLOT, wait=Nothing())


def ask_publish(talk: Talk) -> Turn:
    talk.need_lead()
    frozen = _publishable(talk)
    asked = says.AskPublish(talk.bloc.name, frozen.table, frozen.digest[:STAMP])
    return talk.reply(asked, slot=SLOT, wait=Nothing())


def publish(talk: Talk, seen: str) -> Turn:
    """Công bố: the table that was shown, and no other; the group gets it, each unit its place, /ketqua opens."""
    talk.need_lead()
    frozen = _publishable(talk)
    if frozen.digest[:STAMP] != seen:
        return ask_publish(talk)
    units = counted_units(talk)
    counted = {unit.id for unit in units}
    sheets = {sheet.unit: sheet for sheet in talk.store.sheets.all(talk.bloc.id) if sheet.unit in counted}
    for leaf, points in computed_points(talk.bloc.tree, answers_of(talk, units)).items():
        talk.store.sheets.put_computed({sheets[unit].id: value for unit, value in points.items()}, leaf)
    for sheet in sheets.values():
        talk.store.sheets.set_state(sheet.id, next_state(sheet.state, SheetAction.PUBLISH))
    talk.store.final_tables.publish(talk.bloc.id, talk.now)
    talk.decide("table_published", digest=frozen.digest)
    done = says.TablePublished(talk.bloc.name, frozen.table, frozen.digest)
    group = talk.tell_group(says.GroupTable(talk.bloc.name, frozen.table, frozen.digest))
    return _to_lead(talk, done).also(group, *_places(talk, frozen.table))


def _places(talk: Talk, found: FinalTable) -> tuple[Say, ...]:
    said: list[Say] = []
    for line in found.lines:
        told = says.UnitRanked(talk.units[line.unit], found, line)
        said += talk.tell_unit(line.unit, (Role.OFFICER, Role.HEAD), told, UNIT_SLOT)
    return tuple(said)


def _to_lead(talk: Talk, message: Message) -> Turn:
    others = tuple(say for say in talk.tell_lead(message, SLOT) if say.room != talk.room)
    return talk.reply(message, slot=SLOT, wait=Nothing()).also(*others)


def _lockable(talk: Talk) -> tuple[Sheet, ...]:
    """The sheets still to be locked; raise NotNow when all are."""
    sheets = member_sheets(talk)
    accepted = tuple(sheet for sheet in sheets if sheet.state is SheetState.ACCEPTED)
    if not accepted:
        raise NotNow("lock", sheets[0].state.value)
    return accepted


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
    "publishing": ask_publish,
    "publish": publish,
}
