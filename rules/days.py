"""Reading a day as officers type it: "16/10/2023", "16/10", "hôm nay", "ngày 16 tháng 10 năm 2023"."""

import re
from datetime import date, timedelta

from rules.errors_calendar import DayOutOfReach, DayToCome, NotADay
from rules.vietnamese import fold

WORDS = {"hom nay": 0, "ngay mai": 1, "mai": 1, "hom qua": -1}
NUMBERS = re.compile(r"(?:(?:tu|ke tu) )?(?:ngay )?(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(\d{4}|\d{2}))?\.?")
LONG = re.compile(r"(?:(?:tu|ke tu) )?(?:ngay )?(\d{1,2}) thang (\d{1,2})(?: nam (\d{4}))?\.?")


def read_day(text: str, today: date) -> date:
    """A day without its year is the one nearest to `today`; raise NotADay with an example as typed."""
    words = fold(text)
    if words in WORDS:
        return today + timedelta(days=WORDS[words])
    found = NUMBERS.fullmatch(words) or LONG.fullmatch(words)
    if found is None:
        raise NotADay(today)
    day, month, year = int(found[1]), int(found[2]), found[3]
    years = [_four_digits(year)] if year else [today.year - 1, today.year, today.year + 1]
    days = [made for each in years if (made := _make(each, month, day)) is not None]
    if not days:
        raise NotADay(today)
    return min(days, key=lambda made: abs(made - today))


def check_reach(day: date, today: date, back: timedelta, ahead: timedelta) -> date:
    """Raise DayOutOfReach for what lies more than `back` before `today` or `ahead` after it; DayToCome for a day
    after `today` where none may be."""
    if day > today and not ahead:
        raise DayToCome(day, today - back, today, today)
    if not today - back <= day <= today + ahead:
        raise DayOutOfReach(day, today - back, today + ahead, today)
    return day


def _four_digits(year: str) -> int:
    return int(year) + 2000 if len(year) == 2 else int(year)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
