"""Which days offices work: weekends, holidays, days off in lieu, swapped working Saturdays."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

SATURDAY_AND_SUNDAY = frozenset({5, 6})


class NoHolidayData(Exception):
    """Nothing says which days of `year` are holidays, so nobody may be reminded then."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


@dataclass(frozen=True)
class Swap:
    """Offices close on `off`, a working day, and work on `work`, a weekend day."""

    off: date
    work: date


@dataclass(frozen=True)
class Corrections:
    """What an operator knows better: days off added, holidays that are none, swaps, and years checked by hand."""

    added: Mapping[date, str] = field(default_factory=dict)
    removed: frozenset[date] = frozenset()
    swaps: tuple[Swap, ...] = ()
    years: frozenset[int] = frozenset()


@dataclass(frozen=True, eq=False)
class WorkingCalendar:
    """`holidays` are named, also those on a weekend; `working` are weekend days worked for another day.

    Only `known` years are answered for; `computed` ones of them lack the swaps that are announced late in the
    year before. `weekend` holds weekday numbers, Monday 0. The same only while it is the same object.
    """

    holidays: Mapping[date, str]
    working: frozenset[date]
    known: frozenset[int]
    computed: frozenset[int] = frozenset()
    weekend: frozenset[int] = SATURDAY_AND_SUNDAY

    def is_working(self, day: date) -> bool:
        """Raise NoHolidayData for a year that is not known."""
        if day.year not in self.known:
            raise NoHolidayData(day.year)
        if day in self.working:
            return True
        return day not in self.holidays and day.weekday() not in self.weekend

    def day_off(self, day: date) -> str | None:
        """Why offices are closed: the holiday's name, "" for a weekend; None when they work or nobody knows."""
        if day.year not in self.known or self.is_working(day):
            return None
        return self.holidays.get(day, "")

    def shift(self, day: date, working_days: int) -> date:
        """The n-th working day after a day, before it when n is negative; the day itself at 0."""
        step = timedelta(days=1 if working_days > 0 else -1)
        left = abs(working_days)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def between(self, day: date, other: date) -> int:
        """Working days from one day to another, the first not counted; negative when `other` is earlier."""
        if other < day:
            return -self.between(other, day)
        days = (day + timedelta(days=number) for number in range(1, (other - day).days + 1))
        return sum(map(self.is_working, days))

    def on_or_before(self, day: date) -> date:
        return day if self.is_working(day) else self.shift(day, -1)

    def on_or_after(self, day: date) -> date:
        return day if self.is_working(day) else self.shift(day, 1)


NOTHING_KNOWN = WorkingCalendar({}, frozenset(), frozenset())


def working_days_after(day: date, calendar: WorkingCalendar, *counts: int) -> tuple[date, ...]:
    """The n-th working day after a day for each n; weekdays, where nothing says which of them are holidays."""
    try:
        return tuple(calendar.shift(day, count) for count in counts)
    except NoHolidayData:
        weekdays = replace(NOTHING_KNOWN, known=frozenset({day.year, day.year + 1}))
        return tuple(weekdays.shift(day, count) for count in counts)


def corrected(calendar: WorkingCalendar, by: Corrections) -> WorkingCalendar:
    """The corrections win."""
    worked = {swap.work for swap in by.swaps}
    off = {swap.off: f"Nghỉ hoán đổi, làm bù ngày {swap.work:%d/%m/%Y}" for swap in by.swaps}
    kept = {day: name for day, name in calendar.holidays.items() if day not in by.removed | worked}
    return WorkingCalendar(
        holidays=kept | dict(by.added) | off,
        working=(calendar.working | worked) - by.removed - by.added.keys() - off.keys(),
        known=calendar.known | by.years,
        computed=calendar.computed - by.years,
        weekend=calendar.weekend,
    )
