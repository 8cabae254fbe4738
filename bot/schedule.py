"""One ticker over due rows: the clock's turn in every bloc."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.box.port import Box
from bot.box_watch import watch_boxes
from bot.desk import Desk
from handlers import ballot_papers, reminders
from storage.troubles import NotKept

log = logging.getLogger(__name__)


class Schedule:
    """Ticks every `seconds` and says so to `ticked`; sealed papers are kept `dispute_days` days.

    A late or repeated tick finds only what is still due.
    """

    def __init__(
        self, desk: Desk, box: Box, dispute_days: int, ticked: Callable[[], None], seconds: int = 20
    ) -> None:
        self._ticked = ticked
        self._desk = desk
        self._box = box
        self._dispute_days = dispute_days
        self._begun = False
        self._scheduler = AsyncIOScheduler()
        self._scheduler.add_job(
            self.tick, "interval", seconds=seconds, max_instances=1, coalesce=True, misfire_grace_time=None
        )

    async def tick(self) -> None:
        """What cannot be kept now is still due at the next tick."""
        try:
            await self._round()
        except NotKept as trouble:
            log.warning("tick: nothing was kept, %s", type(trouble).__name__)
        self._ticked()

    async def _round(self) -> None:
        if not self._begun:
            await self._desk.write(lambda store: store.looks.begin())
            self._begun = True
        await look_at_all(self._desk, self._ticked)
        await destroy_papers(self._desk, self._dispute_days)
        await watch_boxes(self._desk, self._box)

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)


async def look_at_all(desk: Desk, looked: Callable[[], None] = lambda: None) -> None:
    """Say what is due now in every bloc whose look has come; one that fails does not hold up the others.

    `looked` hears of each: after a start all have come, and with thousands that takes longer than a tick may.
    """
    now = desk.router.now()
    due = frozenset(await desk.read(lambda store: store.looks.due(now)))
    for bloc in sorted(due):
        if not await _looked_at(desk, bloc, due):
            await _looked_at(desk, bloc, frozenset())
        looked()


async def _looked_at(desk: Desk, bloc: int, together: frozenset[int]) -> bool:
    """`together` are those that may be looked at with it, because people serve both."""
    try:
        await desk.tick(bloc, partial(reminders.look, due=together))
    except Exception:
        log.exception("tick failed in bloc %d", bloc)
        return False
    return True


async def destroy_papers(desk: Desk, days: int) -> None:
    """Sealed papers older than `days` days are destroyed."""
    before = desk.router.now() - timedelta(days=days)
    for bloc in await desk.read(lambda store: store.ballots.blocs_with_papers(before)):
        await desk.tick(bloc, partial(ballot_papers.destroy_old_papers, days=days))
