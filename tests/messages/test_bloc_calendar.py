"""The calendar of a bloc's file: 25 items of a real year, their plans, and what is doubtful in them."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from messages.bloc_file import read_bloc_file
from messages.bloc_problems import BlocFileErrors
from messages.calendar_warnings import calendar_lines
from rules.calendar_items import DoneBy, calendar_to_list, done_by, item_from_dict
from rules.calendar_warnings import calendar_warnings
from rules.reminder_plans import (
    DEFAULT_RULES,
    MONTHLY,
    GroupHears,
    RemindPlan,
    Rung,
    Tier,
    rules_from_dict,
    rules_to_dict,
)
from rules.reminders import plan
from rules.working_days import WorkingCalendar

TEXT = Path("examples/lao-cai-party-2023.yaml").read_text(encoding="utf-8")
FILE = read_bloc_file(TEXT)
ITEMS = {item.id: item for item in FILE.calendar}
BEFORE = datetime(2023, 1, 3, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
YEARS = WorkingCalendar({}, frozenset(), frozenset({2023, 2024}))
OWN_RULES = """reminders:
  before_working_days: [1, 5]
  on_the_day: 13:30
  after_working_days: []
  escalate: [{after: 2, to: lead}]
  working_hours: ["08:00-11:00", "13:30-16:30"]
  max_per_item: 3
  gap_hours: 2
  group: names
