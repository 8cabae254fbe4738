"""What a notice says of itself, when it falls due, and how lightly it is reminded of."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.errors_notices import NoticeTooLong, NoticeWordless
from rules.notices import TEXT_LIMIT, TITLE_LIMIT, Notice, NoticeState, check_notice, due_after, notice_item
from rules.reminder_plans import Limits, RemindPlan, Tier
from rules.reminders import plan
from rules.working_days import NOTHING_KNOWN, WorkingCalendar

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
YEAR = WorkingCalendar({date(2023, 9, 4): "Nghỉ bù Quốc khánh"}, frozenset(), frozenset({2023}))


def notice(text: str, at: datetime = datetime(2023, 9, 1, 9, tzinfo=ZONE)) -> Notice:
    return Notice(1, 1, NoticeState.SENT, text, 1, at, due_after(at, YEAR))


@given(st.text(max_size=400).filter(lambda text: any(map(str.isalnum, text))))
def test_title_and_body_leave_nothing_out(text: str) -> None:
    kept = check_notice(text)
    found = notice(kept)
    assert len(found.title) <= TITLE_LIMIT
    assert kept in (found.body, found.title) or kept.startswith(found.title)
    assert "".join(kept.split()) in ("".join((found.title + found.body).split()), "".join(found.body.split()))


@pytest.mark.parametrize("text", ["", "  \n ", "…!?"])
def test_a_notice_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(NoticeWordless):
        check_notice(text)


def test_a_notice_has_a_longest_length() -> None:
    assert len(check_notice("a" * TEXT_LIMIT)) == TEXT_LIMIT
    with pytest.raises(NoticeTooLong):
        check_notice("a" * (TEXT_LIMIT + 1))


def test_it_falls_due_at_the_end_of_the_next_working_day_whatever_is_known_of_holidays() -> None:
    friday = datetime(2023, 9, 1, 9, tzinfo=ZONE)
    assert due_after(friday, YEAR) == datetime(2023, 9, 5, 17, tzinfo=ZONE)
    assert due_after(friday, NOTHING_KNOWN) == datetime(2023, 9, 4, 17, tzinfo=ZONE)


def test_the_unread_are_reminded_on_the_next_two_working_days_and_the_head_with_the_second() -> None:
    planned = plan(1, [notice_item(notice("Họp"), "Họp")], RemindPlan(), YEAR, Limits())
    assert [(one.at.date(), one.to) for one in planned.reminders] == [
        (date(2023, 9, 5), Tier.OFFICER),
        (date(2023, 9, 6), Tier.HEAD),
        (date(2023, 9, 6), Tier.OFFICER),
    ]
    assert all(one.at - notice("Họp").at > timedelta(days=1) for one in planned.reminders)
