"""What the group hears of who has delivered: counts alone, unless the bloc chose names.

on the due day's morning and the working day after, one live message an item; a copy for a group elsewhere
"""

from __future__ import annotations

from handlers.debtor_board import in_order, is_pressing, under_way
from handlers.reminder_desk import ReminderDesk
from handlers.talk import Nothing, Talk, Turn
from messages import morning_board as says
from rules.calendar_items import CalendarItem
from rules.debtors import Debtor
from rules.reminder_plans import GroupHears
from rules.reminders import Reminder, StepKind

SLOT = "group_copy"


def tell_group(desk: ReminderDesk) -> Turn:
    """The counts whose morning it is, each once."""
    talk, turn = desk.talk, Turn()
    if talk.bloc.reminding.group is GroupHears.NONE:
        return turn
    for reminder in dict.fromkeys(one for one in desk.planned.reminders if _is_today(desk, one)):
        item = desk.planned.items[reminder.item]
        key = f"count {item.id} {item.due.isoformat()} {reminder.step.kind.value}"
        if desk.audience.who(item) is Debtor.UNITS and talk.store.announced.put(talk.bloc.id, key, talk.now):
            turn = turn.also(talk.tell_group(_count(desk, item), f"count {item.id}"))
    return turn


def counts(desk: ReminderDesk) -> tuple[says.GroupCount, ...]:
    """Of everything that units owe by now, or soon."""
    return tuple(
        _count(desk, item)
        for item in under_way(desk)
        if desk.audience.who(item) is Debtor.UNITS and is_pressing(desk, item)
    )


def copy_for_group(talk: Talk) -> Turn:
    talk.need_lead()
    return talk.reply(says.GroupCopy(talk.bloc.name, talk.now, counts(ReminderDesk(talk))), SLOT, Nothing())


def copy_sent(talk: Talk) -> Turn:
    talk.need_lead()
    return talk.reply(says.GroupCopy(talk.bloc.name, talk.now, (), sent=True), SLOT)


def _is_today(desk: ReminderDesk, reminder: Reminder) -> bool:
    """The due day's morning or the working day after, when it has come."""
    step, now = reminder.step, desk.talk.now
    meant = step.kind is StepKind.DAY or (step.kind is StepKind.AFTER and step.number == 1)
    return meant and not reminder.unit and reminder.at.date() == now.date() and reminder.at <= now


def _count(desk: ReminderDesk, item: CalendarItem) -> says.GroupCount:
    talk, owing = desk.talk, desk.audience.ledger.standing(item)
    named = talk.bloc.reminding.group is GroupHears.NAMES
    late = in_order(talk.units[unit] for unit in owing if unit in talk.units) if named else ()
    total = len({*desk.audience.ledger.debtors(item), *owing})
    return says.GroupCount(item, total - len(owing), total, talk.now > item.due, late)


TAPS = {"countcopy": copy_for_group, "countsent": copy_sent}