"""


def with_rules(text: str, old: str = "", new: str = "") -> str:
    return TEXT.replace("calendar:  #", text + "calendar:  #").replace(old, new, 1 if old else 0)


def kinds(text: str) -> list[tuple[str, str]]:
    with pytest.raises(BlocFileErrors) as raised:
        read_bloc_file(text)
    return [(problem.field, problem.kind) for problem in raised.value.problems]


def test_the_whole_year_is_read_and_kept() -> None:
    assert len(ITEMS) == 25
    assert ITEMS["so-minh-chung"].remind == MONTHLY
    assert [name for name, item in ITEMS.items() if item.is_event] == [
        "hoi-nghi-so-ket",
        "chay-thu",
        "hoi-nghi-tong-ket",
    ]
    assert ITEMS["hoi-nghi-tong-ket"].source == "bài 002 nêu chiều 19/12; giờ là mẫu"
    assert tuple(map(item_from_dict, calendar_to_list(FILE.calendar))) == FILE.calendar


def test_the_whole_year_can_be_planned() -> None:
    found = plan(1, FILE.calendar, FILE.reminding.plan, YEARS, FILE.reminding.limits)
    assert not found.unplanned
    assert {one.item for one in found.reminders} == set(ITEMS)


def test_an_item_kept_by_an_earlier_version_still_reads() -> None:
    old = {
        name: value
        for name, value in calendar_to_list((ITEMS["tu-cham"],))[0].items()
        if name in ("id", "title", "opens", "due", "owes", "to", "official", "task")
    }
    assert item_from_dict(old) == replace(ITEMS["tu-cham"], source="")
    assert rules_from_dict({}) == DEFAULT_RULES


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("chat", DoneBy(chat=True, paper=False)),
        ("bản ký", DoneBy(chat=False, paper=True)),
        ("Biên bản", DoneBy(chat=False, paper=True)),
        ("thủ trưởng duyệt trong chat và bản ký", DoneBy(chat=True, paper=True)),
        ("chat hoặc công văn thẩm định", DoneBy(chat=True, paper=True, either=True)),
        ("số, ngày quyết định", DoneBy(chat=False, paper=True)),
    ],
)
def test_what_makes_an_item_done_is_read_from_its_words(words: str, how: DoneBy) -> None:
    assert done_by(words) == how


def test_a_bloc_reminds_by_its_own_rules_and_an_item_by_its_own_plan() -> None:
    file = read_bloc_file(
        with_rules(OWN_RULES, "  task: dexuat", "  task: dexuat\n  remind: {before_working_days: [3]}")
    )
    own = RemindPlan((5, 1), True, (), time(13, 30), ladder=(Rung(2, Tier.LEAD),))
    assert file.reminding.plan == own
    limits = file.reminding.limits
    assert (limits.per_item, limits.gap, limits.hours.windows[0].end) == (3, timedelta(hours=2), time(11))
    assert file.reminding.group is GroupHears.NAMES
    (item,) = (item for item in file.calendar if item.task == "dexuat")
    assert item.remind == replace(own, before=(3,))
    assert rules_from_dict(rules_to_dict(file.reminding)) == file.reminding


def test_wrong_reminders_are_named() -> None:
    wrong = OWN_RULES.replace("13:30\n", "12:15\n").replace("[1, 5]", "[0]").replace("lead", "chair")
    wrong = wrong.replace("names", "all")
    assert kinds(with_rules(wrong.replace("11:00", "7:00"))) == [
        ("reminders.before_working_days[1]", "whole"),
        ("reminders.on_the_day", "quiet_hour"),
        ("reminders.escalate[1].to", "word"),
        ("reminders.working_hours[1]", "window"),
        ("reminders.group", "word"),
    ]
    assert kinds(with_rules("", "  remind: monthly", "  remind: weekly")) == [("calendar[5].remind", "word")]
    assert kinds(with_rules("", "official: số, ngày quyết định", "official: khi xong")) == [
        ("calendar[25].official", "official")
    ]


def test_a_good_calendar_is_taken_without_a_word() -> None:
    assert calendar_lines(calendar_warnings(FILE.calendar, YEARS, BEFORE)) == []


def test_what_is_doubtful_is_said_with_the_item_and_the_file_is_taken() -> None:
    text = TEXT.replace("due: 2023-12-12 17:00", "due: 2023-12-16 17:00").replace("2024-06-28", "2025-06-27")
    calendar = replace(YEARS, holidays={date(2023, 6, 15): "Nghỉ theo thông báo của tỉnh"})
    now = datetime(2023, 2, 25, 8, tzinfo=BEFORE.tzinfo)
    assert calendar_lines(calendar_warnings(read_bloc_file(text).calendar, calendar, now)) == [
        "Đề nghị xem lại lịch:",
        "- lay-y-kien-bang-diem: hạn 24/02/2023 17:00 đã qua; của những lần nhắc đã lỡ chỉ lần gần nhất được gửi, "
        "nếu chưa quá 14 ngày.",
        "- bao-cao-so-ket: hạn 15/06/2023 17:00 rơi vào ngày nghỉ (Nghỉ theo thông báo của tỉnh). "
        "Nên lùi về ngày làm việc liền trước.",
        "- giay-moi: hạn 16/12/2023 17:00 rơi vào ngày nghỉ (cuối tuần). Nên lùi về ngày làm việc liền trước.",
        "- dang-ky-dai-bieu: hạn 15/12/2023 17:00 trước hạn của việc “giay-moi” phải xong trước.",
        "- theo-doi-ket-qua: chưa có dữ liệu ngày nghỉ năm 2025, sẽ không nhắc ai việc này. "
        "Ghi năm đó vào tệp ngày nghỉ (KTD_HOLIDAYS_FILE).",
    ]


def test_words_that_name_nobody_are_refused_with_those_that_do_and_an_example() -> None:
    with pytest.raises(BlocFileErrors) as raised:
        read_bloc_file(TEXT.replace("owes: thư ký Khối", "owes: văn thư", 1))
    said = str(raised.value.problems[0])
    assert "mục calendar[18].owes: “văn thư” chưa nói được ai phải làm việc này" in said
    assert "các đơn vị, đơn vị có điểm bị thay đổi, người thẩm định" in said
    assert "ví dụ: các đơn vị (góp ý)" in said


def test_a_bloc_may_call_its_lead_as_it_does() -> None:
    own = TEXT.replace("labels: {lead: Trưởng khối", "labels: {lead: Nhóm trưởng", 1)
    own = own.replace("owes: Trưởng khối năm 2023", "owes: đơn vị Nhóm trưởng", 1)
    assert read_bloc_file(own).calendar[23].owes == "đơn vị Nhóm trưởng"
