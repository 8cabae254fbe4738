"""Sends what waits in the outbox: by priority, within each network's limits, in order within a chat.

Delivery is at least once: a parcel is marked sent only after the network took it. It keeps its lane until
that is marked, so a process that is killed leaves at most as many in doubt as there are lanes.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from math import inf

from bot.channel import Channel
from bot.clock import Clock
from bot.delivery import Line, Outcome, Settle, weight
from bot.desk import Desk
from bot.pacing import LIMITS, TELEGRAM, Limits, Pacer
from bot.pigeonholes import Pigeonholes
from rules.priorities import Priority
from storage.parcels import Parcel

log = logging.getLogger(__name__)
LONGEST_REST = 60.0
"""Seconds; a clock that was set never stops the post for longer."""
SHORTLY, LONGEST_WAY = 0.01, 0.2
"""Seconds: a broadcast looks again whether people are still being answered, and how long it lets them pass."""
Rest = Callable[[asyncio.Event, float], Awaitable[None]]


async def rest(stir: asyncio.Event, seconds: float) -> None:
    """Until something stirs, at most so long."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stir.wait()


class Postman:
    """`run` may be cancelled and started again at any moment; `ticks` are seconds that never go back."""

    def __init__(
        self,
        desk: Desk,
        channels: Mapping[str, Channel],
        clock: Clock,
        *,
        limits: Mapping[str, Limits] = LIMITS,
        ticks: Callable[[], float] = time.monotonic,
        rest: Rest = rest,
    ) -> None:
        self._desk = desk
        self._clock, self._ticks, self._rest = clock, ticks, rest
        self._lines = {
            name: Line(channel, Pacer(limits.get(name, TELEGRAM)), clock) for name, channel in channels.items()
        }
        self._holes = Pigeonholes(desk, clock, ticks)
        self._under_way: set[int] = set()
        self._started = -inf
        self._stir = asyncio.Event()

    async def run(self) -> None:
        """Deliver until cancelled."""
        self._holes.touch()
        async with asyncio.TaskGroup() as lanes:
            lanes.create_task(self._listen())
            while True:
                self._stir.clear()
                await self._round(lanes)
                await self._rest(self._stir, self._seconds())

    async def deliver(self) -> int:
        """Send all that may go at this moment; returns how many parcels were tried."""
        tried, self._holes = 0, Pigeonholes(self._desk, self._clock, self._ticks)
        while True:
            self._holes.touch()
            async with asyncio.TaskGroup() as lanes:
                started = await self._round(lanes)
            if not started:
                return tried
            tried += started

    @property
    def under_way(self) -> int:
        """How many parcels are with their networks, or not yet marked."""
        return len(self._under_way)

    async def _listen(self) -> None:
        """Something new was put into the outbox."""
        while True:
            await self._desk.posts.wait()
            self._desk.posts.clear()
            self._holes.touch()
            self._stir.set()

    async def _round(self, lanes: asyncio.TaskGroup) -> int:
        """Start whatever may go now, the hurried before the rest is even read."""
        started = 0
        for hole in self._holes.wanted():
            await self._holes.read(hole)
            started += self._start_all(lanes)
        return started or self._start_all(lanes)

    def _start_all(self, lanes: asyncio.TaskGroup) -> int:
        started = 0
        while parcel := self._next():
            self._start(parcel, lanes)
            started += 1
        return started

    def _next(self) -> Parcel | None:
        now = self._ticks()
        return next((parcel for parcel in self._first_of_chats() if self._opens(parcel, now) <= now), None)

    def _first_of_chats(self) -> list[Parcel]:
        """What goes first in each chat, of those not under way."""
        first: dict[tuple[str, str], Parcel] = {}
        for parcel in self._holes:
            if parcel.id not in self._under_way:
                first.setdefault((parcel.channel, parcel.address), parcel)
        return list(first.values())

    def _opens(self, parcel: Parcel, now: float) -> float:
        line = self._lines.get(parcel.channel)
        if line is None:
            return now
        opens = line.pacer.opens(now, parcel.address, parcel.priority, weight(parcel))
        return max(opens, now + SHORTLY) if self._gives_way(parcel, now) else opens

    def _gives_way(self, parcel: Parcel, now: float) -> bool:
        """What is in no hurry, for a moment, while somebody is being answered."""
        hurried = parcel.priority <= Priority.BALLOT
        return not hurried and self._desk.turns > 0 and now - self._started < LONGEST_WAY

    def _start(self, parcel: Parcel, lanes: asyncio.TaskGroup) -> None:
        self._under_way.add(parcel.id)
        self._started = self._ticks()
        line = self._lines.get(parcel.channel)
        if line:
            line.pacer.begin(self._ticks(), parcel.address, parcel.priority, weight(parcel))
        lane = lanes.create_task(self._carry(parcel, line))
        lane.add_done_callback(lambda _: self._ended(parcel, line))

    async def _carry(self, parcel: Parcel, line: Line | None) -> None:
        outcome = await line.send(parcel, self._ticks) if line else _nowhere(parcel)
        await self._keep(outcome.settle)
        self._holes.done(parcel)
        if not outcome.delivered:
            self._holes.give_back(parcel)

    def _ended(self, parcel: Parcel, line: Line | None) -> None:
        """Also when it was broken off."""
        self._under_way.discard(parcel.id)
        if line:
            line.pacer.end(self._ticks(), parcel.address)
        self._stir.set()

    async def _keep(self, settle: Settle) -> None:
        """What the network took is not sent again because the database was away."""
        seconds = 0.5
        while True:
            try:
                return await self._desk.write(settle)
            except Exception as failure:
                log.warning("the post waits for the database: %s", type(failure).__name__)
            await self._rest(asyncio.Event(), seconds)
            seconds = min(seconds * 2, LONGEST_REST)

    def _seconds(self) -> float:
        """Until something may go."""
        now = self._ticks()
        opens = min((self._opens(parcel, now) for parcel in self._first_of_chats()), default=inf)
        return max(min(opens - now, self._holes.seconds(), LONGEST_REST), 0.0)


def _nowhere(parcel: Parcel) -> Outcome:
    """Its network was switched off."""
    return Outcome(lambda store: store.outbox.failed(parcel, "no channel"))
