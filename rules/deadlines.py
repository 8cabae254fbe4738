"""What falls due, and when the clock may speak of it."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time

from rules.calendar_items import CalendarItem
from rules.working_days import NoHolidayData, WorkingCalendar
from rules.working_hours import WorkingHours

AWAKE = time(7), time(20)


def days_left(now: datetime, due: datetime) -> int:
    """Calendar days, counted at the due moment's place; 0 on the day itself, negative once it is past."""
    return (due.date() - now.astimezone(due.tzinfo).date()).days


def working_days_left(calendar: WorkingCalendar, day: date, due: date) -> int | None:
    """Negative once past; None when the holidays on the way are not known."""
    try:
        return calendar.between(day, due)
    except NoHolidayData:
        return None


def working_days_late(calendar: WorkingCalendar, now: datetime, due: datetime) -> int | None:
    """None until it is past; 0 before the next working day, and where the holidays on the way are not known."""
    if now <= due:
        return None
    return -(working_days_left(calendar, now.date(), due.date()) or 0)


def upcoming(items: Iterable[CalendarItem], now: datetime) -> tuple[CalendarItem, ...]:
    """What is not past yet, the nearest first."""
    return tuple(sorted((item for item in items if item.due > now), key=lambda item: item.due))


def newly_open(
    items: Iterable[CalendarItem], told: Collection[str], now: datetime
) -> tuple[CalendarItem, ...]:
    """Tasks that have opened and were not told of; after an outage only those that still matter.

    Nothing at night: what opens then is told in the morning.
    """
    if not is_awake(now):
        return ()
    return tuple(
        item
        for item in items
        if item.task and item.opens and item.opens <= now < item.due and item.id not in told
    )


def telling(now: datetime, hours: WorkingHours, hour: time) -> datetime | None:
    """When this half-day tells of what has opened: with its reminders, which go from `hour` on; None when quiet."""
    window = hours.window(now.time())
    if window is None:
        return None
    start = max(window.start, hour) if hour < window.end else window.start
    return datetime.combine(now.date(), start, now.tzinfo)


def is_awake(now: datetime) -> bool:
    return AWAKE[0] <= now.time() < AWAKE[1]
