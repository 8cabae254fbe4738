"""A year's reminders, planned: which item is spoken of when, and to whom."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from rules.calendar_items import CalendarItem
from rules.reminder_plans import Limits, RemindPlan, Tier
from rules.working_days import NoHolidayData, WorkingCalendar


class StepKind(StrEnum):
    BEFORE = "before"
    DAY = "day"
    AFTER = "after"
    MONTH = "month"
    ASKED = "asked"
    NUDGED = "nudged"
    OPENED = "opened"


UNCOUNTED = (StepKind.MONTH, StepKind.ASKED, StepKind.OPENED, StepKind.NUDGED)
"""What the plan's cap leaves alone: once a month is seldom enough, who asks wants to hear, a thing opens once, and
a nudge has a cap of its own."""


@dataclass(frozen=True)
class Step:
    """`number` is working days from the deadline, or the month."""

    kind: StepKind
    number: int = 0

    @property
    def is_counted(self) -> bool:
        return self.kind not in UNCOUNTED


@dataclass(frozen=True)
class Reminder:
    """Due at `at`, in working hours of a working day, to everyone of `to` who still owes the item then.

    `unit` is the one unit it is for, because that has a deadline of its own; 0 for all others.
    """

    bloc: int
    item: str
    step: Step
    at: datetime
    due: datetime
    to: Tier = Tier.OFFICER
    unit: int = 0


@dataclass(frozen=True)
class Plan:
    """`unplanned` are items that wait for the holidays of the years in `unknown`; nothing of them is sent.

    `apart` are deadlines of their own by (item, unit): what is planned for all is not for them.
    """

    reminders: tuple[Reminder, ...]
    unplanned: tuple[str, ...] = ()
    unknown: frozenset[int] = frozenset()
    apart: Mapping[tuple[str, int], datetime] = field(default_factory=dict)


def plan(
    bloc: int,
    items: Iterable[CalendarItem],
    usual: RemindPlan,
    calendar: WorkingCalendar,
    limits: Limits,
    granted: Mapping[tuple[str, int], datetime] | None = None,
) -> Plan:
    """In order of time; `usual` is for the items that have no plan of their own.

    `granted` are later deadlines by item and unit; one that is not later than the item's own changes nothing.
    """
    reminders: list[Reminder] = []
    unplanned, unknown, apart = [], set(), dict[tuple[str, int], datetime]()
    later = granted or {}
    for item, unit in _dated(items, later):
        apart |= {(item.id, unit): item.due} if unit else {}
        try:
            found = _of_item(bloc, item, item.remind or usual, calendar, limits)
            reminders += [replace(one, unit=unit) for one in found] if unit else found
        except NoHolidayData as missing:
            unplanned.append(item.id)
            unknown.add(missing.year)
    in_time = sorted(reminders, key=lambda one: (one.at, one.item, one.unit, one.to))
    return Plan(tuple(in_time), tuple(dict.fromkeys(unplanned)), frozenset(unknown), apart)


def _dated(
    items: Iterable[CalendarItem], granted: Mapping[tuple[str, int], datetime]
) -> Iterator[tuple[CalendarItem, int]]:
    """Each item as it stands for all, and once more for each unit that has longer."""
    for item in items:
        yield item, 0
        for (name, unit), due in granted.items():
            if name == item.id and due > item.due:
                yield replace(item, due=due), unit


def _of_item(
    bloc: int, item: CalendarItem, by: RemindPlan, calendar: WorkingCalendar, limits: Limits
) -> list[Reminder]:
    """One a day and tier, no more than the cap for any tier."""
    found: dict[tuple[date, Tier], Reminder] = {}
    for step, day, to in _steps(item, by, calendar):
        at = _moment(item, step, day, by, limits)
        if at is not None:
            found[day, to] = Reminder(bloc, item.id, step, at, item.due, to)
    planned = sorted(found.values(), key=lambda one: one.at)
    counted = [[one for one in planned if one.to is to and one.step.is_counted] for to in Tier]
    over = {one for told in counted for one in _over(told, limits.per_item)}
    return [one for one in planned if one not in over]


def _over(told: list[Reminder], most: int) -> list[Reminder]:
    """What the cap drops: the first leaves time to do the work, and the latest speak of what is past due."""
    return told[1 : max(1, len(told) - most + 1)]


def _steps(
    item: CalendarItem, by: RemindPlan, calendar: WorkingCalendar
) -> Iterator[tuple[Step, date, Tier]]:
    """What comes later stands for what falls on the same day; an event is spoken of no more once it is past."""
    due = item.due.date()
    if by.monthly and item.opens:
        for first in _months(item.opens.date(), due):
            yield Step(StepKind.MONTH, first.month), calendar.on_or_after(first), Tier.OFFICER
    for days in sorted(by.before, reverse=True):
        yield Step(StepKind.BEFORE, days), calendar.shift(due, -days), Tier.OFFICER
    if by.on_the_day:
        yield Step(StepKind.DAY), calendar.on_or_before(due), Tier.OFFICER
    if item.is_event:
        return
    for days in by.after:
        yield Step(StepKind.AFTER, days), calendar.shift(due, days), Tier.OFFICER
    for rung in by.ladder:
        yield Step(StepKind.AFTER, rung.after), calendar.shift(due, rung.after), rung.to


def _moment(item: CalendarItem, step: Step, day: date, by: RemindPlan, limits: Limits) -> datetime | None:
    """None when the item is not open yet, or already due, whenever that day may be spoken on."""
    hour = limits.hours.from_hour(by.hour) or limits.hours.windows[-1].start
    if step.kind is StepKind.DAY and item.opens and item.opens.date() == day:
        opened = limits.hours.from_hour(item.opens.time())
        if opened is None:
            return None
        hour = max(hour, opened)
    at = datetime.combine(day, hour, item.due.tzinfo)
    too_early = item.opens is not None and at < item.opens
    too_late = step.kind is not StepKind.AFTER and at >= item.due
    return None if too_early or too_late else at


def _months(opens: date, due: date) -> Iterator[date]:
    """The first day of each month that begins while the item is open."""
    first = (opens.replace(day=1) + timedelta(days=31)).replace(day=1)
    while first <= due:
        yield first
        first = (first + timedelta(days=31)).replace(day=1)
