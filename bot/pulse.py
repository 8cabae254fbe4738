"""Whether the loops that keep the program's word still go round; kept in memory, asked by /healthz and /readyz."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable

TICK, POLL, LINE = "tick", "poll", "line"
LATE_AFTER = {TICK: 120.0, POLL: 120.0, LINE: 30.0}
"""Seconds: ticks come every 20; an answer to a poll every 25 even when nobody writes, and with a webhook every 60 the
answer that it stands; the line to the other processes on a PostgreSQL database is tried every half second."""


class Pulse:
    """`now` in seconds, of a clock that nobody sets; `leads` is False while another process ticks and polls."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._last: dict[str, float] = {}
        self.leads = True
        self.beats: Counter[str] = Counter()

    def beat(self, name: str) -> None:
        """A loop begins, or has gone round once more."""
        self._last[name] = self._now()
        self.beats[name] += 1

    def rest(self) -> None:
        """Another process ticks and polls."""
        for name in (TICK, POLL):
            self._last.pop(name, None)

    def ages(self) -> dict[str, int]:
        """Whole seconds since the last beat of each loop that has begun."""
        return {name: int(self._now() - last) for name, last in self._last.items()}

    def late(self) -> list[str]:
        return [name for name, age in self.ages().items() if age > LATE_AFTER[name]]
