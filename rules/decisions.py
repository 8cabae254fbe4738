"""The number and day of a written decision, as people type them: "15/QĐ-KTĐ ngày 20/12/2023"."""

from dataclasses import dataclass
from datetime import date

from rules.documents import read_document
from rules.errors_calendar import DayOutOfReach
from rules.errors_evidence import NotADocument
from rules.errors_scores import NotADecision


@dataclass(frozen=True)
class Decision:
    number: str
    day: date


def read_decision(text: str, today: date) -> Decision:
    """Number first, then the day; raise NotADecision with an example, also for a day yet to come."""
    try:
        number, day = read_document(text, today)
    except (NotADocument, DayOutOfReach):
        raise NotADecision(today) from None
    if day is None or not any(char.isdigit() for char in number):
        raise NotADecision(today)
    return Decision(number, day)
