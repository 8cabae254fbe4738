"""What Prometheus reads: figures over all blocs together, so that nothing grows with blocs or names anybody."""

from __future__ import annotations

import asyncio
import logging
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.clock import Clock
from bot.desk import Desk
from bot.pulse import Pulse
from bot.tally import Tally
from storage.database import file_of
from storage.measures import Parcels
from storage.store import Store

PATIENCE_SECONDS = 5
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Stock:
    """What waits in the database, and how many bytes it takes."""

    parcels: list[Parcels]
    effects: int
    size: int


@dataclass(frozen=True)
class Figures:
    """At one moment; `stock` is None when the database could not be read, `free` bytes are left on the disk."""

    now: datetime
    tally: Tally
    pulse: Pulse
    stock: Stock | None
    free: int


class Metrics:
    """Whoever is not on this machine must know `token`; "" lets nobody else read."""

    def __init__(self, desk: Desk, pulse: Pulse, clock: Clock, folder: Path, token: str) -> None:
        self._desk = desk
        self._pulse = pulse
        self._clock = clock
        self._folder = folder
        self.token = token

    @property
    def tally(self) -> Tally:
        return self._desk.tally

    async def text(self) -> bytes:
        """In Prometheus' own format; its package is loaded by the first who asks."""
        from bot.metric_families import in_prometheus_format

        free = shutil.disk_usage(self._folder).free
        figures = Figures(self._clock(), self.tally, self._pulse, await self._stock(), free)
        return in_prometheus_format(figures)

    async def _stock(self) -> Stock | None:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                return await self._desk.read(self._look)
        except Exception as away:
            log.warning("figures of the database: %s", type(away).__name__)
            return None

    def _look(self, store: Store) -> Stock:
        file = file_of(str(self._desk.database.url))
        size = file.stat().st_size if file else store.measures.server_bytes()
        return Stock(store.measures.parcels(), store.measures.effects(), size)
