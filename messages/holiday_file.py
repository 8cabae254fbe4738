"""The operator's own list of days off: what it adds, removes and swaps wins over what the program computes."""

from datetime import date, timedelta
from pathlib import Path

from messages.bloc_problems import BlocFileErrors, Problem
from messages.bloc_values import to_date, to_text
from messages.located_yaml import Section, Unreadable, compose
from rules.working_days import SATURDAY_AND_SUNDAY, Corrections, Swap, WorkingCalendar

NO_DAY = date.min
SAMPLE = "examples/holidays.yaml"
NEAR = timedelta(days=31)


class HolidayFileErrors(BlocFileErrors):
    """Everything wrong with the file; nothing of it holds."""

    def __str__(self) -> str:
        head = f"Tệp ngày nghỉ có {len(self.problems)} chỗ cần sửa, chưa dùng nội dung nào:"
        return "\n".join([head, *(f"- {problem}" for problem in self.problems)])


def read_holiday_file(source: Path | str, usual: WorkingCalendar) -> Corrections:
    """A file, or its text; `usual` is what the program has. Raise HolidayFileErrors with all problems."""
    problems: list[Problem] = []
    if isinstance(source, Path) and not source.is_file():
        raise HolidayFileErrors([Problem(0, "", "no_holiday_file", str(source))])
    try:
        root = Section(compose(source, SAMPLE), "", problems)
    except BlocFileErrors as wrong:
        raise HolidayFileErrors(wrong.problems) from wrong
    corrections = _Reader(usual).read(root)
    root.done()
    if problems:
        raise HolidayFileErrors(problems)
    return corrections


class _Reader:
    """Keeps on which line each day was named, for a day may be named once."""

    def __init__(self, usual: WorkingCalendar) -> None:
        self.usual = usual
        self.lines: dict[date, int] = {}

    def read(self, root: Section) -> Corrections:
        added = {}
        for section in root.sections("add"):
            day = self._day(section, "day")
            added[day] = section.read("title", to_text, "", "Nghỉ bù Giỗ Tổ Hùng Vương")
            section.done()
        return Corrections(
            added=added,
            removed=frozenset(self._removed(section) for section in root.sections("remove")),
            swaps=tuple(self._swap(section) for section in root.sections("swap")),
            years=frozenset(root.texts("years", _to_year)),
        )

    def _removed(self, section: Section) -> date:
        day = self._day(section, "day")
        if day != NO_DAY and day not in self.usual.holidays:
            section.note("not_a_holiday", "day", f"{day:%d/%m/%Y}", self._holidays_near(day))
        section.done()
        return day

    def _swap(self, section: Section) -> Swap:
        off, work = self._day(section, "off"), self._day(section, "work")
        if off != NO_DAY and off.weekday() in SATURDAY_AND_SUNDAY:
            section.note("swap_off", "off", f"{off:%d/%m/%Y}")
        elif off in self.usual.holidays and work not in self.usual.working:
            section.note("swap_holiday", "off", f"{off:%d/%m/%Y}", self.usual.holidays[off])
        if work != NO_DAY and work.weekday() not in SATURDAY_AND_SUNDAY:
            section.note("swap_work", "work", f"{work:%d/%m/%Y}")
        section.done()
        return Swap(off, work)

    def _day(self, section: Section, name: str) -> date:
        """NO_DAY for what is missing or wrong, and was noted."""
        day = section.read(name, to_date, NO_DAY, "2026-01-02")
        if day in self.lines:
            section.note("day_twice", name, f"{day:%d/%m/%Y}", self.lines[day])
        elif day != NO_DAY:
            self.lines[day] = section.line_at(name)
        return day

    def _holidays_near(self, day: date) -> str:
        near = sorted(known for known in self.usual.holidays if abs(known - day) <= NEAR)
        return ", ".join(f"{known:%d/%m/%Y}" for known in near) or "không có ngày nào"


def _to_year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == 4 and text > "2000"):
        raise Unreadable("year")
    return int(text)
