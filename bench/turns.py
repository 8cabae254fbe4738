"""Full turns a second, one answered criterion each, as a ratio to a floor.

The floor runs the very same statements, reads included, through raw sqlite3: one FULL transaction a turn on
the same disk, in turn with ours. They are noted while a twin takes the same turns, so noting costs us nothing.
`one` is one officer after another, `64` is sixty-four officers at once.
"""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.figures import figure
from bench.officers import Crowd
from bench.recorder import Statement, recorded
from bot.desk import Desk
from messages.incoming import Incoming

ROUNDS, TURNS = 5, 256


async def main() -> None:
    with tempfile.TemporaryDirectory(dir=Path("var")) as folder:
        async with Crowd(Path(folder), 64) as crowd:
            await _measure("turns_one_vs_floor", 0.4, crowd, _one_by_one)
            await _measure("turns_64_vs_floor", 0.5, crowd, _at_once)


async def _measure(name: str, goal: float, crowd: Crowd, play: Any) -> None:
    await play(crowd.desk, crowd.turns(64))
    ratios, speeds = [], []
    for _ in range(ROUNDS):
        turns = crowd.turns(TURNS)
        statements = await _statements(crowd.twin(), turns, play)
        before = crowd.copy("floor.db")
        start = time.perf_counter()
        await play(crowd.desk, turns)
        ours = TURNS / (time.perf_counter() - start)
        floor = await asyncio.to_thread(_floor, before, statements)
        ratios.append(ours / floor)
        speeds.append(ours)
    figure(name, statistics.median(ratios), "ratio", ">=", goal)
    figure(name.replace("_vs_floor", "_per_second"), statistics.median(speeds), "1/s", ">=", 0)


async def _statements(twin: Desk, turns: list[Incoming], play: Any) -> list[Statement]:
    statements = recorded(twin.database.engine)
    await play(twin, turns)
    twin.close()
    return statements


async def _one_by_one(desk: Desk, turns: list[Incoming]) -> None:
    for said in turns:
        await desk.take(said)


async def _at_once(desk: Desk, turns: list[Incoming]) -> None:
    """Each officer waits for their own answer; all of them talk at the same time."""
    by_officer: dict[str, list[Incoming]] = {}
    for said in turns:
        by_officer.setdefault(said.address, []).append(said)
    await asyncio.gather(*(_one_by_one(desk, own) for own in by_officer.values()))


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
