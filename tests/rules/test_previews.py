"""What is foretold is what then happens, when nothing comes in meanwhile."""

from datetime import timedelta

from hypothesis import given, settings

from rules.calendar_items import CalendarItem
from rules.digests import Debt, Sent, Snooze, due_now
from rules.previews import coming
from rules.reminder_plans import RemindPlan, Tier
from rules.reminders import plan
from rules.working_days import NOTHING_KNOWN, WorkingCalendar
from tests.rules.working_year import FIRST, LIMITS, calendars, items, moment

START = moment(FIRST, 0, 5)
END = START + timedelta(days=70)


@settings(max_examples=40)
@given(calendars(), items(), items("hai"))
def test_the_preview_is_what_the_clock_then_sends(
    calendar: WorkingCalendar, one: CalendarItem, other: CalendarItem
) -> None:
    planned = plan(1, [one, other], RemindPlan(), calendar, LIMITS).reminders
    owing = {Debt(7, 1, 3, item.id): {Tier.OFFICER} for item in (one, other)}
    snoozed = [Snooze(Debt(7, 1, 3, one.id), one.due - timedelta(days=1))]
    foretold = list(coming(planned, [], owing, START, END, calendar, LIMITS, snoozed))
    sent: list[Sent] = []
    happened = []
    for quarter in range(4 * 24 * 70 + 1):
        now = START + timedelta(minutes=15 * quarter - 5)
        for digest in due_now(planned, sent, owing, now, calendar, LIMITS, snoozed):
            sent += [Sent(line.debt, line.reminder, now) for line in digest.lines]
            happened.append(digest.lines)
    assert [digest.lines for _, digest in foretold] == happened


def test_nothing_is_foretold_for_a_year_that_nobody_knows() -> None:
    item = CalendarItem("tu-cham", "Tự chấm", None, moment(FIRST, 17), "các đơn vị")
    assert list(coming([], [], {Debt(7, 1, 3, item.id): {Tier.OFFICER}}, START, END, NOTHING_KNOWN, LIMITS)) == []
