"""Who hears what now: those who owe, once a morning, never at night, never twice."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.calendar_items import CalendarItem
from rules.digests import Debt, Digest, Sent, Snooze, due_now, may_speak
from rules.reminder_plans import RemindPlan, Tier
from rules.reminders import Reminder, Step, StepKind, plan
from rules.snoozing import snooze_moments
from rules.working_days import NoHolidayData, WorkingCalendar
from tests.rules.working_year import FIRST, LIMITS, PLAIN, calendars, items, moment

OFFICER = {Tier.OFFICER}
FRIDAY = date(2026, 3, 20)
ITEM = CalendarItem("tu-cham", "Tự chấm", moment(FIRST, 8), moment(FRIDAY, 17), "các đơn vị")
OTHER = replace(ITEM, id="bao-cao", due=moment(FRIDAY, 11))
DEBT = Debt(person=7, bloc=1, unit=3, item="tu-cham")
PLANNED = plan(1, [ITEM, OTHER], RemindPlan(after=(1,)), PLAIN, LIMITS).reminders


class Desk:
    """Asks what is due and takes every digest as sent."""

    def __init__(self, planned: Collection[Reminder] = PLANNED, calendar: WorkingCalendar = PLAIN) -> None:
        self.planned, self.calendar = planned, calendar
        self.owing: dict[Debt, Collection[Tier]] = {DEBT: OFFICER}
        self.sent: list[Sent] = []
        self.snoozed: list[Snooze] = []

    def at(self, now: datetime) -> tuple[Digest, ...]:
        digests = due_now(self.planned, self.sent, self.owing, now, self.calendar, LIMITS, self.snoozed)
        self.sent += [Sent(line.debt, line.reminder, now) for digest in digests for line in digest.lines]
        return digests

    def steps(self, now: datetime) -> list[str]:
        return [str(line.reminder.step.kind) for digest in self.at(now) for line in digest.lines]


def day(number: int, hour: int = 8, minute: int = 0) -> datetime:
    return moment(date(2026, 3, number), hour, minute)


def test_a_person_with_several_debts_hears_of_all_of_them_at_once() -> None:
    desk = Desk()
    second_unit, second_item = DEBT._replace(unit=4), DEBT._replace(item="bao-cao")
    desk.owing |= {second_unit: OFFICER, second_item: OFFICER, DEBT._replace(person=8): OFFICER}
    first, second = desk.at(day(11))
    assert [line.debt for line in first.lines] == [second_item, DEBT, second_unit]
    assert [line.debt.person for line in second.lines] == [8]
    assert desk.at(day(11, 8, 1)) == ()


def test_who_has_delivered_hears_nothing() -> None:
    desk = Desk()
    desk.owing = {}
    assert desk.at(day(20)) == ()


def test_after_an_outage_only_the_newest_is_sent_and_not_at_night() -> None:
    desk = Desk()
    assert desk.at(day(18, 23)) == desk.at(day(19, 6)) == desk.at(day(19, 12)) == ()
    assert desk.steps(day(19, 13, 30)) == ["before"]
    assert desk.at(day(19, 16)) == ()
    assert desk.steps(day(20)) == ["day"]


def test_what_was_missed_for_weeks_is_not_sent_any_more() -> None:
    assert Desk().at(moment(date(2026, 4, 20), 8)) == ()


def test_the_head_hears_only_once_the_deadline_is_past() -> None:
    desk = Desk()
    desk.owing = {DEBT: {Tier.HEAD}}
    assert desk.at(day(20)) == ()
    assert desk.steps(day(23)) == ["after"]
    assert desk.at(day(25)) == ()


def test_a_person_who_is_officer_and_head_is_told_once() -> None:
    desk = Desk()
    desk.owing = {DEBT: {Tier.OFFICER, Tier.HEAD}}
    assert desk.steps(day(23)) == ["after"]
    assert desk.at(day(23, 14)) == ()


def test_a_moved_deadline_takes_its_old_reminders_with_it() -> None:
    desk = Desk()
    assert desk.steps(day(20)) == ["day"]
    moved = replace(ITEM, due=moment(date(2026, 4, 2), 17))
    desk.planned = plan(1, [moved], RemindPlan(), PLAIN, LIMITS).reminders
    assert desk.at(day(23)) == ()
    assert desk.steps(day(24)) == ["before"]


def test_a_unit_with_longer_hears_only_of_its_own_deadline() -> None:
    granted = {("tu-cham", 3): moment(date(2026, 3, 27), 17)}
    found = plan(1, [ITEM], RemindPlan(), PLAIN, LIMITS, granted)
    owing = {DEBT: OFFICER, DEBT._replace(person=8, unit=4): OFFICER}
    apart = {(1, "tu-cham", 3)}
    sent: list[Sent] = []
    for now in (day(2) + timedelta(days=days) for days in range(35)):
        for digest in due_now(found.reminders, sent, owing, now, PLAIN, LIMITS, (), apart):
            sent += [Sent(line.debt, line.reminder, now) for line in digest.lines]
    assert [one.reminder for one in sent if one.debt == DEBT] == [
        one for one in found.reminders if one.unit and one.to in OFFICER
    ]
    assert {one.reminder.due for one in sent if one.debt != DEBT} == {ITEM.due}
    gone = plan(1, [ITEM], RemindPlan(), PLAIN, LIMITS).reminders
    assert due_now(gone, [], {DEBT: OFFICER}, day(20), PLAIN, LIMITS, (), apart) == ()


def test_a_snooze_silences_until_its_moment_and_then_asks_once() -> None:
    desk = Desk()
    assert desk.steps(day(11)) == ["before"]
    moments = snooze_moments(day(11, 9), PLAIN, LIMITS)
    assert (moments.afternoon, moments.morning) == (day(11, 13, 30), day(12))
    desk.snoozed = [Snooze(DEBT, day(11, 13, 30))]
    assert desk.at(day(11, 13, 29)) == ()
    assert desk.steps(day(11, 13, 30)) == ["asked"]
    assert desk.at(day(12)) == desk.at(day(16)) == ()
    assert desk.steps(day(17)) == ["before"]


def test_what_a_deputy_puts_off_comes_back_as_anothers_debt() -> None:
    desk = Desk()
    desk.owing = {DEBT: {Tier.LEAD, Tier.DEPUTY}}
    desk.snoozed = [Snooze(DEBT, day(11, 13, 30))]
    [digest] = desk.at(day(11, 13, 30))
    assert [line.reminder.to for line in digest.lines] == [Tier.DEPUTY]


def test_a_snooze_gives_way_to_the_reminder_of_the_same_morning() -> None:
    desk = Desk()
    assert desk.steps(day(19)) == ["before"]
    desk.snoozed = [Snooze(DEBT, day(20))]
    assert desk.steps(day(20)) == ["day"]
    assert desk.at(day(20, 14)) == ()


def test_this_afternoon_is_offered_only_while_it_is_ahead_on_a_working_day() -> None:
    saturday = snooze_moments(day(21, 9), PLAIN, LIMITS)
    assert (saturday.afternoon, saturday.morning) == (None, day(23))
    assert snooze_moments(day(20, 15), PLAIN, LIMITS).afternoon is None


def test_without_holiday_data_nothing_is_sent() -> None:
    with pytest.raises(NoHolidayData):
        Desk().at(moment(date(2028, 1, 4), 9))


@given(st.lists(st.tuples(st.integers(1, 31), st.integers(0, 23)), max_size=30))
def test_a_clock_that_jumps_repeats_nothing(jumps: list[tuple[int, int]]) -> None:
    desk = Desk()
    for number, hour in jumps:
        desk.at(day(number, hour))
    planned = Counter(one.reminder.at for one in desk.sent)
    assert all(count == 1 for count in planned.values())


@settings(max_examples=60)
@given(calendars(), items(), items("hai"), st.integers(0, 2**32), st.integers(0, 80))
def test_over_weeks_of_outages_and_deliveries_every_promise_holds(
    calendar: WorkingCalendar, one: CalendarItem, other: CalendarItem, seed: int, delivered: int
) -> None:
    """The desk is asked each hour but for outages; unit 3 delivers somewhere on the way, unit 4 never does."""
    random = Random(seed)
    planned = plan(1, [one, other], RemindPlan(), calendar, LIMITS).reminders
    desk = Desk([*planned, *_nudges((one, other), random)], calendar)
    late: dict[Debt, Collection[Tier]] = {Debt(8, 1, 4, item.id): OFFICER for item in (one, other)}
    early: dict[Debt, Collection[Tier]] = {Debt(7, 1, 3, item.id): OFFICER for item in (one, other)}
    start = moment(FIRST - timedelta(days=14), 0, 5)
    for hour in range(24 * 80):
        now = start + timedelta(hours=hour)
        desk.owing = late if hour >= delivered * 24 else {**late, **early}
        if random.random() < 0.1:
            continue
        assert all(line.debt in desk.owing for digest in desk.at(now) for line in digest.lines)
    _check_promises(desk, calendar)
    for debt in late:
        wanted = [reminder for reminder in planned if reminder.item == debt.item and reminder.to in OFFICER]
        assert not wanted or any(sent.debt == debt for sent in desk.sent)


def _nudges(asked: Collection[CalendarItem], random: Random) -> list[Reminder]:
    """The lead asks up to eight times about each, whenever."""
    return [
        Reminder(1, item.id, Step(StepKind.NUDGED), moment(FIRST, 0) + timedelta(minutes=minutes), item.due)
        for item in asked
        for minutes in random.sample(range(60 * 24 * 60), random.randint(0, 8))
    ]


def _check_promises(desk: Desk, calendar: WorkingCalendar) -> None:
    assert all(may_speak(sent.at, calendar, LIMITS) for sent in desk.sent)
    assert all(sent.reminder in desk.planned and sent.reminder.at <= sent.at for sent in desk.sent)
    assert len({(sent.debt, sent.reminder) for sent in desk.sent}) == len(desk.sent)
    nudged = Counter(sent.debt for sent in desk.sent if sent.reminder.step.kind is StepKind.NUDGED)
    counted = Counter(sent.debt for sent in desk.sent if sent.reminder.step.kind is not StepKind.MONTH)
    assert all(count <= LIMITS.per_item for count in (counted - nudged).values())
    assert all(count <= LIMITS.nudges for count in nudged.values())
    times = sorted({(sent.debt.person, sent.at) for sent in desk.sent})
    for (person, at), (next_person, following) in pairwise(times):
        assert person != next_person or not LIMITS.hours.is_same_window(at, following)
