"""What was done since the program started, for /metrics: by network and outcome, never by person, unit or bloc."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds: the upper ends of the classes a turn's duration is counted in; one more class has none."""


@dataclass
class Durations:
    """`classes` counts by BOUNDS, each turn in one class; `total` in seconds."""

    classes: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    total: float = 0.0

    def add(self, seconds: float) -> None:
        self.classes[bisect_left(BOUNDS, seconds)] += 1
        self.total += seconds


class Tally:
    """Any thread may add to it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.turns: Counter[tuple[str, str]] = Counter()
        self.durations: dict[str, Durations] = {}
        self.sockets = 0
        self.page_failures = 0

    def turn(self, channel: str, outcome: str, seconds: float) -> None:
        """`outcome` is "answered", "silent", "refused", "failed" or "unsaved"."""
        with self._lock:
            self.turns[channel, outcome] += 1
            self.durations.setdefault(channel, Durations()).add(seconds)

    def page_failed(self) -> None:
        with self._lock:
            self.page_failures += 1

    @contextmanager
    def open_socket(self) -> Iterator[None]:
        with self._lock:
            self.sockets += 1
        try:
            yield
        finally:
            with self._lock:
                self.sockets -= 1
