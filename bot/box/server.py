"""The ballot box as a service of its own: memory only, logs nothing, leaves when it holds nothing."""

from __future__ import annotations

import asyncio
import json
import os
import resource
from asyncio import StreamReader, StreamWriter

from bot.box.address import Address
from bot.box.answers import Answer, answer
from bot.box.listening import Listening, listen
from bot.box.port import BoxRefused
from bot.box.shelf import Shelf
from bot.box.wiping import wipe_what_is_freed
from bot.box.wire import Wire

LONGEST_REQUEST = 64 * 1024
GREETING_SECONDS = 5
IDLE_SECONDS = 600.0


def main(address: Address, idle_seconds: float = IDLE_SECONDS, *, detach: bool = False) -> None:
    """With `detach` the box lives on as a child once its socket accepts. Raises as `listen` does."""
    wipe_what_is_freed()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    listening = listen(address)
    if detach and os.fork():
        os._exit(0)
    asyncio.run(serve(address, idle_seconds, listening))


async def serve(
    address: Address, idle_seconds: float = IDLE_SECONDS, listening: Listening | None = None
) -> None:
    """Until nothing was held and nobody connected for `idle_seconds`. Raises as `listen` does."""
    listening = listening or listen(address)
    attendant = Attendant(address)
    try:
        server = await asyncio.start_server(
            attendant.attend, sock=listening.socket, limit=LONGEST_REQUEST, backlog=128
        )
        async with server:
            await attendant.until_idle(idle_seconds, listening)
    finally:
        await attendant.close()
        listening.close()


class Attendant:
    """Attends to every connection over one shelf."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._shelf = Shelf()
        self._attending: set[asyncio.Task[None] | None] = set()
        self._stirred = asyncio.Event()

    async def attend(self, reader: StreamReader, writer: StreamWriter) -> None:
        wire = Wire(reader, writer)
        task = asyncio.current_task()
        self._attending.add(task)
        try:
            async with asyncio.timeout(GREETING_SECONDS):
                await wire.greet(self._address, server=True)
            while True:
                await wire.send(_encode(answer(self._shelf, await wire.receive())))
        except BoxRefused as refused:
            await _leave(wire, refused)
        except (EOFError, OSError):
            pass
        finally:
            self._attending.discard(task)
            self._stirred.set()
            wire.close()

    async def until_idle(self, seconds: float, listening: Listening) -> None:
        """Until nobody is connected and nothing is held, or nobody can come for it any more."""
        while True:
            self._stirred.clear()
            try:
                async with asyncio.timeout(seconds):
                    await self._stirred.wait()
            except TimeoutError:
                if not self._attending and not (self._shelf and listening.is_found):
                    return

    async def close(self) -> None:
        left = [task for task in self._attending if task]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


async def _leave(wire: Wire, refused: BoxRefused) -> None:
    """The connection is beyond use: say why in clear, whoever it is."""
    try:
        await wire.send_plain(_encode({"error": refused.name}))
    except OSError:
        return


def _encode(reply: Answer) -> bytes:
    return json.dumps(reply).encode()
