"""What the group hears of who has delivered: counts alone, unless the bloc chose names.

on the due day's morning and the working day after, one post a half-day; a copy for a group elsewhere, sent once
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from handlers.debtor_board import in_order, is_pressing, under_way, with_longer
from handlers.reminder_desk import ReminderDesk
from handlers.talk import Nothing, Talk, Turn
from messages import group_counts as says
from rules.calendar_items import CalendarItem
from rules.debtors import Debtor
from rules.errors import StaleButton
from rules.reminder_plans import GroupHears
from rules.reminders import Reminder, StepKind

SLOT = "group_copy"


def tell_group(desk: ReminderDesk, opened: Collection[CalendarItem]) -> Turn:
    """What has opened, and the counts whose morning it is, each once: one post a half-day, changed when more comes."""
    talk = desk.talk
    counted = _counted_today(desk)
    fresh = [key for key in counted if talk.store.announced.put(talk.bloc.id, key, talk.now)]
    if not fresh and not opened:
        return Turn()
    hours, now = desk.limits.hours, talk.now
    told = talk.store.announced.moments(talk.bloc.id).items()
    here = {name for name, at in told if hours.is_same_window(now, at)}
    news = says.GroupNews(
        year=talk.bloc.year,
        opened=tuple(item for item in talk.bloc.calendar if item.id in here),
        counts=tuple(_count(desk, item) for key, item in counted.items() if key in here),
    )
    return Turn().also(replace(talk.tell_group(news, f"news {_half_day(now)}"), anywhere=True))


def counts(desk: ReminderDesk) -> tuple[says.GroupCount, ...]:
    """Of everything that units owe by now, or soon, and can do; none where the bloc's group hears nothing."""
    if desk.talk.bloc.reminding.group is GroupHears.NONE:
        return ()
    return tuple(_count(desk, item) for item in under_way(desk) if is_pressing(desk, item) and _is_counted(desk, item))


def was_copied(talk: Talk) -> datetime | None:
    """When the copy of this half-day was forwarded."""
    return talk.store.announced.moments(talk.bloc.id).get(_copy_key(talk))


def copy_for_group(talk: Talk) -> Turn:
    """Not again what was forwarded in this half-day. Raise StaleButton where the group hears nothing."""
    talk.need_lead()
    if talk.bloc.reminding.group is GroupHears.NONE:
        raise StaleButton
    at = was_copied(talk)
    if at is not None:
        return talk.reply(says.GroupCopySent(at, ""), SLOT, Nothing())
    return talk.reply(says.GroupCopy(talk.bloc.name, talk.now, counts(ReminderDesk(talk))), SLOT, Nothing())


def copy_sent(talk: Talk) -> Turn:
    """Đã gửi nhóm, once for all who lead: the card closes with each of them."""
    talk.need_lead()
    at = was_copied(talk)
    if at is not None:
        return Turn().also(*(replace(say, anywhere=True) for say in talk.reply(says.GroupCopySent(at, ""), SLOT).say))
    talk.store.announced.put(talk.bloc.id, _copy_key(talk), talk.now)
    talk.decide("counts_copied")
    told = talk.tell_lead(says.GroupCopySent(talk.now, talk.person.name), SLOT)
    return Turn().also(*(replace(say, anywhere=True) for say in told))


def _copy_key(talk: Talk) -> str:
    return f"copied {_half_day(talk.now)}"


def _half_day(now: datetime) -> str:
    return f"{now.date().isoformat()} {'morning' if now.hour < 12 else 'afternoon'}"


def _counted_today(desk: ReminderDesk) -> dict[str, CalendarItem]:
    """By what it is written down as."""
    if desk.talk.bloc.reminding.group is GroupHears.NONE:
        return {}
    steps = {one.item: one.step.kind for one in desk.planned.reminders if _is_today(desk, one)}
    items = ((desk.planned.items[name], kind) for name, kind in steps.items())
    return {
        f"count {item.id} {item.due.isoformat()} {kind.value}": item for item, kind in items if _is_counted(desk, item)
    }


def _is_today(desk: ReminderDesk, reminder: Reminder) -> bool:
    """The due day's morning or the working day after, when it has come."""
    step, now = reminder.step, desk.talk.now
    meant = step.kind is StepKind.DAY or (step.kind is StepKind.AFTER and step.number == 1)
    return meant and not reminder.unit and reminder.at.date() == now.date() and reminder.at <= now


def _is_counted(desk: ReminderDesk, item: CalendarItem) -> bool:
    """What every unit owes, unless all who still owe it wait for something else."""
    if desk.audience.who(item) is not Debtor.UNITS:
        return False
    owing = desk.audience.ledger.standing(item).values()
    return not owing or any(not lacks.waits for lacks in owing)


def _count(desk: ReminderDesk, item: CalendarItem) -> says.GroupCount:
    talk, owing = desk.talk, desk.audience.ledger.standing(item)
    named = talk.bloc.reminding.group is GroupHears.NAMES
    waiting = {unit for unit, lacks in owing.items() if lacks.waits}
    declared = {unit for unit, lacks in owing.items() if lacks.is_paused} - waiting
    extended = {one.unit.id for one in with_longer(desk, item, owing.keys() - waiting - declared)}
    late = (owing.keys() - waiting - declared - extended) & talk.units.keys()
    total = len({*desk.audience.ledger.debtors(item), *owing})
    return says.GroupCount(
        item=item,
        done=total - len(owing),
        total=total,
        declared=len(declared),
        extended=len(extended),
        waiting=len(waiting),
        past=talk.now > item.due,
        late=in_order(talk.units[unit] for unit in late) if named else (),
    )


TAPS = {"countcopy": copy_for_group, "countsent": copy_sent}
