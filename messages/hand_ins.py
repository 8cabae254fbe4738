"""What units hand in in the chat for an item of the calendar, and all that was handed in, read again."""

from dataclasses import dataclass
from datetime import datetime

from messages.deliveries import DatedPoints
from messages.message import Message
from rules.calendar_items import CalendarItem
from rules.deliveries import Delivery
from rules.evidence import Evidence
from rules.hand_ins import HandIn
from rules.people import Unit


@dataclass(frozen=True)
class AskHandIn(Message):
    """`due` is the unit's own; `sent` what it has handed in before; `is_leads`: nothing need be said of it."""

    item: CalendarItem
    unit: Unit
    due: datetime
    lead: str
    sent: HandIn | None
    is_leads: bool


@dataclass(frozen=True)
class ConfirmHandIn(Message):
    """What would go to the lead."""

    item: CalendarItem
    unit: Unit
    hand_in: HandIn
    files: tuple[Evidence, ...]
    lead: str


@dataclass(frozen=True)
class HandedIn(Message):
    """To the unit: `late` in days, `paper` whether signed paper is needed too, `points` that follow at once;
    `is_leads` for what the lead does itself; `heard`: whether anybody receives it today."""

    item: CalendarItem
    unit: Unit
    hand_in: HandIn
    files: int
    late: int
    paper: bool
    points: tuple[DatedPoints, ...]
    lead: str
    is_leads: bool
    heard: bool


@dataclass(frozen=True)
class HandInArrived(Message):
    """To the lead, with the first of `count` files; `before` is what it takes the place of."""

    item: CalendarItem
    unit: Unit
    hand_in: HandIn
    files: tuple[Evidence, ...]
    count: int
    late: int
    before: HandIn | None


@dataclass(frozen=True)
class HandInFiles(Message):
    """To the lead: more of the `total` files, from the `first` counted from 0."""

    item: CalendarItem
    unit: Unit
    files: tuple[Evidence, ...]
    first: int
    total: int


@dataclass(frozen=True)
class HandInDropped(Message):
    item: CalendarItem
    unit: Unit
    files: int


@dataclass(frozen=True)
class HandedUnit:
    """What one unit handed in last, each way, and what the lead recorded."""

    unit: Unit
    chat: HandIn | None
    paper: HandIn | None
    received: Delivery | None


@dataclass(frozen=True)
class HandedInUnits(Message):
    """To the lead."""

    item: CalendarItem
    lines: tuple[HandedUnit, ...]


@dataclass(frozen=True)
class HandInShown(Message):
    """One of the `versions` handed in, with the first of `count` files."""

    item: CalendarItem
    unit: Unit
    hand_in: HandIn
    files: tuple[Evidence, ...]
    count: int
    versions: int
