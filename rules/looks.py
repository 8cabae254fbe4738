"""When the clock must look at a bloc again, so that nothing due is found late and nothing is looked at in vain."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from rules.calendar_items import CalendarItem
from rules.reminder_plans import Limits
from rules.working_days import NoHolidayData, WorkingCalendar

BLIND = timedelta(days=1)
"""Where the holidays are not known, tomorrow may know more."""
FAR = timedelta(days=30)
AHEAD = timedelta(days=14)
"""What opens at no moment of its own is under way so long before it is due."""


def next_window(now: datetime, calendar: WorkingCalendar, limits: Limits) -> datetime:
    """The first start of working hours after `now`. Raise NoHolidayData."""
    day = now.date()
    while True:
        if calendar.is_working(day):
            for window in limits.hours.windows:
                start = datetime.combine(day, window.start, now.tzinfo)
                if start > now:
                    return start
        day += timedelta(days=1)


def next_window_if_known(now: datetime, calendar: WorkingCalendar, limits: Limits) -> datetime | None:
    """None when the holidays on the way are not known."""
    try:
        return next_window(now, calendar, limits)
    except NoHolidayData:
        return None


def begins(item: CalendarItem) -> datetime:
    return item.opens or item.due - AHEAD


def is_watched(item: CalendarItem, now: datetime, limits: Limits) -> bool:
    """Whether the item is under way: begun, and not stale yet."""
    last = item.due if item.is_event else item.due + limits.stale
    return begins(item) <= now <= last


def next_look(
    now: datetime,
    moments: Iterable[datetime],
    items: Iterable[CalendarItem],
    calendar: WorkingCalendar,
    limits: Limits,
) -> datetime:
    """`moments` are those of reminders, snoozes and nudges; while anything is under way every morning and
    afternoon is looked at, because what was held back then may go."""
    known = list(items)
    ahead = [one for one in (*moments, *map(begins, known)) if one > now]
    soonest = min([*ahead, now + FAR])
    if not any(is_watched(item, now, limits) for item in known):
        return soonest
    tomorrow = datetime.combine(now.date(), time(8), now.tzinfo) + BLIND
    return min(soonest, next_window_if_known(now, calendar, limits) or tomorrow)
