"""When a person who asks to be reminded again may hear of it."""

from dataclasses import dataclass
from datetime import date, datetime

from rules.reminder_plans import DEFAULT_HOUR, Limits
from rules.working_days import NoHolidayData, WorkingCalendar


@dataclass(frozen=True)
class SnoozeMoments:
    """`afternoon` is None once today's has begun, or when nobody works today; `morning` when nobody knows which
    days come next are worked."""

    afternoon: datetime | None
    morning: datetime | None


def snooze_moments(now: datetime, calendar: WorkingCalendar, limits: Limits) -> SnoozeMoments:
    """The start of this afternoon, and the next working day's morning. Raise NoHolidayData for a year of today
    that is not known."""
    hours = limits.hours
    last = hours.windows[-1].start
    is_ahead = len(hours.windows) > 1 and now.time() < last and calendar.is_working(now.date())
    morning = hours.from_hour(DEFAULT_HOUR) or last
    tomorrow = _next_working_day(now.date(), calendar)
    return SnoozeMoments(
        afternoon=datetime.combine(now.date(), last, now.tzinfo) if is_ahead else None,
        morning=datetime.combine(tomorrow, morning, now.tzinfo) if tomorrow else None,
    )


def _next_working_day(day: date, calendar: WorkingCalendar) -> date | None:
    try:
        return calendar.shift(day, 1)
    except NoHolidayData:
        return None
