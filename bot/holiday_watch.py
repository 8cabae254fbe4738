"""The operator's file of days off, read again when it changes; a wrong one changes nothing and is told in the log."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from bot.desk import Desk
from bot.holiday_data import working_calendar
from messages.holiday_file import HolidayFileErrors
from storage.troubles import NotKept

EVERY_SECONDS = 60.0
log = logging.getLogger(__name__)


class HolidayWatch:
    def __init__(self, desk: Desk, file: Path) -> None:
        self._desk = desk
        self._file = file
        self._seen = _mark(file)

    async def run(self, wait: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Until cancelled; what cannot be kept now is done a minute later."""
        while True:
            with suppress(NotKept):
                await self.look()
            await wait(EVERY_SECONDS)

    async def look(self) -> None:
        """With another calendar every bloc is looked at anew."""
        mark = _mark(self._file)
        if mark == self._seen:
            return
        try:
            working = working_calendar(self._file)
        except HolidayFileErrors as wrong:
            log.error("the days off stay as they were: %s", wrong)
        else:
            self._desk.router = replace(self._desk.router, working=working)
            await self._desk.write(lambda store: store.looks.begin())
            log.warning("the days off were read again from %s", self._file.name)
        self._seen = mark


def _mark(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
