"""The clock: the real one, and one that the demo and a replay move forward."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]


def real_clock(zone: ZoneInfo) -> Clock:
    return lambda: datetime.now(zone)


class MovableClock:
    """Stands at a moment and, when `running`, goes on from there; it never goes back."""

    def __init__(self, start: datetime, *, running: bool) -> None:
        self._start = start
        self._running = running
        self._since = time.monotonic()

    def __call__(self) -> datetime:
        passed = time.monotonic() - self._since if self._running else 0.0
        return self._start + timedelta(seconds=passed)

    def move(self, to: datetime) -> None:
        self._start = max(to, self())
        self._since = time.monotonic()
