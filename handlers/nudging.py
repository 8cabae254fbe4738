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
from rules.looks import next_window_if_known
from rules.people import Unit
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
        return talk.reply(says.Nudged(asked, (), (), None, False, spent, desk.limits.nudges), SLOT)
    return _write_down(talk, desk, asked, left, spent)


def _write_down(
    talk: Talk, desk: ReminderDesk, item: CalendarItem, owing: tuple[Unit, ...], spent: tuple[Unit, ...]
) -> Turn:
    later = next_window_if_known(talk.now, talk.working, desk.limits)
    goes = talk.now if desk.may_speak else later
    if goes is None:
        return talk.reply(says.Nudged(item, (), owing, None, True, spent, desk.limits.nudges), SLOT)
    talk.store.reminders.nudge(talk.bloc.id, Nudge(item.id, goes, talk.person.id, talk.now))
    talk.store.looks.soon(talk.bloc.id)
    talk.decide("nudged", item=item.id, goes=goes.isoformat(), units=len(owing))
    sent = send([ReminderDesk(talk)] if desk.may_speak else [])
    told = {line.debt.unit for line in sent.lines if line.debt.item == item.id}
    reminded = tuple(unit for unit in owing if unit.id in told)
    held = tuple(unit for unit in owing if unit.id not in told)
    quiet, most = not desk.may_speak, desk.limits.nudges
    answer = talk.reply(says.Nudged(item, reminded, held, later, quiet, spent, most), SLOT)
    return sent.turn.plus(answer)


def _within_gap(desk: ReminderDesk, item: CalendarItem) -> datetime | None:
    """When it was asked for last, while that still holds."""
    since = desk.talk.now - desk.limits.gap
    found = [one.goes for one in desk.talk.store.reminders.nudges(desk.talk.bloc.id, since) if one.item == item.id]
    return max(found).astimezone(desk.talk.now.tzinfo) if found else None


TAPS = {"nudge": nudge}
