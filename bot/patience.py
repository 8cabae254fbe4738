"""Another try for what collided with somebody else's, or met a database server that is away for a moment."""

import time
from collections.abc import Callable
from typing import TypeVar

from storage.troubles import Away, Collided

T = TypeVar("T")
GAPS = (0.05, 0.2, 0.5, 1.0, 2.0)
"""Seconds between tries: a restart of the server is outlasted, and nobody waits long for bad news."""


def patiently(work: Callable[[], T], wait: Callable[[float], None] = time.sleep) -> T:
    """Called in a thread; `work` is a whole transaction. Raises Collided or Away when the last try does."""
    for gap in GAPS:
        try:
            return work()
        except (Collided, Away):
            wait(gap)
    return work()
