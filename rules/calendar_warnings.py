"""What looks wrong in a bloc's calendar and may still be meant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.calendar_items import CalendarItem
from rules.working_days import NoHolidayData, WorkingCalendar


class Doubt(StrEnum):
    PAST = "past"
    DAY_OFF = "day_off"
    BEFORE_NEEDED = "before_needed"
    NO_HOLIDAY_DATA = "no_holiday_data"


@dataclass(frozen=True)
class CalendarWarning:
    """`about` is the holiday's name, "" for a weekend, or the id of the item that is due later."""

    doubt: Doubt
    item: CalendarItem
    about: str = ""


def calendar_warnings(
    items: Iterable[CalendarItem], calendar: WorkingCalendar, now: datetime
) -> tuple[CalendarWarning, ...]:
    """In the order of the items."""
    items = tuple(items)
    dues = {item.id: item.due for item in items}
    return tuple(warning for item in items for warning in _of_item(item, dues, calendar, now))


def _of_item(
    item: CalendarItem, dues: dict[str, datetime], calendar: WorkingCalendar, now: datetime
) -> Iterator[CalendarWarning]:
    day = item.due.date()
    if item.due <= now:
        yield CalendarWarning(Doubt.PAST, item)
    try:
        if not calendar.is_working(day):
            yield CalendarWarning(Doubt.DAY_OFF, item, calendar.holidays.get(day, ""))
    except NoHolidayData:
        yield CalendarWarning(Doubt.NO_HOLIDAY_DATA, item)
    for needed in item.needs:
        if dues[needed] > item.due:
            yield CalendarWarning(Doubt.BEFORE_NEEDED, item, needed)
