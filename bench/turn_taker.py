"""`python -m bench.turn_taker URL ADDRESS…`: a process that takes as many turns of these officers as each line says."""

from __future__ import annotations

import asyncio
import itertools
import os
import sys

from bench.officers import SAYS, clock_of_the_year
from bot.desk import Desk
from bot.similarity import similar
from handlers.router import Router
from messages.incoming import Incoming
from storage.database import Database


def main(url: str, addresses: list[str]) -> None:
    desk = Desk(Database(url), Router(clock_of_the_year(), similar))
    numbers = itertools.count()
    with asyncio.Runner() as runner:
        for line in sys.stdin:
            runner.run(_take(desk, addresses, int(line), numbers))
            print("taken", flush=True)


async def _take(desk: Desk, addresses: list[str], turns: int, numbers: itertools.count[int]) -> None:
    """Each officer waits for their own answer; all of them talk at the same time."""
    each = [turns // len(addresses) + (place < turns % len(addresses)) for place in range(len(addresses))]
    await asyncio.gather(*(_speak(desk, *own, numbers) for own in zip(addresses, each, strict=True)))


async def _speak(desk: Desk, address: str, turns: int, numbers: itertools.count[int]) -> None:
    for _ in range(turns):
        number = next(numbers)
        await desk.take(Incoming(f"bench:{os.getpid()}:{number}", "web", address, text=SAYS[number % 2]))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
