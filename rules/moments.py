"""Reading a day with its hour as officers type it: "14 giờ 19/12/2023", "8h30 ngày 20/12", "14:00", "20/12"."""

import re
from datetime import date, datetime, time

from rules.days import read_day
from rules.errors_calendar import NotADay
from rules.errors_meeting import NotAMoment
from rules.vietnamese import fold

HOUR = re.compile(r"(?:luc )?\b(\d{1,2}) ?(?:gio|h|g|:) ?(\d{2})?\b(?: phut)?(?! ?/)")
WEEKDAY = re.compile(r"\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\b")
PART = re.compile(r"\b(sang|chieu|toi)\b")
LATER = ("chieu", "toi")


def read_moment(text: str, known: datetime, today: date) -> datetime:
    """A day without an hour keeps the known hour, an hour without a day the known day.

    `known` is aware and gives the zone. Raise NotAMoment with an example.
    """
    words = fold(text)
    found = HOUR.search(words)
    part = PART.search(words)
    rest = HOUR.sub(" ", words, count=1)
    rest = " ".join(re.sub(r"[,;]|\bluc\b|\bvao\b", " ", PART.sub(" ", WEEKDAY.sub(" ", rest))).split())
    try:
        hour = _time(found, part is not None and part[1] in LATER) if found else known.time()
        day = read_day(rest, today) if rest or not found else known.date()
    except (ValueError, NotADay):
        raise NotAMoment(known) from None
    return datetime.combine(day, hour, known.tzinfo)


def is_moment(text: str, known: datetime, today: date) -> bool:
    """Whether the words are a moment and nothing else."""
    try:
        read_moment(text, known, today)
    except NotAMoment:
        return False
    return True


def _time(found: re.Match[str], later: bool) -> time:
    """Raise ValueError for an hour no clock shows."""
    hour = int(found[1])
    return time(hour + 12 if later and hour < 12 else hour, int(found[2] or 0))
