"""The year's calendar, what the unit owes, and the clock's word when something opens."""

from dataclasses import dataclass

from messages.message import Message
from rules.calendar_items import CalendarItem
from rules.debts import Missing
from rules.people import Unit


@dataclass(frozen=True)
class Line:
    """`days` to the due day, negative once past; `late` in working days, None before;
    `done` is None for what the unit is not asked for, `lacks` what
    it still owes of it, `in_chat` whether the part in the chat is there."""

    item: CalendarItem
    days: int
    late: int | None
    opened: bool
    done: bool | None
    lacks: Missing | None
    in_chat: bool


@dataclass(frozen=True)
class NextDue(Message):
    """`own` are the items the unit answers in the chat, `owed` what else it owes now; `tasks` the commands this
    person may begin.

    `records_reports`: whether this person leads the bloc; `extensions` wait for their answer.
    """

    unit: Unit
    year: int
    next: tuple[Line, ...]
    own: tuple[Line, ...]
    owed: tuple[Line, ...]
    tasks: tuple[str, ...]
    records_reports: bool
    extensions: int


@dataclass(frozen=True)
class WholeYear(Message):
    unit: Unit
    bloc: str
    year: int
    lines: tuple[Line, ...]
