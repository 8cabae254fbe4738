"""A calendar to subscribe to, as RFC 5545 wants it: UTC moments, lasting ids, numbers that grow with each change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from rules.calendar_items import CalendarItem
from rules.people import Unit

if TYPE_CHECKING:
    from icalendar import Alarm, Event

AHEAD = timedelta(days=1)
AGAIN = timedelta(hours=6)
"""How often a phone is asked to look for changes."""
NAME = "Lịch năm thi đua"


@dataclass(frozen=True)
class FeedEvent:
    """`at` is the unit's own due moment, `changed` when such a moment was last moved; `alarms`: whether the phone
    rings a day ahead. A calendar has no mark for what is done, so its title says so."""

    uid: str
    sequence: int
    changed: datetime
    item: CalendarItem
    at: datetime
    unit: Unit
    bloc: str
    needs: tuple[str, ...]
    done: bool
    alarms: bool


def ics(events: Iterable[FeedEvent]) -> bytes:
    """The same events are the same bytes."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Tro ly Khoi thi dua//Lich//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", NAME)
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for event in events:
        calendar.add_component(_event(event))
    return bytes(calendar.to_ical())


def _event(one: FeedEvent) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", one.uid)
    event.add("sequence", one.sequence)
    for name in ("dtstamp", "last-modified"):
        event.add(name, one.changed.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", one.at.astimezone(UTC))
    event.add("summary", _title(one))
    event.add("description", "\n".join(_lines(one)))
    event.add("transp", "TRANSPARENT")
    if one.alarms:
        event.add_component(_alarm(one))
    return event


def _alarm(one: FeedEvent) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _title(one))
    alarm.add("trigger", -AHEAD)
    return alarm


def _title(one: FeedEvent) -> str:
    if one.item.is_event:
        return one.item.title
    return f"{'Đã xong' if one.done else 'Hạn'}: {one.item.title}"


def _lines(one: FeedEvent) -> Iterable[str]:
    item = one.item
    yield f"{one.unit.name} · {one.bloc}"
    if item.owes:
        yield f"Thực hiện: {item.owes}"
    if item.to:
        yield f"Nơi nhận: {item.to}"
    if item.official:
        yield f"Hình thức: {item.official}"
    if one.needs:
        yield f"Sau khi xong: {'; '.join(one.needs)}"
    if item.source:
        yield f"Căn cứ: {item.source}"
