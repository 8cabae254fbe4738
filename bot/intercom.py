"""Between the processes on one PostgreSQL database: what one commits wakes the pages and the work of all."""

from __future__ import annotations

import asyncio
import logging
import select
import socket
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from threading import Event, Lock, Thread

from bot.changes import Changes
from bot.pulse import LINE, Pulse
from storage.line import Line, LineLost

BEAT_SECONDS = 0.5
"""How often the line is tried, and a process that does not lead asks for the lead."""
NEVER = float("-inf")
log = logging.getLogger(__name__)


class Intercom:
    """One thread has the line. `led_at` is when this process last asked the server and still led (monotonic seconds);
    `news` is called in the loop when that begins or ends."""

    def __init__(self, url: str, changes: Changes, pulse: Pulse, news: Callable[[], None]) -> None:
        self.led_at = NEVER
        self._url = url
        self._changes = changes
        self._pulse = pulse
        self._news = news
        self._stopped = Event()
        self._lock = Lock()
        self._untold: set[str] = set()
        self._ear, self._bell = socket.socketpair()
        self._loop = asyncio.get_running_loop()
        self._thread = Thread(target=self._work, name="intercom", daemon=True)

    def start(self) -> None:
        self._changes.onward = self._tell
        self._thread.start()

    async def stop(self) -> None:
        self._changes.onward = None
        self._stopped.set()
        self._ring()
        await asyncio.to_thread(self._thread.join)
        self._ear.close()
        self._bell.close()

    def _tell(self, names: Iterable[str]) -> None:
        with self._lock:
            self._untold.update(names)
        self._ring()

    def _ring(self) -> None:
        with suppress(BlockingIOError):
            self._bell.send(b".", socket.MSG_DONTWAIT)

    def _work(self) -> None:
        is_lost = False
        while not self._stopped.is_set():
            try:
                with Line(self._url) as line:
                    is_lost = False
                    self._in_loop(self._changes.look_again)
                    self._serve(line)
            except LineLost as lost:
                if not is_lost:
                    log.warning("the line to the database is lost: %s", lost)
                is_lost = True
                self._led(NEVER)
                self._stopped.wait(BEAT_SECONDS)

    def _serve(self, line: Line) -> None:
        waiting = select.poll()
        waiting.register(line, select.POLLIN)
        waiting.register(self._ear, select.POLLIN)
        while not self._stopped.is_set():
            asked = time.monotonic()
            self._led(asked if line.leads() else NEVER)
            self._in_loop(partial(self._pulse.beat, LINE))
            line.tell(self._taken())
            if heard := line.heard():
                self._in_loop(partial(self._changes.hear, heard))
            waiting.poll(BEAT_SECONDS * 1000)

    def _taken(self) -> set[str]:
        """All rings before this are answered by it."""
        with suppress(BlockingIOError):
            self._ear.recv(65536, socket.MSG_DONTWAIT)
        with self._lock:
            taken, self._untold = self._untold, set()
        return taken

    def _led(self, moment: float) -> None:
        is_news = (moment == NEVER) != (self.led_at == NEVER)
        self.led_at = moment
        if is_news:
            self._in_loop(self._news)

    def _in_loop(self, work: Callable[[], None]) -> None:
        """Nobody is left to hear it once the program's loop is closed."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(work)
