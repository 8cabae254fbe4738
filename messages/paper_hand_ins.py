"""Signed papers: what a unit says of them, and what the lead answers and keeps."""

from dataclasses import dataclass
from datetime import date

from messages.message import Message
from rules.calendar_items import CalendarItem
from rules.deliveries import Delivery
from rules.evidence import Evidence
from rules.hand_ins import HandIn
from rules.people import Unit

REASONS = {"unseen": "chưa thấy văn bản đến", "unsigned": "văn bản chưa có chữ ký, con dấu"}
"""Why a paper was not received, by the button that says it."""


@dataclass(frozen=True)
class AskPaper(Message):
    """`earlier` is what the unit has said of this paper before."""

    item: CalendarItem
    unit: Unit
    today: date
    earlier: HandIn | None
    lead: str


@dataclass(frozen=True)
class AskPaperScan(Message):
    item: CalendarItem
    unit: Unit
    hand_in: HandIn


@dataclass(frozen=True)
class PaperOnItsWay(Message):
    """To the unit: the lead has been asked, or `heard` by nobody; `rests`: nothing of it is reminded of now."""

    item: CalendarItem
    unit: Unit
    hand_in: HandIn
    files: int
    lead: str
    rests: bool
    heard: bool


@dataclass(frozen=True)
class PaperDeclared(Message):
    """To the lead, who says whether it has come."""

    item: CalendarItem
    unit: Unit
    hand_in: HandIn
    files: tuple[Evidence, ...]


@dataclass(frozen=True)
class PaperReceived(Message):
    """To the unit, where the day of receipt stood already."""

    item: CalendarItem
    unit: Unit
    hand_in: HandIn
    lead: str


@dataclass(frozen=True)
class AskPaperRefusal(Message):
    """To the lead: why the paper does not count as received."""

    item: CalendarItem
    unit: Unit
    hand_in: HandIn


@dataclass(frozen=True)
class PaperRefused(Message):
    """To the unit, which owes it again."""

    item: CalendarItem
    unit: Unit
    hand_in: HandIn
    lead: str


@dataclass(frozen=True)
class PaperRefusalSent(Message):
    """To the lead."""

    item: CalendarItem
    unit: Unit
    hand_in: HandIn


@dataclass(frozen=True)
class AskReceivedScan(Message):
    """To the lead: of a paper that it recorded."""

    item: CalendarItem
    unit: Unit
    delivery: Delivery
    lead: str


@dataclass(frozen=True)
class ReceivedScanKept(Message):
    item: CalendarItem
    unit: Unit
    files: int
