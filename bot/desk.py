"""Where everything said is taken: one update, one transaction, one commit, then whoever waits is woken."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from bot.changes import EFFECTS, POSTS, Changes
from bot.patience import patiently
from bot.tally import Tally
from bot.writer_lanes import Lanes
from handlers.keeping import Kept
from handlers.router import Router
from handlers.talk import Talk, Turn
from messages.common import Apology
from messages.incoming import Incoming
from messages.render import render
from rules.errors import Refusal
from storage.database import Database
from storage.store import Store
from storage.troubles import CannotWrite, NotKept

LANES = 6
T = TypeVar("T")
log = logging.getLogger(__name__)


class Desk:
    """Every officer's turns stay in order: SQLite has one writer thread, PostgreSQL a few and storage/order.py.

    `unwritable` says why nothing could be written the last time, "" when it could.
    """

    def __init__(self, database: Database, router: Router) -> None:
        self.database = database
        self.router = router
        self.changes = Changes()
        self.failures = 0
        self.turns = 0
        """How many people are being answered."""
        self.tally = Tally()
        self.unwritable = ""
        self.posts = self.changes.lasting(POSTS)
        self.effects = self.changes.lasting(EFFECTS)
        self._writers = Lanes(1 if database.is_sqlite else LANES)
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="reader")

    async def take(self, said: Incoming) -> None:
        """Answer one thing said; returns after its commit, and does nothing the second time."""
        self.turns += 1
        try:
            self._wake(await self._writers.do(partial(self._turn, said.tidied()), said.address))
        finally:
            self.turns -= 1

    async def outcome(self, effect: int, name: str, body: dict[str, Any]) -> None:
        """What an effect led to, as a turn of its own."""
        self._wake(await self._writers.do(partial(self._outcome, effect, name, body)))

    async def tick(self, bloc: int, step: Callable[[Talk], Turn]) -> None:
        """The clock's turn in one bloc."""
        self._wake(await self._writers.do(partial(self._tick, bloc, step)))

    async def read(self, work: Callable[[Store], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    async def write(self, work: Callable[[Store], T]) -> T:
        return await self._writers.do(partial(self._write, work))

    def close(self) -> None:
        self._writers.close()
        self._readers.shutdown()
        self.database.close()

    def _wake(self, kept: Kept) -> None:
        waiting = {POSTS: kept.posts, EFFECTS: kept.effects}
        self.changes.touch(kept.rooms.union(name for name, waits in waiting.items() if waits))

    def _turn(self, said: Incoming) -> Kept:
        begun, outcome = time.perf_counter(), "unsaved"
        try:
            outcome, kept = self._answered(said)
        finally:
            seconds = time.perf_counter() - begun
            self.tally.turn(said.channel, outcome, seconds)
            facts = {"channel": said.channel, "outcome": outcome, "ms": round(seconds * 1000)}
            log.info("turn", extra=facts)
        return kept

    def _answered(self, said: Incoming) -> tuple[str, Kept]:
        """How the turn ended, as Tally counts it, and what it kept."""
        try:
            kept = self._answer(said, self.router.turn)
            return "answered" if kept.rooms else "silent", kept
        except Refusal as refusal:
            return "refused", self._answer(said, partial(self.router.refuse, refusal=refusal))
        except NotKept as trouble:
            log.warning("nothing was kept: %s", type(trouble).__name__)
            raise
        except Exception:
            self.failures += 1
            reference = secrets.token_hex(3).upper()
            log.exception("update failed, reference %s", reference, extra={"reference": reference})
            words = render(Apology(reference))
            return "failed", self._answer(said, partial(self.router.apologise, sentence=words))

    def _answer(self, said: Incoming, answer: Callable[[Store, Incoming], Kept]) -> Kept:
        def turn(store: Store) -> Kept:
            store.order.of_speaker(said.channel, said.address)
            return answer(store, said)

        return self._committed(turn)

    def _outcome(self, effect: int, name: str, body: dict[str, Any]) -> Kept:
        def turn(store: Store) -> Kept:
            store.order.of_bloc(int(body["bloc"]))
            return self.router.outcome(store, effect, name, body)

        return self._committed(turn)

    def _tick(self, bloc: int, step: Callable[[Talk], Turn]) -> Kept:
        def turn(store: Store) -> Kept:
            store.order.of_bloc(bloc)
            return self.router.tick(store, bloc, step)

        return self._committed(turn)

    def _write(self, work: Callable[[Store], T]) -> T:
        def alone(store: Store) -> T:
            store.order.of_writes()
            return work(store)

        return self._committed(alone)

    def _committed(self, work: Callable[[Store], T]) -> T:
        """One transaction, tried again as long as that may help."""

        def once() -> T:
            with self.database.write() as store:
                return work(store)

        try:
            result = patiently(once)
        except CannotWrite as cannot:
            self.unwritable = cannot.why
            raise
        self.unwritable = ""
        return result

    def _read(self, work: Callable[[Store], T]) -> T:
        def once() -> T:
            with self.database.read() as store:
                return work(store)

        return patiently(once)
