"""Boxes as tests handle them: in processes of their own, or played by the test."""

import asyncio
import fcntl
import os
import signal
import socket
import struct
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from bot.box.address import UnixAddress


@dataclass(frozen=True)
class Service:
    """A box in a process of its own."""

    address: UnixAddress

    async def killed(self) -> None:
        os.kill(pid_behind(self.address), signal.SIGKILL)
        await gone(self.address)


async def gone(address: UnixAddress) -> None:
    """Returns when no process serves the address any more."""

    def wait_for_lock() -> None:
        with address.lock.open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)

    await asyncio.to_thread(wait_for_lock)


def pid_behind(address: UnixAddress) -> int:
    with socket.socket(socket.AF_UNIX) as peer:
        peer.connect(str(address.path))
        credentials = peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    return int(struct.unpack("3i", credentials)[0])


@asynccontextmanager
async def played_by(
    handler: Callable[[StreamReader, StreamWriter], Awaitable[None]], address: UnixAddress
) -> AsyncIterator[None]:
    """A made-up box; leaves when it has finished with every connection."""
    attending = set()

    async def attend(reader: StreamReader, writer: StreamWriter) -> None:
        attending.add(asyncio.current_task())
        try:
            await handler(reader, writer)
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    address.path.parent.mkdir()
    async with await asyncio.start_unix_server(attend, address.path):
        yield
        await asyncio.gather(*(task for task in attending if task))
