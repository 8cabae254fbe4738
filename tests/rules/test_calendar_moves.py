"""Moving an item's due or opening moment."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.calendar_items import CalendarItem, calendar_to_list, item_from_dict
from rules.calendar_moves import Edge, doubts, likely, moment_of, moved, with_item
from rules.calendar_warnings import Doubt
from rules.errors import Refusal
from rules.errors_calendar import MomentPast, OpensAfterDue, SameMoment
from rules.working_days import WorkingCalendar

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
WORKING = WorkingCalendar({}, frozenset(), frozenset({2023}))


def at(day: int, hour: int = 17, month: int = 11) -> datetime:
    return datetime(2023, month, day, hour, tzinfo=ZONE)


NOW = at(8, 8)
SCORING = CalendarItem(
    "tu-cham", "Tự chấm", at(16, 8, 10), at(10), "các đơn vị", needs=("giao-uoc",), source="QĐ 1"
)
PLEDGE = CalendarItem("giao-uoc", "Giao ước", None, at(24, 14, 3), "các đơn vị")
REVIEW = CalendarItem("tham-dinh", "Thẩm định", at(13, 8), at(22), "Trưởng khối", needs=("tu-cham",))
CALENDAR = (PLEDGE, SCORING, REVIEW)
MOMENTS = st.datetimes(datetime(2023, 1, 1), datetime(2024, 12, 31)).map(lambda one: one.replace(tzinfo=ZONE))  # noqa: DTZ001


def test_everything_else_of_a_moved_item_and_of_the_calendar_stays() -> None:
    later = moved(SCORING, Edge.DUE, at(14), NOW)
    assert later == replace(SCORING, due=at(14))
    calendar = with_item(CALENDAR, later)
    assert calendar == (PLEDGE, later, REVIEW)
    assert tuple(map(item_from_dict, calendar_to_list(calendar))) == calendar


@pytest.mark.parametrize(
    ("item", "edge", "moment", "refused"),
    [
        (SCORING, Edge.DUE, at(10), SameMoment),
        (SCORING, Edge.DUE, at(7), MomentPast),
        (SCORING, Edge.DUE, at(8, 8, 10), MomentPast),
        (REVIEW, Edge.DUE, at(12), OpensAfterDue),
        (REVIEW, Edge.OPENS, at(23), OpensAfterDue),
        (REVIEW, Edge.OPENS, at(7), MomentPast),
    ],
)
def test_what_makes_no_sense_is_refused(
    item: CalendarItem, edge: Edge, moment: datetime, refused: type[Refusal]
) -> None:
    with pytest.raises(refused):
        moved(item, edge, moment, NOW)


def test_what_is_past_may_be_set_right_and_what_opens_today_is_open_at_once() -> None:
    assert moved(PLEDGE, Edge.DUE, at(28, 14, 3), NOW).due == at(28, 14, 3)
    assert moved(REVIEW, Edge.OPENS, at(8, 7), NOW).opens == at(8, 7)
    assert moved(PLEDGE, Edge.OPENS, at(1, 8, 3), NOW).opens == at(1, 8, 3)


@given(st.sampled_from(CALENDAR), st.sampled_from(Edge), MOMENTS)
def test_a_move_either_holds_or_says_why_not(item: CalendarItem, edge: Edge, moment: datetime) -> None:
    try:
        new = moved(item, edge, moment, NOW)
    except Refusal:
        return
    assert moment_of(new, edge) == moment
    assert new.opens is None or new.opens <= new.due
    assert not (edge is Edge.DUE and item.due > NOW >= new.due)


def test_only_what_the_move_makes_doubtful_is_said() -> None:
    found = doubts(CALENDAR, replace(SCORING, due=at(25)), WORKING, NOW)
    assert [(one.doubt, one.item.id, one.about) for one in found] == [
        (Doubt.DAY_OFF, "tu-cham", ""),
        (Doubt.BEFORE_NEEDED, "tham-dinh", "tu-cham"),
    ]
    [early] = doubts(CALENDAR, replace(SCORING, due=at(20, 17, 3)), WORKING, at(1, 8, 3))
    assert (early.doubt, early.about) == (Doubt.BEFORE_NEEDED, "giao-uoc")
    [unknown] = doubts(CALENDAR, replace(REVIEW, due=datetime(2024, 1, 3, 17, tzinfo=ZONE)), WORKING, NOW)
    assert unknown.doubt is Doubt.NO_HOLIDAY_DATA


@given(st.datetimes(datetime(2023, 1, 1), datetime(2030, 1, 1)))  # noqa: DTZ001
def test_an_example_is_the_same_hour_of_that_day_or_of_the_monday_after_a_weekend(naive: datetime) -> None:
    moment = naive.replace(tzinfo=ZONE)
    found = likely(moment)
    assert found.weekday() < 5
    assert found == moment if moment.weekday() < 5 else found.weekday() == 0
    assert found.time() == moment.time()
    assert (found - moment).days in (0, 1, 2)
