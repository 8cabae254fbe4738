from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from rules.calendar_items import CalendarItem
from rules.deadlines import days_left, newly_open, telling, upcoming, working_days_late
from rules.working_days import NOTHING_KNOWN, WorkingCalendar
from rules.working_hours import OFFICE_HOURS

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def at(day: int, hour: int = 8, minute: int = 0) -> datetime:
    return datetime(2023, 11, day, hour, minute, tzinfo=ZONE)


TASK = CalendarItem("tu-cham", "Tự chấm", at(6), at(10, 17), "các đơn vị", task="chamdiem")
PLAIN = CalendarItem("bao-cao", "Báo cáo", at(6), at(9, 17), "các đơn vị")


@pytest.mark.parametrize(
    ("now", "days"),
    [(at(9, 23, 59), 1), (at(10, 0, 1), 0), (at(10, 16, 59), 0), (at(11, 0, 0), -1), (at(8), 2)],
)
def test_days_are_counted_by_the_calendar_not_by_hours(now: datetime, days: int) -> None:
    assert days_left(now, TASK.due) == days


def test_lateness_is_counted_in_working_days_from_the_moment_it_is_past() -> None:
    """It is due on a Friday at 17:00."""
    known = WorkingCalendar({}, frozenset(), frozenset({2023}))
    moments = [at(10, 16, 59), at(10, 17, 1), at(12), at(13), at(17)]
    assert [working_days_late(known, now, TASK.due) for now in moments] == [None, 0, 0, 1, 5]
    assert working_days_late(NOTHING_KNOWN, at(17), TASK.due) == 0


def test_days_are_counted_where_the_bloc_is() -> None:
    late_evening_in_utc = at(10, 1).astimezone(ZoneInfo("UTC"))
    assert days_left(late_evening_in_utc, TASK.due) == 0


def test_what_is_past_is_not_upcoming_and_the_nearest_comes_first() -> None:
    assert upcoming((TASK, PLAIN), at(8)) == (PLAIN, TASK)
    assert upcoming((TASK, PLAIN), at(9, 17)) == (TASK,)


def test_a_task_is_news_from_its_opening_to_its_deadline() -> None:
    assert newly_open((TASK,), (), at(6, 7, 59)) == ()
    assert newly_open((TASK,), (), at(6)) == (TASK,)
    assert newly_open((TASK,), (), at(10, 16, 59)) == (TASK,)
    assert newly_open((TASK,), (), at(10, 17)) == ()


def test_what_was_told_or_asks_for_nothing_is_no_news() -> None:
    assert newly_open((TASK, PLAIN), ("tu-cham",), at(7)) == ()


def test_nobody_is_told_at_night() -> None:
    assert newly_open((TASK,), (), at(7, 2)) == ()
    assert newly_open((TASK,), (), at(7, 20)) == ()
    assert newly_open((TASK,), (), at(8, 7)) == (TASK,)


def test_what_has_opened_is_told_with_the_half_day_s_reminders_and_not_in_quiet_hours() -> None:
    eight = time(8)
    assert telling(at(6, 7, 30), OFFICE_HOURS, eight) == at(6, 8)
    assert telling(at(6, 11, 29), OFFICE_HOURS, eight) == at(6, 8)
    assert telling(at(6, 14), OFFICE_HOURS, eight) == at(6, 13, 30)
    assert telling(at(6, 14), OFFICE_HOURS, time(15)) == at(6, 15)
    assert telling(at(6, 8), OFFICE_HOURS, time(15)) == at(6, 7, 30)
    assert telling(at(6, 12), OFFICE_HOURS, eight) is None
