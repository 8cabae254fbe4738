"""A box of its own on this machine: it outlives the bot, and the next bot finds it by its socket."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL
from pathlib import Path

from bot.box.address import UnixAddress
from bot.box.client import BoxClient
from bot.box.port import BoxGone
from bot.box.server import IDLE_SECONDS
from bot.box.wiping import WIPING

HOME = Path(__file__).parents[2]
ATTEMPTS = 5


async def start_detached(address: UnixAddress, idle_seconds: float = IDLE_SECONDS) -> None:
    """Start one unless one answers there, and return when it does. Raises BoxGone when none will."""
    client = BoxClient(address)
    try:
        for _ in range(ATTEMPTS):
            try:
                return await client.ping()
            except BoxGone:
                await _launch(address, idle_seconds)
        await client.ping()
    finally:
        client.hang_up()


def bare_environment() -> dict[str, str]:
    """Ours without our settings: a child has no use for tokens and databases."""
    return {name: value for name, value in os.environ.items() if not name.startswith("KTD_")}


async def _launch(address: UnixAddress, idle_seconds: float) -> None:
    settings = {"KTD_BOX": str(address), "KTD_BOX_IDLE_SECONDS": str(idle_seconds)}
    launcher = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.box", "--detach"),
        cwd=HOME,
        env={**bare_environment(), **settings, **WIPING},
        stdin=DEVNULL,
        stdout=DEVNULL,
        stderr=DEVNULL,
        start_new_session=True,
    )
    await launcher.wait()
