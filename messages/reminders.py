"""What the clock reminds of: one digest a person and half-day, put off or answered with a tap."""

from dataclasses import dataclass
from datetime import datetime

from messages.message import Message
from rules.calendar_items import CalendarItem
from rules.debtors import Debtor
from rules.debts import Missing
from rules.people import Unit
from rules.reminder_plans import Tier
from rules.snoozing import SnoozeMoments


@dataclass(frozen=True)
class SheetProgress:
    """`answered` of `leaves` criteria, `left` the codes still open; `sheet` is 0 before it is begun."""

    sheet: int
    answered: int
    leaves: int
    left: tuple[str, ...]
    with_head: bool


@dataclass(frozen=True)
class DebtLine:
    """`days` are working days to the due moment, negative once past, None when nobody can tell; `is_today`: on this
    very day; `who` owes it and `to` is as what the person hears of it; `first` is what the unit has to do before;
    `vacant`: nobody is charged with the unit's work, so its head hears; `sheet` only where the unit is still filling
    in its score sheet; `notice` is what it confirms to have, 0 for none."""

    item: CalendarItem
    unit: Unit
    bloc: str
    due: datetime
    days: int | None
    is_today: bool
    late: bool
    monthly: bool
    who: Debtor
    to: Tier
    lacks: Missing
    first: tuple[CalendarItem, ...]
    vacant: bool
    sheet: SheetProgress | None
    notice: int = 0


@dataclass(frozen=True)
class OpenedLine:
    """A task that has just opened; `days` to its due day, `vacant` as in DebtLine."""

    item: CalendarItem
    unit: Unit
    bloc: str
    days: int
    vacant: bool


@dataclass(frozen=True)
class LateItem:
    """One item and the units that owe it, for who oversees them."""

    item: CalendarItem
    bloc: str
    lines: tuple[DebtLine, ...]


@dataclass(frozen=True)
class Digest(Message):
    """`opened` may be begun from now on; `own` the person sees to, `others` only oversees; `until` is what they can be
    put off to. With `several_units` each line says whose it is."""

    opened: tuple[OpenedLine, ...]
    own: tuple[DebtLine, ...]
    others: tuple[LateItem, ...]
    until: SnoozeMoments
    several_units: bool

    names_units = True


@dataclass(frozen=True)
class AskUntil(Message):
    """When the person wants to hear of these again."""

    titles: tuple[str, ...]
    until: SnoozeMoments


@dataclass(frozen=True)
class PutOff(Message):
    """`titles` will be spoken of again at `until`; `late` of them will be past due by then."""

    titles: tuple[str, ...]
    until: datetime
    late: int


@dataclass(frozen=True)
class NothingToPutOff(Message):
    """What the old reminder asked for has been done since."""


@dataclass(frozen=True)
class NoWorkingDays(Message):
    """To the lead, once: nothing can be planned without the holidays of these years."""

    years: tuple[int, ...]
    titles: tuple[str, ...]
