"""A page that leaves ends its socket's work, whatever changes at that moment."""

import asyncio
from typing import Literal, cast

from starlette.websockets import WebSocket

from bot.changes import Changes
from bot.web.live import follow
from tests.web.house import House


class Awaited(asyncio.Event):
    """Tells when somebody has begun to wait for it."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = asyncio.Event()

    async def wait(self) -> Literal[True]:
        self.begun.set()
        return await super().wait()


class Watched(Changes):
    def __init__(self) -> None:
        super().__init__()
        self.changed = Awaited()

    def lasting(self, room: str) -> asyncio.Event:
        self._watchers[room].add(self.changed)
        return self.changed


async def test_a_change_at_the_moment_a_page_leaves_does_not_keep_its_work_alive(house: House) -> None:
    changes, nobody, looks = Watched(), cast("WebSocket", None), list[int]()
    house.desk.changes = changes

    async def look() -> bool:
        looks.append(1)
        return False

    async with asyncio.TaskGroup() as group:
        work = group.create_task(follow(nobody, house.back, "p1", look))
        await changes.changed.begun.wait()
        changes.touch({"p1"})
        work.cancel()
    assert work.cancelled()
    assert len(looks) == 1
