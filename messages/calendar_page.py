"""The year's calendar as a page of its own, and the link by which a phone subscribes to it."""

from dataclasses import dataclass
from datetime import date, datetime

from messages.pages import Page
from rules.calendar_items import CalendarItem
from rules.calendar_states import Standing
from rules.debts import Missing


@dataclass(frozen=True)
class Entry:
    """`item` with the unit's own due moment; `common` is everybody's where the unit was granted a later one.

    `days` to the due day, negative once past; `late` in working days, None before;
    `waits` are titles of what comes first and is not there.
    """

    item: CalendarItem
    standing: Standing
    days: int
    late: int | None
    common: datetime | None
    lacks: Missing | None
    needs: tuple[str, ...]
    waits: tuple[str, ...]


@dataclass(frozen=True)
class DayOff:
    day: date
    name: str


@dataclass(frozen=True)
class Month:
    """`first` is its first day; `is_known` whether holidays of its year are known."""

    first: date
    entries: tuple[Entry, ...]
    days_off: tuple[DayOff, ...]
    worked: tuple[date, ...]
    is_known: bool


@dataclass(frozen=True)
class CalendarPage(Page):
    """`owed` is what the unit has to do now; `past` are months that are over; `subscribed` since when a link exists."""

    base: str
    bloc: str
    year: int
    unit: str
    now: datetime
    owed: tuple[Entry, ...]
    past: tuple[Month, ...]
    months: tuple[Month, ...]
    subscribed: datetime | None


@dataclass(frozen=True)
class FeedPage(Page):
    """The link, shown this once; `qr` is a data: picture of it."""

    base: str
    link: str
    webcal: str
    qr: str
