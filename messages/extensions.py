"""Xin gia hạn: a unit asks for a later due moment, the lead answers in one tap, the unit is told."""

from dataclasses import dataclass
from datetime import datetime

from messages.deliveries import DatedPoints
from messages.message import Message
from rules.calendar_items import CalendarItem
from rules.extensions import Extension
from rules.people import Unit

REASONS = (
    "Việc tiếp theo cần kết quả này đúng hạn",
    "Thời gian đã đủ theo kế hoạch",
    "Đề nghị gửi số ước thực hiện, bổ sung số chính thức sau",
)
"""Why a lead does not agree, one tap each; a button carries the place in this list."""


@dataclass(frozen=True)
class AskExtension(Message):
    """`due` is the unit's own now; `open` what it asked and has no answer to yet; `declared`: its paper waits.

    `reason` was said already, "" for none; `unfit` is the day said with it that cannot be asked for.
    """

    item: CalendarItem
    unit: Unit
    due: datetime
    example: datetime
    open: Extension | None
    declared: bool
    reason: str
    unfit: datetime | None


@dataclass(frozen=True)
class AskExtensionReason(Message):
    """The day was said alone."""

    item: CalendarItem
    unit: Unit
    wanted: datetime


@dataclass(frozen=True)
class ConfirmExtension(Message):
    """What will be sent, in words; `day_off` names the holiday of the wanted day, "" for a weekend, else None."""

    item: CalendarItem
    unit: Unit
    wanted: datetime
    reason: str
    to: str
    day_off: str | None


@dataclass(frozen=True)
class ExtensionSent(Message):
    """`to` is the label of who decides, `unit_to` that unit."""

    item: CalendarItem
    unit: Unit
    wanted: datetime
    to: str
    unit_to: Unit


@dataclass(frozen=True)
class ExtensionDropped(Message):
    item: CalendarItem
    unit: Unit


@dataclass(frozen=True)
class ExtensionCard(Message):
    """To who decides: what is asked and how it stands; `due` is the unit's own now.

    `until` is the moment that would be granted, `passed` when that helps no more; `late` in days, where the unit
    has done it already; `later` are items that wait for this one and are due before it.
    """

    item: CalendarItem
    unit: Unit
    request: Extension
    due: datetime
    until: datetime
    passed: bool
    late: int
    later: tuple[CalendarItem, ...]
    day_off: str | None


@dataclass(frozen=True)
class AskOtherDay(Message):
    item: CalendarItem
    unit: Unit
    request: Extension
    example: datetime


@dataclass(frozen=True)
class AskDenialReason(Message):
    item: CalendarItem
    unit: Unit
    request: Extension
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class ExtensionDecided(Message):
    """To the unit; `due` is what holds now, `points` what follows for criteria that the due day decides; `owes`:
    whether it is still to be done."""

    item: CalendarItem
    unit: Unit
    request: Extension
    by: str
    due: datetime
    points: tuple[DatedPoints, ...]
    owes: bool


@dataclass(frozen=True)
class ExtensionClosed(Message):
    """To the unit: done in time, so that its request needs no answer."""

    item: CalendarItem
    unit: Unit
    request: Extension


@dataclass(frozen=True)
class ExtensionLine:
    item: CalendarItem
    unit: Unit
    request: Extension


@dataclass(frozen=True)
class ExtensionList(Message):
    """What waits for this person's answer."""

    lines: tuple[ExtensionLine, ...]
