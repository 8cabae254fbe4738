"""Days off and reminders drawn at random, over a short year that any test can walk through."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from rules.calendar_items import CalendarItem
from rules.reminder_plans import LADDER, Limits, RemindPlan
from rules.working_days import WorkingCalendar

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST = date(2026, 3, 2)
LIMITS = Limits()
PLAIN = WorkingCalendar({}, frozenset(), frozenset({2025, 2026, 2027}))


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


DAYS = st.integers(0, 40).map(lambda days: FIRST + timedelta(days=days))


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    off = draw(st.dictionaries(DAYS, st.just("Nghỉ"), max_size=12))
    weekend = st.integers(0, 5).map(lambda week: FIRST + timedelta(days=5 + 7 * week))
    return WorkingCalendar(off, frozenset(draw(st.sets(weekend, max_size=3))) - off.keys(), PLAIN.known)


@st.composite
def plans(draw: st.DrawFn) -> RemindPlan:
    days = st.sets(st.integers(1, 8), max_size=4)
    return RemindPlan(
        before=tuple(sorted(draw(days), reverse=True)),
        on_the_day=draw(st.booleans()),
        after=tuple(sorted(draw(days))),
        monthly=draw(st.booleans()),
        ladder=draw(st.sampled_from([(), LADDER])),
    )


@st.composite
def items(draw: st.DrawFn, name: str = "viec") -> CalendarItem:
    opens = moment(draw(DAYS), draw(st.integers(0, 23)))
    due = opens + timedelta(hours=draw(st.integers(1, 24 * 14)))
    return CalendarItem(
        name,
        "Việc",
        draw(st.sampled_from([opens, None])),
        due,
        "các đơn vị",
        remind=draw(st.none() | plans()),
        is_event=draw(st.booleans()),
    )
