"""Several writing threads: what is said at one address stays in order, what is said at others goes beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from zlib import crc32

from bot.writer import Writer

T = TypeVar("T")


class Lanes:
    """With one lane everything stays in order; of several the first is nobody's, such as the clock's."""

    def __init__(self, count: int) -> None:
        self._lanes = [Writer() for _ in range(count)]

    async def do(self, work: Callable[[], T], whose: str = "") -> T:
        """Work of the same `whose` is done in the order it was asked for."""
        return await self._lane(whose).do(work)

    def _lane(self, whose: str) -> Writer:
        own = self._lanes[1:]
        return own[crc32(whose.encode()) % len(own)] if whose and own else self._lanes[0]

    def close(self) -> None:
        """Returns when everything that waits is done."""
        for lane in self._lanes:
            lane.close()
