"""One person's calendar as their phone subscribes to it: of every unit they serve today, and nothing of another's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from messages.ics import FeedEvent, ics
from rules.blocs import Bloc
from rules.calendar_items import CalendarItem
from rules.debtors import Debtor, debtor
from rules.extensions import due_of
from rules.people import Unit
from storage.store import Store

EVERYBODY = (Debtor.UNITS, Debtor.CHANGED)


def calendar_feed(store: Store, person: int, now: datetime) -> bytes:
    """The same bytes until something of it changes."""
    served = {(duty.bloc, duty.unit) for duty in store.people.duties(person) if duty.holds(now.date())}
    events = [event for bloc, unit in sorted(served) for event in _events(store, bloc, unit)]
    return ics(events, store.feeds.since(person) or now)


def _events(store: Store, number: int, served: int) -> Iterator[FeedEvent]:
    bloc, unit = store.blocs.get(number), store.people.unit(served)
    if bloc is None or unit is None:
        return
    granted = store.extensions.granted(number)
    sequence = bloc.revision + store.extensions.times_granted(number, served)
    leadership = store.people.leadership(number, bloc.year)
    leads = leadership is not None and served in leadership.units
    for item in bloc.calendar:
        yield FeedEvent(
            uid=f"{bloc.slug}.{item.id}.{unit.key}@khoi-thi-dua",
            sequence=sequence,
            item=item,
            at=due_of(item, served, granted),
            unit=unit,
            bloc=bloc.name,
            needs=tuple(one.title for one in bloc.calendar if one.id in item.needs),
            alarms=_concerns(bloc, item, unit, leads=leads),
        )


def _concerns(bloc: Bloc, item: CalendarItem, unit: Unit, *, leads: bool) -> bool:
    """Whether the phone is to ring for it."""
    who = debtor(item.owes, bloc.label("lead"), bloc.label("deputy"))
    if who in EVERYBODY or item.is_event:
        return not unit.outside
    return who is Debtor.REVIEWERS if unit.outside else leads and who is not Debtor.NOBODY
