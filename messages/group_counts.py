"""What the bloc's group hears of the units' work: one post a half-day, and the copy for a group elsewhere."""

from dataclasses import dataclass
from datetime import datetime

from messages.message import Message
from rules.calendar_items import CalendarItem
from rules.people import Unit


@dataclass(frozen=True)
class GroupCount:
    """`done` of `total` units; of the others `declared` say that the paper is on its way, `extended` were granted
    longer and `waiting` cannot act yet; `late` is empty unless the bloc chose names."""

    item: CalendarItem
    done: int
    total: int
    declared: int
    extended: int
    waiting: int
    past: bool
    late: tuple[Unit, ...]


@dataclass(frozen=True)
class GroupNews(Message):
    """`opened` may be begun from now on."""

    year: int
    opened: tuple[CalendarItem, ...]
    counts: tuple[GroupCount, ...]


@dataclass(frozen=True)
class GroupCopy(Message):
    """The counts for a group that the bot is not in."""

    bloc: str
    now: datetime
    counts: tuple[GroupCount, ...]


@dataclass(frozen=True)
class GroupCopySent(Message):
    """It was forwarded, at `at`, by `by`; empty where that was told before."""

    at: datetime
    by: str
