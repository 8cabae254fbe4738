"""A person at a page, as they would speak in their chat: in the unit they work for there."""

from datetime import datetime
from functools import partial

from handlers.router import Router
from handlers.talk import Talk
from messages.incoming import Incoming
from rules.working_days import NOTHING_KNOWN, WorkingCalendar
from storage.store import Store

ROUTER = partial(Router, similar=lambda _text, _phrases: None)


def talk_of(
    store: Store, person: int, now: datetime, working: WorkingCalendar = NOTHING_KNOWN
) -> Talk | None:
    """None for somebody with no duty today."""
    caller = store.conversations.of_person(person)
    return ROUTER(lambda: now, working=working).talk(store, Incoming("", "web", ""), caller) if caller else None
