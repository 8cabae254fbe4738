"""Nhắc ngay: the lead has whoever still owes an item reminded at once, within what everybody is promised.

board or card -> nudge <item> -> written down -> reminded now | at the next working hours | not twice in the gap
"""

from __future__ import annotations

from datetime import datetime

from handlers import debts
from handlers.debtor_board import in_order
from handlers.reminder_desk import ReminderDesk
from handlers.reminders import send
from handlers.talk import Talk, Turn
from messages import morning_board as says
from rules.calendar_items import CalendarItem
from rules.people import Unit
from rules.reminder_plans import Tier
from storage.reminder_log import Nudge

SLOT = "nudge"


def nudge(talk: Talk, item: str) -> Turn:
    """Not at night nor on a day off: then it goes with the next working hours."""
    talk.need_lead()
    desk = ReminderDesk(talk)
    asked = debts.item_of(talk, item)
    owed = debts.owing(talk, asked, desk.audience.ledger)
    units = in_order(desk.lines.unit(number) for number, lacks in owed.items() if not lacks.is_paused)
    if not units:
        return talk.reply(says.NobodyToNudge(asked), SLOT)
    before = _within_gap(desk, asked)
    if before is not None:
        return talk.reply(says.NudgedBefore(asked, before, before + desk.limits.gap), SLOT)
    left = tuple(unit for unit in units if desk.nudge_cap.has_room(asked, unit.id))
    spent = tuple(unit for unit in units if unit not in left)
    if not left:
        return talk.reply(_answer(desk, asked, (), (), None, spent), SLOT)
    return _write_down(talk, desk, asked, left, spent)


def _write_down(
    talk: Talk, desk: ReminderDesk, item: CalendarItem, owing: tuple[Unit, ...], spent: tuple[Unit, ...]
) -> Turn:
    goes = talk.now if desk.may_speak else desk.next_window
    if goes is None:
        return talk.reply(_answer(desk, item, (), owing, None, spent), SLOT)
    talk.store.reminders.nudge(talk.bloc.id, Nudge(item.id, goes, talk.person.id, talk.now))
    talk.store.looks.soon(talk.bloc.id)
    talk.decide("nudged", item=item.id, goes=goes.isoformat(), units=len(owing))
    sent = send([ReminderDesk(talk)] if desk.may_speak else [])
    told = {line.debt.unit for line in sent.lines if line.debt.item == item.id}
    reminded = tuple(unit for unit in owing if unit.id in told)
    held = tuple(unit for unit in owing if unit.id not in told)
    return sent.turn.plus(talk.reply(_answer(desk, item, reminded, held, desk.next_window, spent), SLOT))


def _answer(
    desk: ReminderDesk,
    item: CalendarItem,
    reminded: tuple[Unit, ...],
    not_told: tuple[Unit, ...],
    goes: datetime | None,
    spent: tuple[Unit, ...],
) -> says.Nudged:
    until = {unit: _put_off_until(desk, item, unit) for unit in not_told}
    put_off = tuple(unit for unit in not_told if until[unit])
    held = tuple(unit for unit in not_told if not until[unit])
    first = min((moment for moment in until.values() if moment), default=None)
    most = desk.limits.nudges
    return says.Nudged(item, reminded, held, goes, not desk.may_speak, put_off, first, spent, most)


def _put_off_until(desk: ReminderDesk, item: CalendarItem, unit: Unit) -> datetime | None:
    """When the first of those who would hear wants to hear again; None where somebody did not put it off."""
    ahead = {one.debt: one.until for one in desk.snoozed if one.until > desk.talk.now}
    tiers = desk.audience.tiers(item, (unit.id,))
    found = [ahead.get(debt) for debt, to in tiers.items() if Tier.OFFICER in to]
    known = [moment for moment in found if moment]
    return min(known) if known and len(known) == len(found) else None


def _within_gap(desk: ReminderDesk, item: CalendarItem) -> datetime | None:
    """When it was asked for last, while that still holds."""
    since = desk.talk.now - desk.limits.gap
    found = [one.goes for one in desk.talk.store.reminders.nudges(desk.talk.bloc.id, since) if one.item == item.id]
    return max(found).astimezone(desk.talk.now.tzinfo) if found else None


TAPS = {"nudge": nudge}
