"""What turns asked for outside the database: done after their commit, at least once, each with an outcome."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from itertools import chain, repeat
from typing import Any

from bot.box.port import Box, Ceremony
from bot.box_work import BoxWork
from bot.desk import Desk
from bot.evidence_store import EvidenceStore
from bot.outcome import Outcome
from bot.picture_work import Draw, PictureWork, draw_in_child
from bot.record_work import RecordWork
from bot.workbook_work import Read, WorkbookWork, Write, read_in_child, write_in_child
from rules.errors import Refusal, machine_name
from storage.effects import EffectRow

Work = Callable[[dict[str, Any]], Awaitable[Outcome]]
Wait = Callable[[float], Awaitable[None]]
GAPS = (1, 2, 5, 15, 60)
"""Seconds before a failed effect is tried again; the last for every further time."""
AT_ONCE = 4
log = logging.getLogger(__name__)


class Effects:
    """`in_process` makes keys in this process, for tests and replay; `start_box` is called before sealing."""

    def __init__(
        self,
        desk: Desk,
        box: Box,
        files: EvidenceStore,
        *,
        in_process: bool = False,
        start_box: Callable[[], Awaitable[None]] | None = None,
        wait: Wait = asyncio.sleep,
        draw: Draw = draw_in_child,
        write: Write = write_in_child,
        read: Read = read_in_child,
    ) -> None:
        self._desk = desk
        self._wait = wait
        self._taken: set[int] = set()
        self._done: set[int] = set()
        self._turns: dict[int, asyncio.Lock] = {}
        self._at_once = asyncio.Semaphore(AT_ONCE)
        boxes = BoxWork(desk, box, _ceremony(in_process), start_box or box.ping)
        pictures = PictureWork(desk, files, draw)
        records = RecordWork(desk, files)
        workbooks = WorkbookWork(desk, files, write, read)
        kinds = (boxes.kinds(), pictures.kinds(), records.kinds(), workbooks.kinds())
        self._works: dict[str, Work] = dict(chain.from_iterable(kind.items() for kind in kinds))

    async def run(self) -> None:
        """Until cancelled: whatever is pending, and whatever comes; it may be run again after that."""
        self._taken.clear()
        async with asyncio.TaskGroup() as tasks:
            while True:
                self._desk.effects.clear()
                for row in await self._pending():
                    if row.id not in self._taken:
                        self._taken.add(row.id)
                        tasks.create_task(self._keep_trying(row))
                await self._desk.effects.wait()

    async def drain(self) -> None:
        """Everything pending, and what comes of it, until nothing is left; raises what goes wrong."""
        while rows := await self._pending():
            for row in rows:
                await self._once(row)

    async def _pending(self) -> Sequence[EffectRow]:
        return await self._desk.read(lambda store: store.effects.pending())

    async def _keep_trying(self, row: EffectRow) -> None:
        for gap in _gaps():
            try:
                async with self._at_once:
                    await self._once(row)
                break
            except Exception as failure:
                log.warning("effect %s %s failed: %s", row.kind, row.id, type(failure).__name__)
            await self._wait(gap)

    async def _once(self, row: EffectRow) -> None:
        """`run` and `drain` never do the same effect side by side."""
        async with self._turns.setdefault(row.id, asyncio.Lock()):
            if row.id not in self._done:
                await self._do(row)
                self._done.add(row.id)

    async def _do(self, row: EffectRow) -> None:
        work = self._works.get(row.kind)
        if work is None:
            log.error("effect %s %s is not known", row.kind, row.id)
        outcome = await work(row.body) if work else Outcome("unknown_effect")
        try:
            await self._desk.outcome(row.id, outcome.name, {**row.body, **outcome.body})
        except Refusal as refusal:
            log.warning("effect %s %s came too late: %s", row.kind, row.id, machine_name(refusal))
            await self._desk.outcome(row.id, "came_too_late", row.body)


def _gaps() -> Iterator[float]:
    return chain(GAPS, repeat(GAPS[-1]))


def _ceremony(in_process: bool) -> Ceremony:
    """Only tests and replay load what makes keys."""
    if in_process:
        from bot.box import ceremony_here

        return ceremony_here
    from bot.box import ceremony

    return ceremony
