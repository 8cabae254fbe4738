"""The working days the program goes by: the package's, what it lacks, and the operator's file over both."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.holiday_data import packaged_calendar, working_calendar
from messages.holiday_file import HolidayFileErrors
from rules.working_days import NoHolidayData, WorkingCalendar

GOLDEN = Path("tests/bot/working_days_2026.txt")


def in_lines(calendar: WorkingCalendar, year: int) -> Iterable[str]:
    """Every day that its weekday does not explain."""
    day = date(year, 1, 1)
    while day.year == year:
        weekend = day.weekday() in calendar.weekend
        if calendar.is_working(day) == weekend or day in calendar.holidays:
            word = "làm việc" if calendar.is_working(day) else "nghỉ"
            yield f"{day:%d/%m/%Y} {word} {calendar.holidays.get(day, '')}".rstrip()
        day += timedelta(days=1)


def problems_of(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(HolidayFileErrors) as raised:
        working_calendar(path)
    assert str(raised.value).startswith(f"Tệp ngày nghỉ có {len(raised.value.problems)} chỗ cần sửa")
    return [str(problem) for problem in raised.value.problems]


def test_2026_is_the_year_that_was_announced() -> None:
    assert list(in_lines(packaged_calendar(), 2026)) == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_the_days_that_fool_people_in_2026() -> None:
    calendar = packaged_calendar()
    working = {
        date(2026, 1, 2): False,
        date(2026, 1, 10): True,
        date(2026, 2, 20): False,
        date(2026, 2, 23): True,
        date(2026, 4, 27): False,
        date(2026, 8, 22): True,
        date(2026, 8, 31): False,
        date(2026, 11, 24): False,
    }
    assert {day: calendar.is_working(day) for day in working} == working
    assert calendar.shift(date(2026, 2, 23), -1) == date(2026, 2, 13)


def test_next_year_is_computed_and_a_far_year_is_not_known() -> None:
    calendar = packaged_calendar()
    assert calendar.computed == {2027}
    assert not calendar.is_working(date(2027, 11, 24))
    with pytest.raises(NoHolidayData):
        calendar.is_working(date(2028, 1, 4))


def test_the_operators_file_wins(tmp_path: Path) -> None:
    file = tmp_path / "holidays.yaml"
    file.write_text(
        "years: [2027, 2028]\n"
        "add:\n- {day: 05/02/2026, title: Nghỉ theo thông báo của tỉnh}\n"
        "remove:\n- {day: 2026-11-24}\n"
        "swap:\n- {off: 2027-09-01, work: 2027-09-11}\n",
        encoding="utf-8",
    )
    calendar = working_calendar(file)
    assert not calendar.is_working(date(2026, 2, 5))
    assert calendar.is_working(date(2026, 11, 24))
    assert not calendar.is_working(date(2027, 9, 1))
    assert calendar.is_working(date(2027, 9, 11))
    assert calendar.is_working(date(2028, 1, 4))
    assert not calendar.computed


def test_the_example_file_can_be_used() -> None:
    assert not working_calendar(Path("examples/holidays.yaml")).is_working(date(2026, 1, 2))


def test_a_wrong_file_names_each_line_with_an_example(tmp_path: Path) -> None:
    file = tmp_path / "holidays.yaml"
    said = problems_of(
        file,
        "years: [27]\n"
        "add:\n- {day: 2026-02-30, title: Nghỉ bù}\n- {dya: 2026-02-05, title: Nghỉ bù}\n"
        "remove:\n- {day: 2026-04-28}\n"
        "swap:\n- {off: 2026-08-29, work: 2026-08-31}\n- {off: 2026-08-28, work: 2026-08-29}\n"
        "- {off: 2026-11-24, work: 2026-11-28}\n",
    )
    assert said == [
        "Dòng 1, mục years[1]: “27” không phải một năm. Viết năm như 2027",
        "Dòng 3, mục add[1].day: “2026-02-30” không phải ngày có thật. Viết ngày như 2023-03-24 hoặc 24/03/2023",
        "Dòng 4, mục add[2].day: thiếu mục bắt buộc này. Ví dụ: day: 2026-01-02",
        "Dòng 4, mục add[2].dya: không có mục tên “dya”. Các mục được dùng ở đây: day, title, source, mark",
        "Dòng 6, mục remove[1].day: ngày 28/04/2026 không phải ngày nghỉ lễ nên không bỏ được. "
        "Ngày nghỉ lễ gần đó: 26/04/2026, 27/04/2026, 30/04/2026, 01/05/2026",
        "Dòng 8, mục swap[1].off: ngày nghỉ hoán đổi 29/08/2026 là thứ Bảy hoặc Chủ nhật, vốn đã nghỉ. "
        "Viết ngày làm việc được chuyển thành ngày nghỉ, ví dụ: {off: 2026-01-02, work: 2026-01-10}",
        "Dòng 8, mục swap[1].work: ngày làm bù 31/08/2026 đã là ngày làm việc. "
        "Viết thứ Bảy hoặc Chủ nhật đi làm bù, ví dụ: {off: 2026-01-02, work: 2026-01-10}",
        "Dòng 9, mục swap[2].work: ngày 29/08/2026 đã ghi ở dòng 8. Mỗi ngày chỉ ghi một lần.",
        "Dòng 10, mục swap[3].off: ngày 24/11/2026 vốn đã nghỉ (Ngày Văn hóa Việt Nam) nên không hoán đổi được. "
        "Viết ngày làm việc được nghỉ bù, ví dụ: off: 2026-01-02",
    ]


def test_a_file_that_is_no_yaml_or_not_there_is_named(tmp_path: Path) -> None:
    (said,) = problems_of(tmp_path / "holidays.yaml", "add:\n\t- 2026")
    assert said.startswith("Dòng 2: có dấu Tab")
    with pytest.raises(HolidayFileErrors, match=r"- Không đọc được tệp ngày nghỉ “.*nowhere\.yaml”"):
        working_calendar(tmp_path / "nowhere.yaml")
