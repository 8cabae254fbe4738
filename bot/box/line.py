"""The line to a box from the bot's side: one connection, mended when it breaks."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from bot.box.address import Address, UnixAddress
from bot.box.port import BoxGone, BoxRefused, BoxSilent
from bot.box.wire import Wire

LONGEST_REPLY = 8 * 1024 * 1024


class Line:
    """`patience` in seconds for each call, after which it raises BoxSilent."""

    def __init__(self, address: Address, patience: float) -> None:
        self._address = address
        self._patience = patience
        self._wire: Wire | None = None
        self._turn = asyncio.Lock()

    async def ask(self, op: str, **fields: Any) -> Any:
        """May be sent twice. Raises BoxGone, BoxRefused or BoxSilent."""
        line = json.dumps({"op": op, **fields}).encode()
        async with self._turn:
            try:
                async with asyncio.timeout(self._patience):
                    reply = await self._repeat(line)
            except TimeoutError as late:
                raise BoxSilent from late
        error = reply.get("error")
        if error == "gone":
            raise BoxGone
        if error is not None:
            raise BoxRefused(error)
        return reply["ok"]

    def hang_up(self) -> None:
        if self._wire is not None:
            self._wire.close()
            self._wire = None

    async def _repeat(self, line: bytes) -> dict[str, Any]:
        """Twice, because the connection kept from last time may have died since."""
        for _ in range(2):
            try:
                return await self._exchange(line)
            except (EOFError, ConnectionError):
                continue
        raise BoxSilent

    async def _exchange(self, line: bytes) -> dict[str, Any]:
        """A call broken off in the middle takes its connection along: its answer may still come."""
        try:
            if self._wire is None:
                self._wire = await self._dial()
                await self._wire.greet(self._address, server=False)
            await self._wire.send(line)
            reply: dict[str, Any] = json.loads(await self._wire.receive())
        except BaseException:
            self.hang_up()
            raise
        return reply

    async def _dial(self) -> Wire:
        try:
            if isinstance(self._address, UnixAddress):
                streams = await asyncio.open_unix_connection(self._address.path, limit=LONGEST_REPLY)
            else:
                host, port = self._address.host, self._address.port
                streams = await asyncio.open_connection(host, port, limit=LONGEST_REPLY)
        except (FileNotFoundError, ConnectionRefusedError) as nobody:
            raise BoxGone from nobody
        except OSError as unreachable:
            raise BoxSilent from unreachable
        return Wire(*streams)
