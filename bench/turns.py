"""Full turns a second, one answered criterion each, as a ratio to a floor.

The floor runs the very same statements, reads included, through raw sqlite3: one FULL transaction a turn on the
same disk, in turn with ours. `one` is one officer after another, `64` is sixty-four officers at once.
"""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from sqlalchemy import event

from bench.figures import figure
from bench.officers import Crowd
from bot.desk import Desk
from messages.incoming import Incoming

ROUNDS, TURNS = 5, 256
Statement = tuple[str, Any]


async def main() -> None:
    with tempfile.TemporaryDirectory(dir=Path("var")) as folder:
        async with Crowd(Path(folder), 64) as crowd:
            await _measure("turns_one_vs_floor", 0.4, crowd, _one_by_one)
            await _measure("turns_64_vs_floor", 0.5, crowd, _at_once)


async def _measure(name: str, goal: float, crowd: Crowd, play: Any) -> None:
    await play(crowd.desk, crowd.turns(64))
    ratios, speeds = [], []
    for _ in range(ROUNDS):
        before = crowd.copy()
        turns = crowd.turns(TURNS)
        recorded: list[Statement] = []
        with recording(crowd.desk, recorded):
            start = time.perf_counter()
            await play(crowd.desk, turns)
            ours = TURNS / (time.perf_counter() - start)
        floor = await asyncio.to_thread(_floor, before, recorded)
        ratios.append(ours / floor)
        speeds.append(ours)
    figure(name, statistics.median(ratios), "ratio", ">=", goal)
    figure(name.replace("_vs_floor", "_per_second"), statistics.median(speeds), "1/s", ">=", 0)


async def _one_by_one(desk: Desk, turns: list[Incoming]) -> None:
    for said in turns:
        await desk.take(said)


async def _at_once(desk: Desk, turns: list[Incoming]) -> None:
    """Each officer waits for their own answer; all of them talk at the same time."""
    by_officer: dict[str, list[Incoming]] = {}
    for said in turns:
        by_officer.setdefault(said.address, []).append(said)
    await asyncio.gather(*(_one_by_one(desk, own) for own in by_officer.values()))


class recording:  # noqa: N801
    """Notes every statement and its values, in order."""

    def __init__(self, desk: Desk, into: list[Statement]) -> None:
        self._engine = desk.database.engine
        self._into = into

    def __enter__(self) -> None:
        event.listen(self._engine, "before_cursor_execute", self._note)
        event.listen(self._engine, "commit", self._commit)

    def __exit__(self, *_: object) -> None:
        event.remove(self._engine, "before_cursor_execute", self._note)
        event.remove(self._engine, "commit", self._commit)

    def _note(self, _connection: Any, _cursor: Any, statement: str, values: Any, *_: object) -> None:
        self._into.append((statement, values))

    def _commit(self, _connection: Any) -> None:
        self._into.append(("COMMIT", ()))


def _floor(database: Path, statements: list[Statement]) -> float:
    """The same statements on a copy, turns a second."""
    connection = sqlite3.connect(database, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    start = time.perf_counter()
    for statement, values in statements:
        connection.execute(statement, values).fetchall()
    taken = time.perf_counter() - start
    connection.close()
    return TURNS / taken


if __name__ == "__main__":
    asyncio.run(main())
