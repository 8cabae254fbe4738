"""Transactions that meet on one database: a bloc's turns wait for each other, a tangle is named."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import text

from storage import server
from storage.database import Database
from storage.store import Store
from storage.troubles import Away, Collided

OFFICER = "ban-dan-van/officer"
TAKEN = text("SELECT pg_try_advisory_xact_lock(1, :bloc)")
TANGLED = text("UPDATE rooms SET seq = seq + 1 WHERE id = :room")


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = Database(url)
    yield opened
    opened.close()


def free(database: Database, bloc: int) -> bool:
    with database.read() as store:
        return bool(store.connection.execute(TAKEN, {"bloc": bloc}).scalar_one())


def address(database: Database, key: str) -> str:
    with database.read() as store:
        return store.devices.public_id(store.people.by_key(key) or 0) or ""


def test_whoever_speaks_holds_the_blocs_they_serve_in_until_the_turn_ends(database: Database) -> None:
    spoken = address(database, OFFICER)
    with database.write() as store:
        store.order.of_speaker("web", spoken)
        assert (free(database, 1), free(database, 2)) == (False, True)
    assert free(database, 1)


def test_a_stranger_holds_no_bloc(database: Database) -> None:
    with database.write() as store:
        store.order.of_speaker("telegram", "777")
        assert free(database, 1)


def test_the_clock_holds_its_bloc(database: Database) -> None:
    with database.write() as store:
        store.order.of_bloc(2)
        assert (free(database, 1), free(database, 2)) == (True, False)


def test_a_process_that_freezes_in_its_turn_does_not_hold_the_bloc_for_ever(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "STALLED", "50ms")
    frozen, other = Database(url), Database(url)

    def freeze() -> None:
        with frozen.write() as store:
            store.order.of_bloc(1)
            with other.write() as waiting:
                waiting.order.of_bloc(1)
            store.blocs.ids()

    with pytest.raises(Away):
        freeze()
    frozen.close()
    other.close()


def test_of_two_transactions_that_wait_for_each_other_one_is_told_so(database: Database) -> None:
    met = Barrier(2)
    with database.write() as store:
        for room in ("p1", "p2"):
            store.connection.execute(text("INSERT INTO rooms (id, seq) VALUES (:room, 0)"), {"room": room})

    def tell(rooms: tuple[str, str]) -> str:
        try:
            with database.write() as store:
                _both(store, rooms)
        except Collided:
            return "collided"
        return "told"

    def _both(store: Store, rooms: tuple[str, str]) -> None:
        store.connection.execute(text("SET LOCAL deadlock_timeout = '20ms'"))
        store.connection.execute(TANGLED, {"room": rooms[0]})
        met.wait()
        store.connection.execute(TANGLED, {"room": rooms[1]})

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(tell, [("p1", "p2"), ("p2", "p1")])) == ["collided", "told"]
