"""Reading what a unit types for a later due moment: "14/11, chờ số liệu chính thức"."""

import re
import unicodedata
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
    r"\s*(?:(?:đề nghị|de nghi|xin|cho phép|được|gia hạn|gia han|đến|den|tới|hết|het|sang|lùi|nộp)\b[\s:,]*)*",
    re.IGNORECASE,
)
LEAD_IN = re.compile(r"\b(?:lý do|lí do|ly do|vì|vi(?! phạm| pham)|do)\b\s*[:,]?\s*", re.IGNORECASE)
WHY = re.compile(r"\b(?:lý do|lí do|ly do|vì)\b\s*[:,]?\s*", re.IGNORECASE)
DAY_BEGINS = re.compile(r"\b(?:đến|den|tới|toi|hết|het|sang|ngày|ngay)\b|(?<!\S)\d", re.IGNORECASE)
BETWEEN = " \t\n,;:.-–()"


def read_request(text: str, due: datetime, now: datetime, why: str = "") -> tuple[datetime, str]:
    """The moment wanted and why; without an hour it is the hour of `due`, without a reason the one said before.

    Raise NotARequest, ReasonMissing, ReasonTooLong, NotLater or DayOutOfReach.
    """
    wanted, said = _parts(_composed(text), due, now)
    reason = said or why
    wanted = check_wanted(wanted, due, now) if wanted else None
    if wanted is None or not reason:
        raise NotARequest(likely(max(due, now) + timedelta(days=3)), wanted)
    return wanted, check_reason(reason)


def find_request(text: str, due: datetime, now: datetime) -> tuple[datetime | None, str]:
    """The moment and the reason somewhere in a sentence, None and "" for what is not said.

    "gia hạn tự chấm đến 20/11 vì chờ số liệu", the reason first too; whether the moment can be is not looked at.
    """
    said = _composed(text)
    for begins in DAY_BEGINS.finditer(said):
        wanted, reason = _parts(said[begins.start() :], due, now)
        if wanted is not None:
            return wanted, reason or _reason_in(said[: begins.start()])
    return None, _reason_in(said)


def reason_said(text: str) -> str:
    """A reason typed alone, without "vì" or "lý do"; raise ReasonMissing or ReasonTooLong."""
    return check_reason(_reason(_composed(text)))


def check_wanted(wanted: datetime, due: datetime, now: datetime) -> datetime:
    """Raise NotLater unless it is still to come and after `due`; DayOutOfReach for more than a year ahead."""
    held = max(due, now)
    if wanted <= held:
        raise NotLater(wanted, due, likely(held + timedelta(days=3)))
    if wanted > held + AHEAD:
        last = (held + AHEAD).date()
        raise DayOutOfReach(wanted.date(), held.date(), last, likely(held + timedelta(days=3)).date())
    return wanted


def _parts(text: str, due: datetime, now: datetime) -> tuple[datetime | None, str]:
    """The moment that the words begin with and what follows it."""
    for moment_said, rest in _ways(OPENING.sub("", text, count=1)):
        try:
            return read_moment(moment_said, due, now.date()), _reason(rest)
        except NotAMoment:
            continue
    return None, ""


def _reason_in(text: str) -> str:
    found = WHY.search(text)
    return _reason(text[found.end() :]) if found else ""


def _reason(text: str) -> str:
    """Without "vì" or "lý do" before it; "" for what holds no word."""
    words = text.strip(BETWEEN)
    found = LEAD_IN.match(words)
    reason = words[found.end() :] if found else words
    return reason if any(char.isalnum() for char in reason) else ""


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _ways(text: str) -> Iterator[tuple[str, str]]:
    """Where the moment may end and the reason begin: at a mark first, then after a word; the longest moment first."""
    marks = [found.start() for found in re.finditer(r"[,;\n]", text)]
    words = [found.end() for found in re.finditer(r"\S+", text)][:LONGEST_MOMENT]
    for end in (*reversed(marks), *reversed(words)):
        yield text[:end].strip(BETWEEN), text[end:]
