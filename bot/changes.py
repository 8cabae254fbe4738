"""Wakes whoever watches a room when a commit touched it."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager


class Changes:
    def __init__(self) -> None:
        self._watchers: dict[str, set[asyncio.Event]] = defaultdict(set)

    @asynccontextmanager
    async def watch(self, room: str) -> AsyncIterator[asyncio.Event]:
        changed = asyncio.Event()
        self._watchers[room].add(changed)
        try:
            yield changed
        finally:
            self._watchers[room].discard(changed)
            if not self._watchers[room]:
                del self._watchers[room]

    def touch(self, rooms: Iterable[str]) -> None:
        for room in rooms:
            for changed in self._watchers.get(room, ()):
                changed.set()
