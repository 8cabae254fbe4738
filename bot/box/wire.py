"""Lines over a connection: plain on a unix socket, under the shared secret on TCP."""

from __future__ import annotations

from asyncio import IncompleteReadError, LimitOverrunError, StreamReader, StreamWriter
from typing import TYPE_CHECKING

from bot.box.address import Address, UnixAddress
from bot.box.port import BoxRefused

if TYPE_CHECKING:
    from bot.box.cipher import Cipher


class Wire:
    """Both ends' view of one connection."""

    def __init__(self, reader: StreamReader, writer: StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._cipher: Cipher | None = None

    async def greet(self, address: Address, *, server: bool) -> None:
        """On TCP both sides show a throw-away key first; nobody is trusted before a line opens."""
        if isinstance(address, UnixAddress):
            return
        from nacl.public import PrivateKey

        from bot.box.cipher import agree

        own = PrivateKey.generate()
        await self.send(bytes(own.public_key).hex().encode())
        self._cipher = agree(own, await self.receive(), address.secret, server=server)

    async def receive(self) -> bytes:
        """Raises EOFError, ConnectionError, or BoxRefused "frame_too_long" or "secret_wrong"."""
        try:
            line = (await self._reader.readuntil(b"\n"))[:-1]
        except LimitOverrunError as wrong:
            raise BoxRefused("frame_too_long") from wrong
        except IncompleteReadError as wrong:
            raise EOFError from wrong
        return self._cipher.open(line) if self._cipher else line

    async def send(self, line: bytes) -> None:
        await self.send_plain(self._cipher.seal(line) if self._cipher else line)

    async def send_plain(self, line: bytes) -> None:
        self._writer.write(line + b"\n")
        await self._writer.drain()

    def close(self) -> None:
        self._writer.close()
