"""When a person who asks to be reminded again may hear of it."""

from dataclasses import dataclass
from datetime import datetime

from rules.reminder_plans import DEFAULT_HOUR, Limits
from rules.working_days import WorkingCalendar


@dataclass(frozen=True)
class SnoozeMoments:
    """`afternoon` is None once today's has begun, or when nobody works today."""

    afternoon: datetime | None
    morning: datetime


def snooze_moments(now: datetime, calendar: WorkingCalendar, limits: Limits) -> SnoozeMoments:
    """The start of this afternoon, and the next working day's morning. Raise NoHolidayData."""
    hours = limits.hours
    last = hours.windows[-1].start
    is_ahead = len(hours.windows) > 1 and now.time() < last and calendar.is_working(now.date())
    morning = hours.from_hour(DEFAULT_HOUR) or last
    tomorrow = calendar.shift(now.date(), 1)
    return SnoozeMoments(
        afternoon=datetime.combine(now.date(), last, now.tzinfo) if is_ahead else None,
        morning=datetime.combine(tomorrow, morning, now.tzinfo),
    )
