"""How long an answer takes while a broadcast goes out: a real program, real seconds, a Telegram that is strict.

The same officers ask the same in the quiet before and in the minute of the broadcast.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bench.figures import figure
from bench.officers import EXAMPLE
from bench.program import Program, kept_port
from rules.priorities import Priority
from storage.database import Database
from storage.store import Store
from tests.telegram.api_checks import Pace, Refusal
from tests.telegram.api_world import Clock
from tests.telegram.bot_api import BotApi
from tests.telegram.person import Person

QUIET, MINUTE, WARM = 30.0, 60.0, 5.0
EVERY = 5.0
"""Seconds after which an officer asks again."""
ALLOWED = 30.0
FIRST = 100_000
"""The address of the first who hears the broadcast."""


class RunningClock(Clock):
    """It does not stand still."""

    def __getattribute__(self, name: str) -> float:
        return time.monotonic() if name == "now" else super().__getattribute__(name)


@dataclass
class Counted(Pace):
    """Knows when a chat was last written to, and how much was taken and refused."""

    last: dict[int, float] = field(default_factory=dict)
    taken: int = 0
    refused: int = 0

    def check(self, chat: int, now: float) -> None:
        try:
            super().check(chat, now)
        except Refusal:
            self.refused += 1
            raise
        self.last[chat] = time.perf_counter()
        self.taken += 1


class Officers:
    """Everybody of the bloc, on Telegram."""

    def __init__(self, api: BotApi, pace: Counted, database: Path) -> None:
        self._api, self._pace, self._path = api, pace, database
        self.people: list[Person] = []

    def join(self) -> None:
        def bind(store: Store) -> None:
            (bloc,) = store.blocs.ids()
            for unit in store.people.units(bloc):
                for role in ("officer", "head"):
                    number = store.people.by_key(f"{unit.key}/{role}")
                    if number is not None:
                        store.people.put_address("telegram", str(1000 + number), person=number)
                        self.people.append(self._reached(1000 + number))

        self._write(bind)

    def broadcast(self, size: int) -> None:
        """So many reminders wait from now on."""
        now = datetime.fromtimestamp(time.time(), UTC)
        for number in range(size):
            self._reached(FIRST + number)

        def put(store: Store) -> None:
            for number in range(size):
                (said,) = store.chat.say("s", {"html": "Đề nghị đơn vị gửi báo cáo."}, now)
                address = str(FIRST + number)
                store.outbox.put(said.row, "telegram", address, now, edit=False, priority=Priority.REMINDER)

        self._write(put)

    async def ask(self, seconds: float) -> list[float]:
        """How long each answer took, in seconds."""
        end = time.perf_counter() + seconds
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(self._asks(person, end, place * EVERY / len(self.people)))
                for place, person in enumerate(self.people)
            ]
        return sorted(took for task in tasks for took in task.result())

    async def _asks(self, person: Person, end: float, first: float) -> list[float]:
        took = []
        await asyncio.sleep(first)
        while (asked := time.perf_counter()) < end:
            person.says("/trogiup")
            await self._api.world.changes.soon(lambda: self._pace.last.get(person.chat.id, 0) > asked)
            took.append(self._pace.last[person.chat.id] - asked)
            await asyncio.sleep(EVERY - took[-1])
        return took

    def _reached(self, address: int) -> Person:
        person = self._api.person(address, "Đồng chí")
        person.chat.wall = ""
        return person

    def _write(self, work: Callable[[Store], None]) -> None:
        database = Database(f"sqlite:///{self._path}")
        with database.write() as store:
            work(store)
        database.close()


async def main() -> None:
    pace = Counted()
    async with BotApi() as api:
        api.world.clock, api.world.pace = RunningClock(), pace
        with kept_port() as port, tempfile.TemporaryDirectory(prefix="bench-") as folder:
            settings = {"KTD_TELEGRAM_TOKEN": api.token, "KTD_TELEGRAM_BASE_URL": api.root}
            program = Program(Path(folder), port, settings=settings)
            await asyncio.to_thread(program.load, EXAMPLE)
            officers = Officers(api, pace, program.database)
            officers.join()
            with program:
                await _measure(officers, pace)


async def _measure(officers: Officers, pace: Counted) -> None:
    await officers.ask(WARM)
    quiet = await officers.ask(QUIET)
    officers.broadcast(round((WARM + MINUTE + EVERY) * ALLOWED))
    await officers.ask(WARM)
    taken, start = pace.taken, time.perf_counter()
    busy = await officers.ask(MINUTE)
    rate = (pace.taken - taken) / (time.perf_counter() - start)
    figure("answer_p95_under_broadcast_vs_idle", _p95(busy) / _p95(quiet), "ratio", "<=", 1.2)
    figure("answer_p95_under_broadcast_ms", _p95(busy) * 1000, "ms", ">=", 0)
    figure("broadcast_rate_used", rate / ALLOWED, "ratio", ">=", 0)
    figure("broadcast_429", pace.refused, "refusals", "<=", 0)


def _p95(sorted_times: Sequence[float]) -> float:
    return sorted_times[int(len(sorted_times) * 0.95)]


if __name__ == "__main__":
    asyncio.run(main())
