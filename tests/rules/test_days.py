from datetime import date, timedelta

import pytest

from rules.days import check_reach, read_day
from rules.errors_calendar import DayOutOfReach, NotADay

TODAY = date(2023, 10, 30)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("16/10/2023", date(2023, 10, 16)),
        ("16/10", date(2023, 10, 16)),
        ("16-10-23", date(2023, 10, 16)),
        ("16.10.2023", date(2023, 10, 16)),
        ("từ ngày 16/10", date(2023, 10, 16)),
        ("ngày 05 tháng 12 năm 2023", date(2023, 12, 5)),
        ("5 tháng 12", date(2023, 12, 5)),
        ("hôm nay", TODAY),
        ("Hom nay", TODAY),
        ("ngày mai", date(2023, 10, 31)),
        ("hôm qua", date(2023, 10, 29)),
        ("29/2/2024", date(2024, 2, 29)),
    ],
)
def test_a_day_is_read_as_officers_type_it(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


def test_a_day_without_its_year_is_the_nearest_one() -> None:
    assert read_day("5/1", date(2023, 12, 20)) == date(2024, 1, 5)
    assert read_day("20/12", date(2024, 1, 5)) == date(2023, 12, 20)


def test_29_february_without_its_year_is_the_nearest_there_is() -> None:
    assert read_day("29/2", date(2023, 12, 1)) == date(2024, 2, 29)


@pytest.mark.parametrize(
    "typed", ["", "31/2", "0/5", "29/2/2023", "16", "16/10/2023/1", "thứ hai", "16/13", "🙂"]
)
def test_what_is_no_day_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(NotADay) as refused:
        read_day(typed, TODAY)
    assert refused.value.example == TODAY


def test_a_day_may_lie_as_far_as_the_reach_and_not_further() -> None:
    back, ahead = timedelta(days=90), timedelta(days=366)
    assert check_reach(TODAY - back, TODAY, back, ahead) == TODAY - back
    assert check_reach(TODAY + ahead, TODAY, back, ahead) == TODAY + ahead
    for day in (TODAY - back - timedelta(days=1), TODAY + ahead + timedelta(days=1)):
        with pytest.raises(DayOutOfReach):
            check_reach(day, TODAY, back, ahead)
