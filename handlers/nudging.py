"""Nhắc ngay: the lead has whoever still owes an item reminded at once, within what everybody is promised.

board or card -> nudge <item> -> written down -> reminded now | at the next working hours | not twice in the gap
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from handlers import debts
from handlers.debtor_board import in_order, with_longer
from handlers.reminder_desk import ReminderDesk
from handlers.reminders import send
from handlers.talk import Talk, Turn
from messages import morning_board as says
from rules.calendar_items import CalendarItem
from rules.digests import Debt
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
        return talk.reply(_answer(desk, item, owing, (), None, spent), SLOT)
    talk.store.reminders.nudge(talk.bloc.id, Nudge(item.id, goes, talk.person.id, talk.now))
    talk.store.looks.soon(talk.bloc.id)
    talk.decide("nudged", item=item.id, goes=goes.isoformat(), units=len(owing))
    sent = send([ReminderDesk(talk)] if desk.may_speak else [])
    told = {line.debt.unit for line in sent.lines if line.debt.item == item.id}
    return sent.turn.plus(talk.reply(_answer(desk, item, owing, told, desk.next_window, spent), SLOT))


def _answer(
    desk: ReminderDesk,
    item: CalendarItem,
    owing: tuple[Unit, ...],
    told: Collection[int],
    goes: datetime | None,
    spent: tuple[Unit, ...],
) -> says.Nudged:
    """Of `owing`, who is not reached is no reminded unit, whatever was written to their chat."""
    unjoined, lost = _unreached(desk, item, owing)
    reached = tuple(unit for unit in owing if unit not in unjoined + lost)
    until = {unit: _put_off_until(desk, item, unit) for unit in reached if unit.id not in told}
    return says.Nudged(
        item=item,
        units=tuple(unit for unit in reached if unit.id in told),
        held=tuple(unit for unit, moment in until.items() if not moment),
        goes=goes,
        quiet=not desk.may_speak,
        put_off=tuple(unit for unit, moment in until.items() if moment),
        until=min((moment for moment in until.values() if moment), default=None),
        spent=spent,
        most=desk.limits.nudges,
        unjoined=unjoined,
        lost=lost,
        extended=with_longer(desk, item, [unit.id for unit in reached]),
    )


def _unreached(
    desk: ReminderDesk, item: CalendarItem, units: tuple[Unit, ...]
) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """Whose people have all never joined, and whose are otherwise all out of reach."""
    seats, bloc, today = desk.talk.store.seats, desk.talk.bloc.id, desk.talk.today
    away = {one.id for one in seats.out_of_reach(bloc, today)}
    new = {one.id for one in seats.never_joined(bloc, today)}
    hear = {unit: {debt.person for debt in _told_for(desk, item, unit)} for unit in units}
    unjoined = tuple(unit for unit in units if hear[unit] and hear[unit] <= new)
    return unjoined, tuple(
        unit for unit in units if unit not in unjoined and hear[unit] and hear[unit] <= away
    )


def _put_off_until(desk: ReminderDesk, item: CalendarItem, unit: Unit) -> datetime | None:
    """When the first of those who would hear wants to hear again; None where somebody did not put it off."""
    ahead = {one.debt: one.until for one in desk.snoozed if one.until > desk.talk.now}
    found = [ahead.get(debt) for debt in _told_for(desk, item, unit)]
    known = [moment for moment in found if moment]
    return min(known) if known and len(known) == len(found) else None


def _told_for(desk: ReminderDesk, item: CalendarItem, unit: Unit) -> list[Debt]:
    """Whom a nudge of the unit speaks to."""
    return [debt for debt, to in desk.audience.tiers(item, (unit.id,)).items() if Tier.OFFICER in to]


def _within_gap(desk: ReminderDesk, item: CalendarItem) -> datetime | None:
    """When it was asked for last, while that still holds."""
    since = desk.talk.now - desk.limits.gap
    found = [one.goes for one in desk.talk.store.reminders.nudges(desk.talk.bloc.id, since) if one.item == item.id]
    return max(found) if found else None


TAPS = {"nudge": nudge}
