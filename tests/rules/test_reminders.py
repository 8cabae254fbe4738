"""What is planned: on working days in working hours, in time, and never more than the cap."""

from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rules.calendar_items import CalendarItem
from rules.reminder_plans import MONTHLY, SILENT, Limits, RemindPlan, Tier
from rules.reminders import Plan, StepKind, plan
from rules.working_days import WorkingCalendar
from tests.rules.working_year import LIMITS, PLAIN, calendars, items, moment, plans

USUAL = RemindPlan()
FRIDAY = date(2026, 3, 20)
ITEM = CalendarItem("tu-cham", "Tự chấm", moment(date(2026, 3, 2), 8), moment(FRIDAY, 17), "các đơn vị")


def planned(item: CalendarItem, calendar: WorkingCalendar = PLAIN, limits: Limits = LIMITS) -> Plan:
    return plan(1, [item], USUAL, calendar, limits)


def heard(found: Plan, to: Tier = Tier.OFFICER) -> list[str]:
    return [f"{one.step.kind} {one.at:%d/%m %H:%M}" for one in found.reminders if one.to is to]


def test_the_usual_plan_counts_working_days_and_climbs_after_the_deadline() -> None:
    found = planned(ITEM, limits=replace(LIMITS, per_item=9))
    assert heard(found) == [
        "before 11/03 08:00",
        "before 17/03 08:00",
        "before 18/03 08:00",
        "before 19/03 08:00",
        "day 20/03 08:00",
        "after 23/03 08:00",
        "after 25/03 08:00",
    ]
    assert [heard(found, to) for to in (Tier.HEAD, Tier.DEPUTY, Tier.LEAD)] == [
        ["after 23/03 08:00"],
        ["after 25/03 08:00"],
        ["after 27/03 08:00"],
    ]


def test_the_cap_keeps_the_first_and_the_latest() -> None:
    told = heard(planned(ITEM))
    assert (told[:2], len(told)) == (["before 11/03 08:00", "before 18/03 08:00"], LIMITS.per_item)
    assert told[-1] == "after 25/03 08:00"
    assert heard(planned(ITEM, limits=replace(LIMITS, per_item=1))) == ["before 11/03 08:00"]


def test_an_event_is_not_spoken_of_once_it_is_past() -> None:
    assert {one.step.kind for one in planned(replace(ITEM, is_event=True)).reminders} == {
        StepKind.BEFORE,
        StepKind.DAY,
    }


def test_months_are_asked_on_their_first_working_day_while_the_item_is_open() -> None:
    book = replace(
        ITEM, remind=MONTHLY, opens=moment(date(2026, 3, 2), 8), due=moment(date(2026, 11, 10), 17)
    )
    may_day = WorkingCalendar({date(2026, 5, 1): "Ngày Quốc tế Lao động"}, frozenset(), PLAIN.known)
    found = heard(planned(book, may_day))
    assert found[:2] == ["month 01/04 08:00", "month 04/05 08:00"]
    assert len(found) == 8


def test_an_item_told_to_be_silent_is() -> None:
    assert planned(replace(ITEM, remind=SILENT)).reminders == ()


def test_what_opens_on_its_last_day_is_reminded_of_once_it_is_open() -> None:
    late = replace(ITEM, opens=moment(FRIDAY, 12))
    assert heard(planned(late))[0] == "day 20/03 13:30"


def test_an_hour_outside_the_office_is_moved_into_it() -> None:
    assert heard(planned(replace(ITEM, remind=replace(USUAL, hour=time(6)))))[0] == "before 11/03 07:30"


def test_items_of_a_year_without_holidays_wait_and_the_others_do_not() -> None:
    far = replace(ITEM, id="ban-giao", due=moment(date(2028, 1, 10), 17))
    found = plan(1, [ITEM, far], USUAL, PLAIN, LIMITS)
    assert (found.unplanned, found.unknown) == (("ban-giao",), frozenset({2028}))
    assert {one.item for one in found.reminders} == {"tu-cham"}


@given(calendars(), items(), plans())
def test_every_reminder_is_in_time_on_a_working_day_and_within_the_cap(
    calendar: WorkingCalendar, item: CalendarItem, usual: RemindPlan
) -> None:
    found = plan(1, [item], usual, calendar, LIMITS).reminders
    assert list(found) == sorted(found, key=lambda one: one.at)
    told = Counter(one.to for one in found if one.step.is_counted)
    assert all(count <= LIMITS.per_item for count in told.values())
    assert len({(one.at.date(), one.to) for one in found}) == len(found)
    for one in found:
        assert calendar.is_working(one.at.date())
        assert LIMITS.hours.window(one.at.time())
        assert item.opens is None or item.opens <= one.at
        assert (one.at >= item.due) == (one.step.kind is StepKind.AFTER) or one.at.date() == item.due.date()
        assert not item.is_event or one.at < item.due


@given(calendars(), items(), plans(), st.integers(1, 30))
def test_a_unit_with_longer_is_reminded_by_its_own_deadline_and_all_others_as_before(
    calendar: WorkingCalendar, item: CalendarItem, usual: RemindPlan, days: int
) -> None:
    later = item.due + timedelta(days=days)
    granted = {(item.id, 4): later, (item.id, 5): item.due - timedelta(days=1), ("khac", 6): later}
    found = plan(1, [item], usual, calendar, LIMITS, granted)
    alone = plan(1, [replace(item, due=later)], usual, calendar, LIMITS)
    assert found.apart == {(item.id, 4): later}
    assert tuple(one for one in found.reminders if not one.unit) == plan(1, [item], usual, calendar, LIMITS).reminders
    assert tuple(replace(one, unit=0) for one in found.reminders if one.unit) == alone.reminders
