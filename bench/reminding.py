"""Planning a year's reminders for 5,000 units, and asking on each working morning of it who hears what.

500 blocs of 10 units, each with a year of 25 items of its own; a unit delivers an item on a day drawn at random.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from bench.figures import figure
from bench.officers import EXAMPLE
from bot.holiday_data import working_calendar
from messages.bloc_file import read_bloc_file
from rules.calendar_items import CalendarItem
from rules.digests import Debt, Sent, due_now
from rules.reminder_plans import DEFAULT_RULES, Tier
from rules.reminders import Reminder, plan
from rules.working_days import WorkingCalendar

BLOCS, UNITS = 500, 10
OFFICER = frozenset({Tier.OFFICER})
PLAN, LIMITS = DEFAULT_RULES.plan, DEFAULT_RULES.limits


def main() -> None:
    items = read_bloc_file(EXAMPLE).calendar
    calendar = working_calendar(None)
    start = time.perf_counter()
    sent = sum(_year(bloc, items, calendar) for bloc in range(BLOCS))
    seconds = time.perf_counter() - start
    figure("plan_year_5000_units_s", seconds, "s", "<=", 10)
    figure("plan_year_5000_units_reminders", sent, "reminders", ">", 0)


def _year(bloc: int, items: tuple[CalendarItem, ...], calendar: WorkingCalendar) -> int:
    """How many reminders the bloc's units were sent."""
    random = Random(bloc)
    later = timedelta(days=random.randrange(28))
    own = [replace(item, due=item.due + later, opens=item.opens and item.opens + later) for item in items]
    planned = plan(bloc, own, PLAN, calendar, LIMITS).reminders
    done = {
        item.id: {
            Debt(bloc * UNITS + unit, bloc, unit, item.id): item.due
            + timedelta(days=random.randrange(-12, 5))
            for unit in range(UNITS)
        }
        for item in own
    }
    sent: defaultdict[str, list[Sent]] = defaultdict(list)
    for now, about in _mornings(planned):
        of_items = [reminder for reminder in planned if reminder.item in about]
        told = [one for item in about for one in sent[item]]
        owing = {debt: OFFICER for item in about for debt, at in done[item].items() if at > now}
        for digest in due_now(of_items, told, owing, now, calendar, LIMITS):
            for line in digest.lines:
                sent[line.debt.item].append(Sent(line.debt, line.reminder, now))
    return sum(map(len, sent.values()))


def _mornings(planned: tuple[Reminder, ...]) -> Iterator[tuple[datetime, frozenset[str]]]:
    """Each day's last planned moment and the items that its reminders are about."""
    days: defaultdict[date, list[Reminder]] = defaultdict(list)
    for reminder in planned:
        days[reminder.at.date()].append(reminder)
    for of_day in days.values():
        yield of_day[-1].at, frozenset(reminder.item for reminder in of_day)


if __name__ == "__main__":
    main()
