"""Reports received: recorded by the lead, told to the unit with what follows for its score."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from messages.message import Message
from rules.calendar_items import CalendarItem
from rules.criteria import Leaf
from rules.deliveries import Delivery
from rules.people import Unit


@dataclass(frozen=True)
class ReportLine:
    """`code` is what buttons call the report; `units` are those asked for it."""

    code: str
    item: CalendarItem
    received: int
    units: int


@dataclass(frozen=True)
class PickReport(Message):
    lines: tuple[ReportLine, ...]


@dataclass(frozen=True)
class UnitReport:
    unit: Unit
    delivery: Delivery | None
    late: int


@dataclass(frozen=True)
class ReportUnits(Message):
    """Who has delivered a report and who has not."""

    code: str
    item: CalendarItem
    lines: tuple[UnitReport, ...]


@dataclass(frozen=True)
class AskReceived(Message):
    """On what day; `current` is what is recorded already."""

    code: str
    item: CalendarItem
    unit: Unit
    today: date
    current: Delivery | None


@dataclass(frozen=True)
class DatedPoints:
    leaf: Leaf
    points: Decimal | None


@dataclass(frozen=True)
class ReportReceived(Message):
    """To the lead: what was recorded, `earlier` the day it stood at before, and the points that follow."""

    code: str
    item: CalendarItem
    unit: Unit
    delivery: Delivery
    late: int
    earlier: date | None
    points: tuple[DatedPoints, ...]


@dataclass(frozen=True)
class YourReport(Message):
    """To the unit."""

    item: CalendarItem
    unit: Unit
    delivery: Delivery
    late: int
    earlier: date | None
    points: tuple[DatedPoints, ...]
    lead: str


@dataclass(frozen=True)
class AskDocument(Message):
    """The number and day that the report itself carries."""

    code: str
    item: CalendarItem
    unit: Unit
    today: date
