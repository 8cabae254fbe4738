"""One item of the calendar as one person sees it."""

from dataclasses import dataclass
from datetime import datetime

from messages.message import Message
from rules.calendar_items import CalendarItem
from rules.debts import Missing
from rules.deliveries import Delivery
from rules.hand_ins import HandIn
from rules.people import Unit


@dataclass(frozen=True)
class Need:
    """`there` is None where nobody asks whether it is."""

    item: CalendarItem
    there: bool | None


@dataclass(frozen=True)
class Standing:
    """A unit's own: `lacks` is None once it is done; the newest it handed in each way; what the lead received."""

    lacks: Missing | None
    chat: HandIn | None
    paper: HandIn | None
    received: Delivery | None


@dataclass(frozen=True)
class Owes:
    unit: Unit
    lacks: Missing


@dataclass(frozen=True)
class OfAll:
    """To the lead: `owing` of `asked` units (0: not counted) have not done it; one page of them."""

    asked: int
    owing: int
    lines: tuple[Owes, ...]
    page: int
    pages: int


@dataclass(frozen=True)
class DebtLine:
    """One item that a unit still owes, by its own deadline; `days` to it are negative once it is past, `late`
    are working days since, None before."""

    item: CalendarItem
    due: datetime
    days: int
    late: int | None
    lacks: Missing


@dataclass(frozen=True)
class ItemWays:
    """What this person may do now; `task` is the command to begin, `is_leads` whether it is the lead's own item,
    `collected` whether units hand it in in the chat."""

    task: str
    hands_in: bool
    papers: bool
    extends: bool
    is_leads: bool
    collected: bool
    records: bool
    moves: bool
    nudges: bool


@dataclass(frozen=True)
class ItemCard(Message):
    """`due` is the unit's own moment, `days` to it negative once past, `late` in working days, None before;
    `reminders` when this person hears next."""

    item: CalendarItem
    unit: Unit
    due: datetime
    days: int
    late: int | None
    opened: bool
    needs: tuple[Need, ...]
    own: Standing | None
    of_all: OfAll | None
    reminders: tuple[datetime, ...]
    ways: ItemWays
