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
Band = tuple[Priority, Priority]
BANDS: tuple[Band, ...] = ((Priority.ANSWER, Priority.BALLOT), (Priority.NOTICE, Priority.REMINDER))
BATCH = 100
DATABASE_AWAY = 1.0
"""Seconds until it is asked again."""


class Pigeonholes:
    """`stale`: the outbox may hold something else than what was read."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self._desk, self._clock = desk, clock
        self.stale = True
        self._bands: dict[Band, list[Parcel]] = {}
        self._more = False
        self._left = 0
        self._done: set[tuple[int, int]] = set()
        self._later: datetime | None = None

    def __iter__(self) -> Iterator[Parcel]:
        """What goes first stands first."""
        for band in BANDS:
            yield from self._bands.get(band, ())

    def wanted(self) -> bool:
        """Whether to read all anew; what is done from now on is not taken from there again."""
        if not (self.stale or self.seconds() <= 0):
            return False
        self.stale, self._more, self._left, self._later = False, False, 0, None
        self._bands.clear()
        self._done.clear()
        return True

    async def read(self, band: Band) -> None:
        now = self._clock()
        try:
            found, later = await self._desk.read(lambda store: _due(store, now, band))
            needless = [parcel for parcel in found if parcel.needless]
            if needless:
                await self._desk.write(lambda store: _skip(store, needless))
        except Exception as failure:
            log.warning("the outbox cannot be read: %s", type(failure).__name__)
            self.stale = True
            return
        self._bands[band] = [one for one in found if not one.needless and not self._is_done(one)]
        self._more |= len(found) == BATCH or any(one.place == HEADS for one in found)
        self._left += len(self._bands[band])
        self._later = later

    def seconds(self) -> float:
        """Until there is something new to read."""
        if self.stale:
            return DATABASE_AWAY
        return inf if self._later is None else (self._later - self._clock()).total_seconds()

    def done(self, parcel: Parcel) -> None:
        """What became of it is kept. Half of them done, more are read if there are more."""
        self._done.add((parcel.id, parcel.version))
        self._keep_only(lambda one: not self._is_done(one))
        if self._more and len(list(self)) * 2 <= self._left:
            self.stale = True

    def give_back(self, parcel: Parcel) -> None:
        """It did not go: what stands in its chat now is read anew."""
        self._keep_only(lambda one: (one.channel, one.address) != (parcel.channel, parcel.address))
        self.stale = True

    def _keep_only(self, stays: Callable[[Parcel], bool]) -> None:
        self._bands = {band: [one for one in found if stays(one)] for band, found in self._bands.items()}

    def _is_done(self, parcel: Parcel) -> bool:
        return (parcel.id, parcel.version) in self._done


def _due(store: Store, now: datetime, band: Band) -> tuple[list[Parcel], datetime | None]:
    return store.outbox.due(now, BATCH, *band), store.outbox.next_due(now)


def _skip(store: Store, parcels: list[Parcel]) -> None:
    for parcel in parcels:
        store.outbox.skipped(parcel)
