"""One person's calendar as their phone subscribes to it: of every unit they serve today, and nothing of another's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from handlers.ledger import Ledger, ledger
from handlers.talk import Talk
from messages.ics import FeedEvent, ics
from messages.incoming import Incoming
from rules.calendar_items import CalendarItem
from rules.debtors import Debtor
from rules.extensions import due_of
from rules.people import Person
from storage.store import Store

EVERYBODY = (Debtor.UNITS, Debtor.CHANGED)


def calendar_feed(store: Store, person: int, now: datetime) -> bytes:
    """The same bytes until something of it changes."""
    served = {(duty.bloc, duty.unit) for duty in store.people.duties(person) if duty.holds(now.date())}
    since = store.feeds.since(person) or now
    talks = (_talk(store, bloc, unit, now) for bloc, unit in sorted(served))
    return ics(event for talk in talks if talk for event in _events(talk, since))


def _talk(store: Store, number: int, served: int, now: datetime) -> Talk | None:
    """Nobody speaks; what the unit has done is looked up as in its chat."""
    bloc, unit = store.blocs.get(number), store.people.unit(served)
    if bloc is None or unit is None or store.people.leadership(number, bloc.year) is None:
        return None
    return Talk(store, now, Incoming("", "own", ""), Person(0, ""), bloc, unit)


def _events(talk: Talk, since: datetime) -> Iterator[FeedEvent]:
    bloc, unit, by = talk.bloc, talk.unit, ledger(talk)
    granted = talk.store.extensions.granted(bloc.id)
    grants, moved = talk.store.extensions.grants(bloc.id, unit.id), talk.store.audit.newest(bloc.id, "deadline_moved")
    for item in bloc.calendar:
        done = not (unit.outside or item.is_event) and by.settled(item, unit.id) is True
        yield FeedEvent(
            uid=f"{bloc.slug}.{item.id}.{unit.key}@khoi-thi-dua",
            sequence=bloc.revision + len(grants),
            changed=max(since, moved or since, *grants),
            item=item,
            at=due_of(item, unit.id, granted),
            unit=unit,
            bloc=bloc.name,
            needs=tuple(one.title for one in bloc.calendar if one.id in item.needs),
            done=done,
            alarms=not done and _concerns(talk, by, item),
        )


def _concerns(talk: Talk, by: Ledger, item: CalendarItem) -> bool:
    """Whether the phone is to ring for it."""
    who, unit = by.who(item), talk.unit
    if who in EVERYBODY or item.is_event:
        return not unit.outside
    leads = unit.id in talk.leadership.units
    return who is Debtor.REVIEWERS if unit.outside else leads and who is not Debtor.NOBODY
