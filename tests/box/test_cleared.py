"""A folder cleared under a box, as a new demo does: the box leaves, and spares the one that came after it."""

import asyncio
import shutil
from collections.abc import Callable

from bot.box.address import UnixAddress
from bot.box.client import BoxClient
from bot.box.listening import listen
from bot.box.port import Opening
from bot.box.server import serve


async def test_a_box_nobody_can_find_any_more_leaves_and_the_new_one_stays(
    address: UnixAddress, opening: Callable[..., Opening]
) -> None:
    old, new = BoxClient(address), BoxClient(address)
    async with asyncio.TaskGroup() as tasks:
        leaving = tasks.create_task(serve(address, idle_seconds=0.05, listening=listen(address)))
        await old.open(opening())
        shutil.rmtree(address.path.parent)
        staying = tasks.create_task(serve(address, idle_seconds=60, listening=listen(address)))
        await new.open(opening(ballot=2))
        old.hang_up()
        await leaving
        new.hang_up()
        assert await new.waiting(2) == (1, 2, 3)
        new.hang_up()
        staying.cancel()
    assert not address.path.exists()
