from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from rules.deliveries import answer_of, days_late
from rules.sheets import Filled
from tests.rules.sample_leaves import LATE

DUE = datetime(2023, 6, 15, 17, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.mark.parametrize(
    ("day", "late", "points"),
    [
        (date(2023, 6, 1), 0, "2"),
        (date(2023, 6, 15), 0, "2"),
        (date(2023, 6, 16), 1, "1.5"),
        (date(2023, 6, 17), 2, "1.5"),
        (date(2023, 6, 18), 3, "1"),
        (date(2023, 6, 20), 5, "1"),
        (date(2023, 6, 21), 6, "0.5"),
        (date(2023, 6, 25), 10, "0.5"),
        (date(2023, 6, 26), 11, "0"),
        (date(2024, 2, 29), 259, "0"),
    ],
)
def test_calendar_days_after_the_due_day_decide_the_rung(day: date, late: int, points: str) -> None:
    assert days_late(DUE, day) == late
    answer = answer_of(LATE, DUE, day)
    assert (str(answer.points), answer.raw[0]) == (points, str(late))
    assert Filled(LATE.code, answer.raw, answer.points, unassigned=False).received == day


def test_the_days_are_counted_where_the_due_moment_is_not_in_utc() -> None:
    early = datetime(2023, 6, 15, 1, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    assert days_late(early, date(2023, 6, 15)) == 0
