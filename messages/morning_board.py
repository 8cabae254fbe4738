"""How far the units are: the lead's board of the morning, Nhắc ngay, the next reminders."""

from dataclasses import dataclass
from datetime import datetime

from messages.message import Message
from rules.calendar_items import CalendarItem
from rules.people import Unit


@dataclass(frozen=True)
class Longer:
    """A unit that was granted time until `until`."""

    unit: Unit
    until: datetime


@dataclass(frozen=True)
class BoardLine:
    """`sent` of `total` debtors have done it. Of the others: `late` can act, `waiting` wait for the items `waits`,
    `declared` say that the paper is on its way, and the lead confirms it; `extended` can act and still have time.
    `spent` of the late have been nudged as often as may be, `nudges`: somebody may still be. `days`, `is_today` as in
    DebtLine."""

    item: CalendarItem
    days: int | None
    is_today: bool
    past: bool
    sent: int
    total: int
    late: tuple[Unit, ...]
    waiting: tuple[Unit, ...]
    waits: tuple[str, ...]
    declared: tuple[Unit, ...]
    extended: tuple[Longer, ...]
    spent: tuple[Unit, ...]
    nudges: bool


@dataclass(frozen=True)
class WaitingPaper:
    """What a unit says is on its way."""

    item: CalendarItem
    unit: Unit


@dataclass(frozen=True)
class LostContact:
    """`state` is "never_joined" or what a network says of the address: "blocked", "deactivated", ...; without a
    name it is the bloc's group."""

    name: str
    unit: str
    channel: str
    state: str


@dataclass(frozen=True)
class MorningBoard(Message):
    """`more` items are under way besides those shown, `older` are owed from longer ago; `papers` wait to be confirmed,
    those of items not shown too; `requests` for more time wait for an answer; `vacant` units have nobody charged with
    the work; `unknown` are years without holidays, so without reminders; `counts`: whether there is anything to copy
    for a group elsewhere."""

    bloc: str
    now: datetime
    lines: tuple[BoardLine, ...]
    more: int
    older: int
    papers: tuple[WaitingPaper, ...]
    requests: int
    lost: tuple[LostContact, ...]
    vacant: tuple[Unit, ...]
    unknown: tuple[int, ...]
    counts: bool


@dataclass(frozen=True)
class PapersWaiting(Message):
    """One page of `total` papers that wait to be confirmed."""

    bloc: str
    now: datetime
    papers: tuple[WaitingPaper, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class OlderDebts(Message):
    """What is still owed from longer ago; `more` items are not shown."""

    bloc: str
    now: datetime
    lines: tuple[BoardLine, ...]
    more: int


@dataclass(frozen=True)
class Nudged(Message):
    """`units` were reminded now, `held` will be at `goes`, None when nobody knows the working days; `quiet`:
    because nobody is reminded at this hour, else because they have just been reminded. `put_off` asked themselves to
    hear of it again, from `until` on. `spent` have been nudged `most` times, which is all, or have nobody who hears.
    Of `unjoined` nobody who would hear has opened the link, of `lost` nobody is reached any more. `extended` of those
    who hear still have time, and hear their own deadline."""

    item: CalendarItem
    units: tuple[Unit, ...]
    held: tuple[Unit, ...]
    goes: datetime | None
    quiet: bool
    put_off: tuple[Unit, ...]
    until: datetime | None
    spent: tuple[Unit, ...]
    most: int
    unjoined: tuple[Unit, ...]
    lost: tuple[Unit, ...]
    extended: tuple[Longer, ...]


@dataclass(frozen=True)
class NudgedBefore(Message):
    """Asked again within the gap: it stays at what was said at `at`."""

    item: CalendarItem
    at: datetime
    again: datetime


@dataclass(frozen=True)
class NobodyToNudge(Message):
    item: CalendarItem


@dataclass(frozen=True)
class ComingLine:
    """At `at`, `units` that still owe it are reminded; `people` hear it."""

    at: datetime
    item: CalendarItem
    units: int
    people: int


@dataclass(frozen=True)
class ComingReminders(Message):
    """What goes until `until` if nothing more is delivered; `more` lines are not shown."""

    until: datetime
    lines: tuple[ComingLine, ...]
    more: int
