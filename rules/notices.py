"""A notice of the bloc's lead: read by units, each of which says once that it has it.

draft --send--> sent --withdraw--> withdrawn; a draft may be thrown away, a correction is a notice of its own
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from rules.calendar_items import CalendarItem
from rules.errors_notices import NoticeTooLong, NoticeWordless
from rules.people import Role
from rules.reminder_plans import RemindPlan, Rung, Tier
from rules.working_days import WorkingCalendar, working_days_after

READERS = frozenset({Role.OFFICER, Role.HEAD})
TEXT_LIMIT, TITLE_LIMIT, MOST_FILES = 3000, 120, 10
NOTICES = "thongbao"
PREFIX = "tb-"
"""The command that a notice asks for, as an item of the calendar."""
END_OF_DAY = time(17)
LIGHT = RemindPlan(before=(), on_the_day=True, after=(1,), ladder=(Rung(1, Tier.HEAD),))
"""One and two working days after it was sent, the head of the unit with the second."""


class NoticeState(StrEnum):
    DRAFT = "draft"
    SENT = "sent"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class NoticeFile:
    """`digest` names its content, `size` in bytes."""

    id: int
    digest: str
    name: str
    size: int
    media_type: str


@dataclass(frozen=True)
class Reading:
    """Who said for the unit that it has the notice."""

    by: int
    at: datetime


@dataclass(frozen=True)
class Notice:
    """`corrects` is the notice it stands for, 0 for none; `withdrawn` is why it was taken back."""

    id: int
    bloc: int
    state: NoticeState
    text: str
    by: int
    at: datetime
    due: datetime | None = None
    corrects: int = 0
    withdrawn: str = ""
    withdrawn_at: datetime | None = None

    @property
    def title(self) -> str:
        """The first line, cut short where it is a whole paragraph."""
        first = self.text.partition("\n")[0]
        return first if len(first) <= TITLE_LIMIT else first[: TITLE_LIMIT - 1].rstrip() + "…"

    @property
    def body(self) -> str:
        """What stands under the title; everything where the title was cut."""
        first, _, rest = self.text.partition("\n")
        return rest.strip() if first == self.title else self.text


def check_notice(text: str) -> str:
    """The text as it is kept; raise NoticeWordless or NoticeTooLong."""
    kept = text.strip()
    if not any(char.isalnum() for char in kept):
        raise NoticeWordless
    if len(kept) > TEXT_LIMIT:
        raise NoticeTooLong(TEXT_LIMIT, len(kept))
    return kept


def due_after(sent: datetime, calendar: WorkingCalendar) -> datetime:
    """The end of the next working day; of the next weekday where nobody knows the year's holidays."""
    [day] = working_days_after(sent.date(), calendar, 1)
    return datetime.combine(day, END_OF_DAY, sent.tzinfo)


def notice_item(notice: Notice, title: str) -> CalendarItem:
    """What reminders and boards see of a notice that was sent, under this title; its moments in the reader's zone."""
    due = notice.due or notice.at
    return CalendarItem(
        item_of(notice.id), title, notice.at, due, owes="các đơn vị", official="chat", task=NOTICES, remind=LIGHT
    )


def item_of(notice: int) -> str:
    """What a notice is called among the items of the calendar."""
    return f"{PREFIX}{notice}"


def is_notice(item: str) -> bool:
    """Whether an item of the calendar is called as notices are."""
    return item.startswith(PREFIX) and item.removeprefix(PREFIX).isdecimal()


def notice_of(item: str) -> int:
    """The notice that an item of the calendar stands for, 0 for none."""
    return int(item.removeprefix(PREFIX)) if is_notice(item) else 0


def reads_notices(roles: Iterable[Role]) -> bool:
    return bool(READERS & set(roles))
