"""The year month by month for everybody of the bloc: whose own debts are marked, nobody else's are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from handlers.ledger import Ledger, ledger
from handlers.talk import Talk
from messages.calendar_page import CalendarPage, DayOff, Entry, Month
from rules.calendar_items import CalendarItem
from rules.calendar_states import OWED, standing_of
from rules.deadlines import days_left, working_days_late
from rules.extensions import Granted, due_of


def calendar_page(talk: Talk, base: str) -> CalendarPage:
    entries = _entries(talk)
    months = tuple(_months(talk, entries))
    this = talk.today.replace(day=1)
    since = talk.store.feeds.since(talk.person.id)
    return CalendarPage(
        base=base,
        bloc=talk.bloc.name,
        year=talk.bloc.year,
        unit=talk.unit.name,
        now=talk.now,
        owed=tuple(entry for entry in entries if entry.standing in OWED),
        past=tuple(month for month in months if month.first < this),
        months=tuple(month for month in months if month.first >= this),
        subscribed=since,
    )


def _entries(talk: Talk) -> list[Entry]:
    by, granted = ledger(talk), talk.store.extensions.granted(talk.bloc.id)
    titles = {item.id: item.title for item in talk.bloc.calendar}
    entries = [_entry(talk, by, granted, item, titles) for item in talk.bloc.calendar]
    return sorted(entries, key=lambda entry: entry.item.due)


def _entry(talk: Talk, by: Ledger, granted: Granted, item: CalendarItem, titles: dict[str, str]) -> Entry:
    own = replace(item, due=due_of(item, talk.unit.id, granted))
    lacks = by.standing(item).get(talk.unit.id)
    asked = talk.unit.id in by.debtors(item)
    return Entry(
        item=own,
        standing=standing_of(own, talk.now, asked=asked, lacks=lacks),
        days=days_left(talk.now, own.due),
        late=working_days_late(talk.working, talk.now, own.due),
        common=item.due if own.due != item.due else None,
        lacks=lacks,
        needs=tuple(titles[name] for name in item.needs if name in titles),
        waits=tuple(titles[name] for name in (lacks.waits if lacks else ()) if name in titles),
    )


def _months(talk: Talk, entries: Iterable[Entry]) -> Iterable[Month]:
    """Only months in which something is due, and the one it is now."""
    by_month: dict[date, list[Entry]] = {talk.today.replace(day=1): []}
    for entry in entries:
        day = entry.item.due.astimezone(talk.now.tzinfo).date()
        by_month.setdefault(day.replace(day=1), []).append(entry)
    for first in sorted(by_month):
        working = talk.working
        days = [day for day in _days(first) if day in working.holidays]
        yield Month(
            first=first,
            entries=tuple(by_month[first]),
            days_off=tuple(DayOff(day, working.holidays[day]) for day in days),
            worked=tuple(day for day in _days(first) if day in working.working),
            is_known=first.year in working.known,
        )


def _days(first: date) -> list[date]:
    days = (first + timedelta(days=number) for number in range(31))
    return [day for day in days if day.month == first.month]
