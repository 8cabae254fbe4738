from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.working_days import (
    NOTHING_KNOWN,
    Corrections,
    NoHolidayData,
    Swap,
    WorkingCalendar,
    corrected,
    working_days_after,
)
from rules.working_hours import OFFICE_HOURS
from tests.rules.working_year import DAYS, PLAIN, calendars

HOLIDAY = date(2026, 4, 30)
SATURDAY, MONDAY = date(2026, 8, 22), date(2026, 8, 31)


def test_a_day_off_a_weekend_and_a_swap_are_known_apart() -> None:
    calendar = corrected(
        PLAIN, Corrections(added={HOLIDAY: "Ngày Chiến thắng"}, swaps=(Swap(MONDAY, SATURDAY),))
    )
    assert [calendar.is_working(day) for day in (HOLIDAY, SATURDAY, MONDAY)] == [False, True, False]
    assert calendar.holidays[MONDAY] == "Nghỉ hoán đổi, làm bù ngày 22/08/2026"
    assert calendar.shift(date(2026, 8, 28), 1) == date(2026, 9, 1)
    assert calendar.shift(date(2026, 8, 24), -1) == SATURDAY


def test_the_operator_wins_over_what_was_known() -> None:
    known = WorkingCalendar({HOLIDAY: "Nghỉ"}, frozenset({SATURDAY}), frozenset({2026}), frozenset({2026}))
    fixed = corrected(
        known,
        Corrections(added={SATURDAY: "Nghỉ"}, removed=frozenset({HOLIDAY}), years=frozenset({2026, 2031})),
    )
    assert fixed.is_working(HOLIDAY)
    assert not fixed.is_working(SATURDAY)
    assert (fixed.known, fixed.computed) == (frozenset({2026, 2031}), frozenset())


def test_a_year_nobody_knows_is_not_guessed() -> None:
    with pytest.raises(NoHolidayData) as raised:
        PLAIN.is_working(date(2028, 1, 3))
    assert raised.value.year == 2028
    with pytest.raises(NoHolidayData):
        PLAIN.shift(date(2027, 12, 30), 5)


def test_days_to_choose_from_pass_over_holidays_and_over_weekends_in_a_year_nobody_knows() -> None:
    calendar = corrected(PLAIN, Corrections(added={HOLIDAY: "Ngày Chiến thắng"}))
    assert working_days_after(date(2026, 4, 28), calendar, 1, 2) == (date(2026, 4, 29), date(2026, 5, 1))
    assert working_days_after(date(2098, 1, 2), NOTHING_KNOWN, 2, 3) == (date(2098, 1, 6), date(2098, 1, 7))


@given(calendars(), DAYS, st.integers(-9, 9))
def test_an_offset_lands_on_a_working_day_and_counts_them(
    calendar: WorkingCalendar, day: date, offset: int
) -> None:
    found = calendar.shift(day, offset)
    between = [
        date.fromordinal(n) for n in range(min(day, found).toordinal(), max(day, found).toordinal() + 1)
    ]
    assert sum(calendar.is_working(one) for one in between if one != day) == abs(offset)
    assert offset == 0 or (calendar.is_working(found) and (found > day) == (offset > 0))
    assert calendar.is_working(calendar.on_or_before(day))
    assert calendar.is_working(calendar.on_or_after(day))


@pytest.mark.parametrize(
    ("hour", "first"),
    [
        (time(5), time(7, 30)),
        (time(8), time(8)),
        (time(11, 30), time(13, 30)),
        (time(16, 59), time(16, 59)),
        (time(17), None),
    ],
)
def test_quiet_hours_end_when_the_office_opens(hour: time, first: time | None) -> None:
    assert OFFICE_HOURS.from_hour(hour) == first


def test_a_morning_and_an_afternoon_are_two_windows() -> None:
    def at(hour: int, day: int = 2) -> datetime:
        return datetime(2026, 3, day, hour, tzinfo=None)  # noqa: DTZ001

    assert OFFICE_HOURS.is_same_window(at(8), at(11))
    assert not OFFICE_HOURS.is_same_window(at(8), at(14))
    assert not OFFICE_HOURS.is_same_window(at(8), at(8, day=3))
    assert not OFFICE_HOURS.is_same_window(at(12), at(12))
