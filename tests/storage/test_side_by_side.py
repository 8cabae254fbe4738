"""Two processes on one PostgreSQL: of two that want the same thing one has it, and the other waits to hear so."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event

import pytest
from sqlalchemy import text

from bot.loading import load
from messages.bloc_file import read_bloc_file
from storage.database import Database
from storage.migrate import upgrade
from storage.store import Store
from tests.storage.conftest import Empty, TakenBack
from tests.storage.moments import at
from tests.support.stage import EXAMPLE

Wish = Callable[[Store], bool]
WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = :name")


@pytest.fixture(scope="module")
def shared(empty: Empty) -> Database:
    database = empty("postgresql")
    upgrade(database)
    with database.write() as store:
        load(store, read_bloc_file(EXAMPLE))
    return database


def both(database: Database, wish: Wish, *, kept: bool) -> list[bool]:
    """What two transactions get that overlap: the first ends only when the second is held up by it."""
    began = Event()

    def second() -> bool:
        began.wait()
        with database.write() as store:
            return wish(store)

    with ThreadPoolExecutor(1) as other:
        answer, first = other.submit(second), False
        with suppress(TakenBack), database.write() as store:
            wished = wish(store)
            began.set()
            while not (answer.done() or somebody_waits(database)):
                continue
            assert not answer.done(), "the second was not held up"
            if not kept:
                raise TakenBack
            first = wished
        return [first, answer.result(20)]


def somebody_waits(database: Database) -> bool:
    with database.read() as store:
        return bool(store.connection.execute(WAITING, {"name": database.url.database}).scalar_one())


def test_an_update_delivered_to_two_processes_is_claimed_by_one(shared: Database) -> None:
    assert both(shared, lambda store: store.inbox.claim("telegram:1"), kept=True) == [True, False]


def test_an_update_whose_turn_was_taken_back_is_claimed_by_the_other(shared: Database) -> None:
    assert both(shared, lambda store: store.inbox.claim("telegram:2"), kept=False) == [False, True]


def test_a_link_opened_on_two_devices_at_once_binds_one(shared: Database) -> None:
    with shared.write() as store:
        person = store.people.by_key("ban-dan-van/officer") or 0
        store.devices.invite(person, "hash", at(8))
    tokens = iter(("a", "b"))

    def bind(store: Store) -> bool:
        invitation = store.devices.invitation("hash")
        assert invitation is not None
        return store.devices.bind(invitation, next(tokens), "Điện thoại", at(8)) is not None

    assert both(shared, bind, kept=True) == [True, False]


def test_an_effect_done_by_two_processes_has_one_outcome(shared: Database) -> None:
    with shared.write() as store:
        number = store.effects.put("draw_result", {})
    assert both(shared, lambda store: store.effects.finish(number), kept=True) == [True, False]


def test_what_two_turns_say_in_one_room_is_numbered_one_after_the_other(shared: Database) -> None:
    def speak(store: Store) -> bool:
        return bool(store.chat.say("g1", {"html": "một"}, at(8)))

    assert both(shared, speak, kept=True) == [True, True]
    with shared.read() as store:
        first, second = store.chat.last("g1", 2)
    assert second.seq == first.seq + 1
