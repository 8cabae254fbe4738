"""A day and an hour as officers type them, together or one of the two."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.errors_meeting import NotAMoment
from rules.moments import is_moment, read_moment
from rules.vietnamese import moment

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
KNOWN = datetime(2023, 12, 19, 14, tzinfo=ZONE)
TODAY = date(2023, 12, 1)


@pytest.mark.parametrize(
    ("text", "day", "hour", "minute"),
    [
        ("14 giờ 20/12/2023", 20, 14, 0),
        ("8h30 ngày 20/12", 20, 8, 30),
        ("ngày 20 tháng 12 năm 2023 lúc 14 giờ 15 phút", 20, 14, 15),
        ("9 giờ sáng thứ Tư, 20/12", 20, 9, 0),
        ("2 giờ chiều 21/12", 21, 14, 0),
        ("14:00 20-12-2023", 20, 14, 0),
        ("16:45", 19, 16, 45),
        ("20/12", 20, 14, 0),
        ("ngày mai", 2, 14, 0),
    ],
)
def test_what_is_not_said_stays_as_it_was(text: str, day: int, hour: int, minute: int) -> None:
    assert read_moment(text, KNOWN, TODAY) == datetime(2023, 12, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize("text", ["", "mấy giờ", "25:00", "8:75 20/12", "32/12", "14 giờ 31/2", "lúc"])
def test_what_no_clock_or_calendar_shows_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotAMoment) as refused:
        read_moment(text, KNOWN, TODAY)
    assert refused.value.example == KNOWN


@given(st.dates(date(2023, 1, 1), date(2024, 12, 31)), st.integers(0, 23), st.integers(0, 59))
def test_a_moment_is_read_back_as_it_is_written(day: date, hour: int, minute: int) -> None:
    when = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)
    assert read_moment(moment(when), KNOWN, TODAY) == when


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("20/12", True),
        ("8h30 ngày 20/12", True),
        ("ngày 20/12 họp Tỉnh ủy", False),
        ("chờ số liệu đến 20/12", False),
        ("", False),
    ],
)
def test_a_reason_that_names_a_day_is_no_day(text: str, alone: bool) -> None:
    assert is_moment(text, KNOWN, TODAY) is alone
