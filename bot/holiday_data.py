"""Vietnam's working days, from the `holidays` package and the operator's own file, which wins."""

from datetime import date
from functools import cache
from pathlib import Path

from rules.working_days import NOTHING_KNOWN, Corrections, Swap, WorkingCalendar, corrected

FIRST_YEAR = 2013
"""The labour code that set today's number of days of Tết."""
LAST_ANNOUNCED = 2026
"""The last year whose swaps are known; the next one is computed, any later one is left to the operator's file."""
UNPACKAGED = Corrections(swaps=(Swap(off=date(2026, 1, 2), work=date(2026, 1, 10)),))
"""Announced (12729/VPCP-KGVX, 25/12/2025) and not in the package."""


def working_calendar(file: Path | None) -> WorkingCalendar:
    """Raise HolidayFileErrors for a wrong file."""
    usual = packaged_calendar()
    if file is None:
        return usual
    from messages.holiday_file import read_holiday_file

    return corrected(usual, read_holiday_file(file, usual))


def problems_in(file: Path) -> str:
    """One line a problem, with its line in the file; "" for a sound file."""
    from messages.holiday_file import HolidayFileErrors

    try:
        working_calendar(file)
    except HolidayFileErrors as wrong:
        return "\n".join(f"  - {problem}" for problem in wrong.problems)
    return ""


@cache
def packaged_calendar() -> WorkingCalendar:
    """Without its package no year is known, so nobody is reminded and the operator is told."""
    try:
        from holidays.countries.vietnam import Vietnam
    except ImportError:
        return NOTHING_KNOWN
    years = range(FIRST_YEAR, LAST_ANNOUNCED + 2)
    found = Vietnam(years=years, language="vi")  # type: ignore[no-untyped-call]
    computed = WorkingCalendar(
        holidays=dict(found),
        working=frozenset(found.weekend_workdays),
        known=frozenset(years),
        computed=frozenset({LAST_ANNOUNCED + 1}),
    )
    return corrected(computed, UNPACKAGED)
