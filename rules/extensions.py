"""Xin gia hạn: a unit asks for a later due moment of one item, and is answered once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.calendar_items import CalendarItem

Granted = Mapping[tuple[str, int], datetime]
"""Due moments that were granted, by the item's id and the unit's."""


class Answer(StrEnum):
    """Closed without an answer: `REPLACED`, the unit asked again; `OVERTAKEN`, the calendar itself gave the time;
    `DELIVERED`, the unit has done it in time; `LEFT`, the unit belongs to the bloc no more."""

    OPEN = "open"
    GRANTED = "granted"
    DENIED = "denied"
    REPLACED = "replaced"
    OVERTAKEN = "overtaken"
    DELIVERED = "delivered"
    LEFT = "left"


@dataclass(frozen=True)
class Extension:
    """`wanted` is what the unit asked for, `until` what was granted (None until then); `why` says a refusal."""

    id: int
    item: str
    unit: int
    wanted: datetime
    reason: str
    by: int
    at: datetime
    answer: Answer = Answer.OPEN
    until: datetime | None = None
    why: str = ""
    decided_by: int | None = None
    decided_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.answer is Answer.OPEN


def due_of(item: CalendarItem, unit: int, granted: Granted) -> datetime:
    """A unit's own due moment: the later of the calendar's and what it was granted."""
    return max(item.due, granted.get((item.id, unit), item.due))


def due_before(items: Iterable[CalendarItem], needed: str, moment: datetime) -> tuple[CalendarItem, ...]:
    """What waits for the item of this id and would be due before it, were that due at `moment`."""
    return tuple(item for item in items if needed in item.needs and item.due < moment)
