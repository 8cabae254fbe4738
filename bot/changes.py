"""Wakes whoever watches a room when a commit touched it, in this process and, by `onward`, in the others."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager

POSTS, EFFECTS = "posts", "effects"
"""Not rooms: what waits to be sent, and to be done."""
UNIT, ANY_UNIT = "u", "u*"
"""Which unit's voting card changed is told in no other process: the order of votes would go over a wire."""


class Changes:
    def __init__(self) -> None:
        self._watchers: dict[str, set[asyncio.Event]] = defaultdict(set)
        self.onward: Callable[[Iterable[str]], None] | None = None

    @asynccontextmanager
    async def watch(self, room: str) -> AsyncIterator[asyncio.Event]:
        changed = self.lasting(room)
        try:
            yield changed
        finally:
            self._watchers[room].discard(changed)
            if not self._watchers[room]:
                del self._watchers[room]

    def lasting(self, room: str) -> asyncio.Event:
        """Set at each change, for as long as this process lives."""
        changed = asyncio.Event()
        self._watchers[room].add(changed)
        return changed

    def touch(self, rooms: Iterable[str]) -> None:
        """Called where the change was made."""
        rooms = set(rooms)
        self._wake(rooms)
        if self.onward is not None and rooms:
            self.onward({ANY_UNIT if room.startswith(UNIT) else room for room in rooms})

    def hear(self, rooms: Iterable[str]) -> None:
        """What another process touched."""
        rooms = set(rooms)
        if ANY_UNIT in rooms:
            rooms.update(room for room in self._watchers if room.startswith(UNIT))
        self._wake(rooms)

    def look_again(self) -> None:
        """Nobody knows what was missed."""
        self._wake(tuple(self._watchers))

    def _wake(self, rooms: Iterable[str]) -> None:
        for room in rooms:
            for changed in self._watchers.get(room, ()):
                changed.set()
