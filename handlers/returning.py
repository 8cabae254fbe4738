"""Somebody whom a network did not reach is heard there again: the newest of what they missed goes out now."""

from __future__ import annotations

from datetime import datetime

from handlers.keeping import Kept, post
from handlers.talk import room_of
from messages.incoming import Incoming
from messages.render import render
from messages.start import WhileAway
from rules.priorities import Priority
from storage.conversations import Caller
from storage.store import Store


def back(store: Store, said: Incoming, caller: Caller | None, now: datetime) -> Kept:
    """Nothing for whom we reach anyway."""
    if caller is None or caller.state == "active":
        return Kept()
    room = room_of(caller.person)
    unheard = store.away.back(room, said.channel, said.address, now)
    store.people.set_address_state(said.channel, said.address, "active")
    if not unheard.count:
        return Kept()
    words = render(WhileAway(said.channel, unheard.count, len(unheard.newest)))
    kept = post(store, room, words, now, priority=Priority.ANSWER)
    for row in unheard.newest:
        store.outbox.put(row, said.channel, said.address, now, edit=False)
    return kept
