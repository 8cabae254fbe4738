"""The number and day of a written decision, as people type them: "15/QĐ-KTĐ ngày 20/12/2023"."""

import re
from dataclasses import dataclass
from datetime import date

from rules.days import read_day
from rules.errors import NotADay
from rules.errors_scores import NotADecision

LIMIT = 60
PARTED = re.compile(r"(?:số )?(\S.*?)[,;]?\s+(?:ngày\s+)?(\d.*)", re.IGNORECASE)


@dataclass(frozen=True)
class Decision:
    number: str
    day: date


def read_decision(text: str, today: date) -> Decision:
    """Number first, then the day; raise NotADecision with an example, also for a day yet to come."""
    found = PARTED.fullmatch(" ".join(text.split()))
    try:
        day = read_day(found[2], today) if found else None
    except NotADay:
        day = None
    if found is None or day is None or day > today or not _is_number(found[1]):
        raise NotADecision(today)
    return Decision(found[1], day)


def _is_number(text: str) -> bool:
    return len(text) <= LIMIT and any(char.isdigit() for char in text)
