"""Reading what a unit types for a later due moment: "14/11, chờ số liệu chính thức"."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from rules.calendar_moves import likely
from rules.errors_calendar import DayOutOfReach, NotARequest, NotLater
from rules.errors_meeting import NotAMoment
from rules.moments import read_moment
from rules.review import check_reason

AHEAD = timedelta(days=366)
LONGEST_MOMENT = 12
"""Words: "16 giờ 00 chiều thứ Ba ngày 14 tháng 11 năm 2023"."""
OPENING = re.compile(
    r"\s*(?:(?:đề nghị|xin|cho phép|được|gia hạn|đến|tới|hết|lùi|nộp)\b[\s:,]*)*", re.IGNORECASE
)
LEAD_IN = re.compile(r"(?:lý do|lí do|vì|do)\b\s*[:,]?\s*", re.IGNORECASE)
BETWEEN = " \t\n,;:.-–()"


def read_request(text: str, due: datetime, now: datetime) -> tuple[datetime, str]:
    """The moment wanted and why; without an hour it is the hour of `due`.

    Raise NotARequest, ReasonMissing, ReasonTooLong, NotLater or DayOutOfReach.
    """
    example = likely(max(due, now) + timedelta(days=3))
    for moment_said, rest in _ways(OPENING.sub("", text, count=1)):
        try:
            wanted = read_moment(moment_said, due, now.date())
        except NotAMoment:
            continue
        reason = LEAD_IN.sub("", rest.strip(BETWEEN), count=1)
        if not reason:
            raise NotARequest(example, has_day=True)
        return check_wanted(wanted, due, now), check_reason(reason)
    raise NotARequest(example, has_day=False)


def check_wanted(wanted: datetime, due: datetime, now: datetime) -> datetime:
    """Raise NotLater unless it is still to come and after `due`; DayOutOfReach for more than a year ahead."""
    held = max(due, now)
    if wanted <= held:
        raise NotLater(wanted, due, likely(held + timedelta(days=3)))
    if wanted > held + AHEAD:
        last = (held + AHEAD).date()
        raise DayOutOfReach(wanted.date(), held.date(), last, likely(held + timedelta(days=3)).date())
    return wanted


def _ways(text: str) -> Iterator[tuple[str, str]]:
    """Where the moment may end and the reason begin: at a mark first, then after a word; the longest moment first."""
    marks = [found.start() for found in re.finditer(r"[,;\n]", text)]
    words = [found.end() for found in re.finditer(r"\S+", text)][:LONGEST_MOMENT]
    for end in (*reversed(marks), *reversed(words)):
        yield text[:end].strip(BETWEEN), text[end:]
