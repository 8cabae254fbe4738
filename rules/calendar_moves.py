"""Moving one item of a bloc's calendar: what may move where, and what then looks wrong."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from rules.calendar_items import CalendarItem
from rules.calendar_warnings import CalendarWarning, calendar_warnings
from rules.errors_calendar import MomentPast, OpensAfterDue, SameMoment
from rules.working_days import WorkingCalendar


class Edge(StrEnum):
    """Which of an item's two moments moves."""

    DUE = "due"
    OPENS = "opens"


def moment_of(item: CalendarItem, edge: Edge) -> datetime | None:
    return item.due if edge is Edge.DUE else item.opens


def moved(item: CalendarItem, edge: Edge, moment: datetime, now: datetime) -> CalendarItem:
    """The item with that moment; raise SameMoment, OpensAfterDue, or MomentPast for what is still to come."""
    held = moment_of(item, edge)
    if moment == held:
        raise SameMoment(moment)
    if held is not None and held > now and moment < _least(edge, now):
        raise MomentPast(moment, likely(now + timedelta(days=3)))
    opens = moment if edge is Edge.OPENS else item.opens
    due = moment if edge is Edge.DUE else item.due
    if opens is not None and opens > due:
        raise OpensAfterDue(opens, due)
    return replace(item, opens=opens, due=due)


def likely(moment: datetime) -> datetime:
    """The moment or, at a weekend, the same hour on the Monday after it: fit to be an example."""
    return moment + timedelta(days=7 - moment.weekday() if moment.weekday() > 4 else 0)


def with_item(calendar: Iterable[CalendarItem], item: CalendarItem) -> tuple[CalendarItem, ...]:
    """The calendar with this item in its place."""
    return tuple(item if one.id == item.id else one for one in calendar)


def doubts(
    calendar: Iterable[CalendarItem], item: CalendarItem, working: WorkingCalendar, now: datetime
) -> tuple[CalendarWarning, ...]:
    """What would look wrong of the item as it is given, and what of it would come too late for others."""
    found = calendar_warnings(with_item(calendar, item), working, now)
    return tuple(one for one in found if item.id in (one.item.id, one.about))


def _least(edge: Edge, now: datetime) -> datetime:
    """What opens today is open at once."""
    return now if edge is Edge.DUE else now.replace(hour=0, minute=0, second=0, microsecond=0)
