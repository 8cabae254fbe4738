"""A page that leaves ends its socket's work, whatever changes at that moment."""

import asyncio
from dataclasses import dataclass, field
from typing import cast

from starlette.websockets import WebSocket

from bot.web.live import follow
from tests.web.house import House


@dataclass
class Looks:
    """Counts how often the room was looked at."""

    seen: asyncio.Event = field(default_factory=asyncio.Event)
    times: int = 0

    async def __call__(self) -> bool:
        self.times += 1
        self.seen.set()
        return False


async def test_a_change_at_the_moment_a_page_leaves_does_not_keep_its_work_alive(house: House) -> None:
    looks, nobody = Looks(), cast("WebSocket", None)
    async with asyncio.TaskGroup() as group:
        work = group.create_task(follow(nobody, house.back, "p1", looks))
        await looks.seen.wait()
        await asyncio.sleep(0)
        house.desk.changes.touch({"p1"})
        work.cancel()
    assert work.cancelled()
    assert looks.times == 1
