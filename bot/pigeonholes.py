"""What the postman has read of the outbox: little of each chat, what is hurried apart from the rest."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from math import inf

from bot.clock import Clock
from bot.desk import Desk
from rules.priorities import Priority
from storage.parcels import HEADS, Parcel
from storage.store import Store

log = logging.getLogger(__name__)
BATCH = 100
SELDOM = 1.0
"""Seconds between two readings of what is in no hurry: every answer wakes the postman."""
DATABASE_AWAY = 1.0
"""Seconds until it is asked again."""


class Hole:
    """Of some priorities; `stale` when the outbox may hold something else than what was read."""

    def __init__(self, first: Priority, last: Priority, seldom: float = 0.0) -> None:
        self.band, self._seldom = (first, last), seldom
        self.stale, self.parcels = True, list[Parcel]()
        self._read_at = -inf
        self._more, self._left = False, 0
        self._done: set[tuple[int, int]] = set()

    def opens(self) -> float:
        """From when it is to be read again."""
        return self._read_at + self._seldom if self.stale else inf

    def begin(self, now: float) -> None:
        """What is done from now on is not taken from there again."""
        self._read_at, self.stale = now, False
        self.parcels.clear()
        self._done.clear()

    def put(self, found: list[Parcel]) -> None:
        self.parcels = [one for one in found if not one.needless and not self._is_done(one)]
        self._more = len(found) == BATCH or any(one.place == HEADS for one in found)
        self._left = len(self.parcels)

    def done(self, parcel: Parcel) -> None:
        """Half of them done, more are read if there are more."""
        self._done.add((parcel.id, parcel.version))
        self.parcels = [one for one in self.parcels if not self._is_done(one)]
        self.stale |= self._more and len(self.parcels) * 2 <= self._left

    def give_back(self, parcel: Parcel) -> None:
        where = (parcel.channel, parcel.address)
        self.parcels = [one for one in self.parcels if (one.channel, one.address) != where]
        self.stale = True

    def _is_done(self, parcel: Parcel) -> bool:
        return (parcel.id, parcel.version) in self._done


class Pigeonholes:
    """`ticks` are the seconds in which `opens` tells when to read."""

    def __init__(self, desk: Desk, clock: Clock, ticks: Callable[[], float]) -> None:
        self._desk, self._clock, self._ticks = desk, clock, ticks
        self._holes = (
            Hole(Priority.ANSWER, Priority.BALLOT),
            Hole(Priority.NOTICE, Priority.REMINDER, SELDOM),
        )
        self._later: datetime | None = None
        self._away_until = -inf

    def __iter__(self) -> Iterator[Parcel]:
        """What goes first stands first."""
        for hole in self._holes:
            yield from hole.parcels

    def touch(self) -> None:
        """Something new is in the outbox."""
        for hole in self._holes:
            hole.stale = True

    def wanted(self) -> list[Hole]:
        """Those to read now."""
        if self._later is not None and self._later <= self._clock():
            self._later = None
            self.touch()
        now = self._ticks()
        return [hole for hole in self._holes if max(hole.opens(), self._away_until) <= now]

    async def read(self, hole: Hole) -> None:
        now = self._clock()
        hole.begin(self._ticks())
        try:
            found, later = await self._desk.read(lambda store: _due(store, now, hole))
            needless = [parcel for parcel in found if parcel.needless]
            if needless:
                await self._desk.write(lambda store: _skip(store, needless))
        except Exception as failure:
            log.warning("the outbox cannot be read: %s", type(failure).__name__)
            hole.stale, self._away_until = True, self._ticks() + DATABASE_AWAY
            return
        self._later = later
        hole.put(found)

    def seconds(self) -> float:
        """Until there is something to read."""
        opens = max(min(hole.opens() for hole in self._holes), self._away_until) - self._ticks()
        return opens if self._later is None else min(opens, (self._later - self._clock()).total_seconds())

    def done(self, parcel: Parcel) -> None:
        """What became of it is kept."""
        for hole in self._holes:
            hole.done(parcel)

    def give_back(self, parcel: Parcel) -> None:
        """It did not go: what stands in its chat now is read anew."""
        for hole in self._holes:
            hole.give_back(parcel)


def _due(store: Store, now: datetime, hole: Hole) -> tuple[list[Parcel], datetime | None]:
    return store.outbox.due(now, BATCH, *hole.band), store.outbox.next_due(now)


def _skip(store: Store, parcels: list[Parcel]) -> None:
    for parcel in parcels:
        store.outbox.skipped(parcel)
