"""The next look comes with whatever may be due next, and a bloc with nothing under way rests."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rules.calendar_items import CalendarItem
from rules.deadlines import working_days_left
from rules.looks import next_look, next_window, next_window_if_known
from rules.reminder_plans import RemindPlan
from rules.reminders import plan
from rules.working_days import NOTHING_KNOWN, WorkingCalendar
from tests.rules.working_year import DAYS, FIRST, LIMITS, PLAIN, calendars, items, moment

FRIDAY = date(2026, 3, 20)
ITEM = CalendarItem("tu-cham", "Tự chấm", moment(date(2026, 3, 9), 8), moment(FRIDAY, 17), "các đơn vị")


def test_while_something_is_under_way_every_morning_and_afternoon_is_looked_at() -> None:
    assert next_look(moment(FRIDAY, 8), [], [ITEM], PLAIN, LIMITS) == moment(FRIDAY, 13, 30)
    assert next_look(moment(FRIDAY, 18), [], [ITEM], PLAIN, LIMITS) == moment(date(2026, 3, 23), 7, 30)
    snoozed = moment(FRIDAY, 10)
    assert next_look(moment(FRIDAY, 8), [snoozed], [ITEM], PLAIN, LIMITS) == snoozed


def test_before_anything_opens_and_after_all_is_stale_the_bloc_rests() -> None:
    quiet = moment(date(2026, 3, 2), 8)
    assert next_look(quiet, [], [ITEM], PLAIN, LIMITS) == ITEM.opens
    held = replace(ITEM, is_event=True)
    over = moment(FRIDAY, 18)
    assert next_look(over, [], [held], PLAIN, LIMITS) > over + timedelta(days=20)
    assert next_look(ITEM.due + timedelta(days=15), [], [ITEM], PLAIN, LIMITS) > over + timedelta(days=20)


def test_without_holidays_it_looks_again_the_next_day() -> None:
    assert next_window_if_known(moment(FRIDAY, 8), NOTHING_KNOWN, LIMITS) is None
    assert next_look(moment(FRIDAY, 9), [], [ITEM], NOTHING_KNOWN, LIMITS) == moment(FRIDAY, 8) + timedelta(days=1)


@given(calendars(), items(), DAYS, st.integers(0, 23))
def test_no_reminder_is_passed_over(calendar: WorkingCalendar, item: CalendarItem, day: date, hour: int) -> None:
    now = moment(day, hour)
    planned = [one.at for one in plan(1, [item], RemindPlan(), calendar, LIMITS).reminders]
    following = next_look(now, planned, [item], calendar, LIMITS)
    assert now < following
    assert not any(now < one < following for one in planned)


@given(calendars(), DAYS, st.integers(0, 23), st.integers(0, 59))
def test_the_next_working_hours_are_the_first_ones(
    calendar: WorkingCalendar, day: date, hour: int, minute: int
) -> None:
    now = moment(day, hour, minute)
    found = next_window(now, calendar, LIMITS)
    assert calendar.is_working(found.date())
    assert found.time() in {window.start for window in LIMITS.hours.windows}
    quarter, between = timedelta(minutes=15), now + timedelta(minutes=1)
    while between < found:
        started = [datetime.combine(between.date(), one.start, between.tzinfo) for one in LIMITS.hours.windows]
        assert not (calendar.is_working(between.date()) and any(now < one <= between for one in started))
        between += quarter


@given(calendars(), DAYS, DAYS)
def test_working_days_left_count_the_last_day_and_turn_negative_once_past(
    calendar: WorkingCalendar, one: date, other: date
) -> None:
    left = working_days_left(calendar, one, other)
    assert left == -(working_days_left(calendar, other, one) or 0)
    if one < other:
        assert left == sum(
            calendar.is_working(one + timedelta(days=day)) for day in range(1, (other - one).days + 1)
        )
    assert working_days_left(NOTHING_KNOWN, FIRST, FRIDAY) is None
