"""The demo's way through its year: from one great task to the next, over the days between."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.rehearsal.errands import days_late, early
from handlers import debts
from handlers.ledger import ledger
from handlers.talk import Talk, Turn
from messages.bloc_schema import BlocFile
from rules.calendar_items import CalendarItem
from rules.deliveries import Delivery, How
from rules.people import Role

MORNING = 8


def first_moment(file: BlocFile) -> datetime:
    return _tasks(file)[0][0]


def last_moment(file: BlocFile) -> datetime:
    return max(_morning(item.due) for item in file.calendar)


def next_task(file: BlocFile, now: datetime) -> tuple[datetime, CalendarItem] | None:
    """The next one that people do together, and when it begins."""
    return next(((moment, item) for moment, item in _tasks(file) if moment > now), None)


def on_the_way(file: BlocFile, now: datetime, until: datetime) -> list[datetime]:
    """The mornings between on which something opens or falls due, and on which units bring it before or after."""
    due = {item.id: item.due for item in file.calendar}
    days = {*due.values(), *(item.opens for item in file.calendar if item.opens)}
    days |= {early(day, unit) for day in due.values() for unit in range(3)}
    days |= {due[item] + timedelta(late) for (_, item), late in days_late(file).items()}
    return sorted({morning for day in days if now < (morning := _morning(day)) < until})


def settle_before(talk: Talk) -> Turn:
    """What fell due before the demo's first day was brought in on its day."""
    by, lead = ledger(talk), talk.leadership.lead
    secretary = talk.store.people.holders(lead, (Role.SECRETARY,), talk.today)[0]
    for item in talk.bloc.calendar:
        for unit in debts.owing(talk, item, by) if item.due < talk.now else ():
            how = How.PAPER if item.done_by.paper else How.CHAT
            receipt = Delivery(item.id, unit, item.due.date(), how, "", None, secretary.id, talk.now)
            talk.store.deliveries.put(talk.bloc.id, receipt)
    return Turn()


def _tasks(file: BlocFile) -> list[tuple[datetime, CalendarItem]]:
    found = ((item.opens or item.due, item) for item in file.calendar if item.task)
    return sorted(found, key=lambda one: one[0])


def _morning(day: datetime) -> datetime:
    return day.replace(hour=MORNING, minute=0)
