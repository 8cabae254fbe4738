"""One ticker over due rows: the clock's turn in every bloc."""

from __future__ import annotations

import logging

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.desk import Desk
from handlers import calendar

log = logging.getLogger(__name__)


class Schedule:
    """Ticks every `seconds`; a late or repeated tick finds only what is still due."""

    def __init__(self, desk: Desk, seconds: int = 20) -> None:
        self._desk = desk
        self._scheduler = AsyncIOScheduler()
        self._scheduler.add_job(
            self.tick, "interval", seconds=seconds, max_instances=1, coalesce=True, misfire_grace_time=None
        )

    async def tick(self) -> None:
        for bloc in await self._desk.read(lambda store: store.blocs.ids()):
            try:
                await self._desk.tick(bloc, calendar.announce)
            except Exception:
                log.exception("tick failed in bloc %d", bloc)

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)
