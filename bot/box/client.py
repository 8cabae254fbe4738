"""The box from the bot's side: one connection, mended when it breaks; every call may be repeated."""

from __future__ import annotations

import asyncio
import base64
import json
from typing import Any

from bot.box.address import Address, UnixAddress
from bot.box.answers import as_text
from bot.box.port import BoxGone, BoxRefused, BoxSilent, Closed, Opening, Sealed, Turnout
from bot.box.wire import Wire

LONGEST_REPLY = 8 * 1024 * 1024


class BoxClient:
    """`patience` in seconds for each call, after which it raises BoxSilent."""

    def __init__(self, address: Address, patience: float = 5.0) -> None:
        self._address = address
        self._patience = patience
        self._wire: Wire | None = None
        self._turn = asyncio.Lock()

    async def ping(self) -> None:
        await self._ask("ping")

    async def open(self, opening: Opening) -> None:
        await self._ask(
            "open",
            ballot=opening.ballot,
            roll=opening.roll,
            public_key=as_text(opening.public_key),
            shares=[as_text(share) for share in opening.shares],
            blob_length=opening.blob_length,
        )

    async def put(self, ballot: int, unit: int, blob: bytes) -> bool:
        return bool(await self._ask("put", ballot=ballot, unit=unit, blob=as_text(blob)))

    async def has(self, ballot: int, unit: int) -> bool:
        return bool(await self._ask("has", ballot=ballot, unit=unit))

    async def turnout(self, ballot: int) -> Turnout:
        return Turnout(**await self._ask("turnout", ballot=ballot))

    async def waiting(self, ballot: int) -> tuple[int, ...]:
        return tuple(await self._ask("waiting", ballot=ballot))

    async def close(self, ballot: int) -> Closed:
        closed = await self._ask("close", ballot=ballot)
        sealed = (Sealed(one, base64.b64decode(blob)) for one, blob in closed["sealed"])
        return Closed(tuple(closed["voted"]), tuple(sealed))

    async def share(self, ballot: int) -> tuple[bytes, ...]:
        return tuple(base64.b64decode(share) for share in await self._ask("share", ballot=ballot))

    async def forget(self, ballot: int) -> None:
        """Hangs up too: a box that holds nothing leaves once nobody is on the line."""
        await self._ask("forget", ballot=ballot)
        self.hang_up()

    def hang_up(self) -> None:
        if self._wire is not None:
            self._wire.close()
            self._wire = None

    async def _ask(self, op: str, **fields: Any) -> Any:
        line = json.dumps({"op": op, **fields}).encode()
        async with self._turn:
            try:
                async with asyncio.timeout(self._patience):
                    reply = await self._repeat(line)
            except TimeoutError as late:
                raise BoxSilent from late
        error = reply.get("error")
        if error == "ballot_unknown":
            raise BoxGone
        if error is not None:
            raise BoxRefused(error)
        return reply["ok"]

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
