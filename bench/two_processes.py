"""Two processes on one PostgreSQL database: how soon one takes over, and what the second adds.

The turns are those of bench/turns.py, of 64 officers of eight blocs, every commit on disk. One process takes them
all, then two take half of them each, five times in turn; the server and both share this machine's cores.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.figures import figure
from bench.officers import EXAMPLE, Crowd
from bench.pair import pair
from bench.postgresql import fresh, postgresql_bin, server
from bench.program import HOME

ROUNDS, TURNS, OFFICERS = 5, 384, 64


def main() -> None:
    programs = postgresql_bin()
    if programs is None:
        print("takeover_seconds, two_processes_vs_one: thiếu PostgreSQL. Debian: apt-get install postgresql")
        return
    with server(programs, synced=True) as url, tempfile.TemporaryDirectory(prefix="bench-") as folder:
        _takeover(fresh(url, "takeover"), Path(folder))
        _two_against_one(fresh(url, "turns"), Path(folder))


def _takeover(url: str, folder: Path) -> None:
    """The one that leads is killed with -9."""
    waits = []
    with pair(url, folder) as both:
        both.leader.load(EXAMPLE)
        for _ in range(ROUNDS):
            both.leader.kill()
            waits.append(both.wait_for_follower())
            both.follower.start()
    figure("takeover_seconds", statistics.median(waits), "s", "<=", 5)


def _two_against_one(url: str, folder: Path) -> None:
    addresses = asyncio.run(_gathered(url, folder))
    with ExitStack() as held:
        one = held.enter_context(_taker(url, addresses))
        halves = [held.enter_context(_taker(url, addresses[part::2])) for part in range(2)]
        _take([one, *halves], OFFICERS)
        rounds = [(_take([one], TURNS), _take(halves, TURNS // 2)) for _ in range(ROUNDS)]
    alone, together = zip(*rounds, strict=True)
    ratios = [first / second for first, second in rounds]
    figure("two_processes_vs_one", statistics.median(ratios), "ratio", ">=", 1.1)
    figure("one_process_turns_per_second", TURNS / statistics.median(alone), "1/s", ">=", 0)
    figure("two_processes_turns_per_second", TURNS / statistics.median(together), "1/s", ">=", 0)


async def _gathered(url: str, folder: Path) -> list[str]:
    async with Crowd(folder, OFFICERS, url) as crowd:
        return crowd.addresses


@contextmanager
def _taker(url: str, addresses: list[str]) -> Iterator[subprocess.Popen[str]]:
    command = (sys.executable, "-m", "bench.turn_taker", url, *addresses)
    with subprocess.Popen(
        command, cwd=HOME, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as taker:
        try:
            yield taker
        finally:
            taker.kill()


def _take(takers: list[subprocess.Popen[str]], turns: int) -> float:
    """Seconds until each of them has taken so many turns."""
    start = time.perf_counter()
    for taker in takers:
        print(turns, file=taker.stdin, flush=True)
    for answers in filter(None, (taker.stdout for taker in takers)):
        answers.readline()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
