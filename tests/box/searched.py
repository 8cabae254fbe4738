"""A box in a process whose whole memory is searched, as somebody with its machine would."""

import os
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.box.address import Address, TcpAddress
from bot.box.client import BoxClient
from bot.box.port import BoxGone
from bot.box.starting import HOME, bare_environment
from bot.box.wiping import WIPING

SERVED = ("-m", "bot.box")
SERVED_WITHOUT_WIPING = (
    "-c",
    "import asyncio, os; from bot.box.address import read_address; from bot.box.server import serve;"
    "asyncio.run(serve(read_address(os.environ['KTD_BOX'], os.environ['KTD_BOX_SECRET'])))",
)
UNREADABLE = ("[vvar]", "[vvar_vclock]", "[vsyscall]")


@dataclass(frozen=True)
class Searched:
    client: BoxClient
    process: subprocess.Popen[bytes]

    def finds(self, secret: bytes) -> bool:
        return stands_in(self.process.pid, secret)

    async def answers(self) -> None:
        """Returns when the box is up. Raises BoxGone when it came to nothing."""
        while self.process.poll() is None:
            with suppress(BoxGone):
                return await self.client.ping()
        raise BoxGone


@contextmanager
def running(address: Address, words: tuple[str, ...] = SERVED) -> Iterator[Searched]:
    secret = address.secret if isinstance(address, TcpAddress) else ""
    settings = {"KTD_BOX": str(address), "KTD_BOX_SECRET": secret}
    plain = {name: value for name, value in bare_environment().items() if name not in WIPING}
    client = BoxClient(address)
    with subprocess.Popen((sys.executable, *words), cwd=HOME, env={**plain, **settings}) as process:
        try:
            yield Searched(client, process)
        finally:
            client.hang_up()
            process.kill()


def stands_in(pid: int, secret: bytes) -> bool:
    """Whether that process remembers `secret`, as bytes or in base64; needs the right to trace it."""
    forms = (secret, b64encode(secret))
    return any(form in region for region in _regions(pid) for form in forms)


def _regions(pid: int) -> Iterator[bytes]:
    memory = os.open(f"/proc/{pid}/mem", os.O_RDONLY)
    try:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights, *_ = line.split()
            start, end = (int(one, 16) for one in span.split("-"))
            if rights.startswith("r") and not line.endswith(UNREADABLE):
                yield os.pread(memory, end - start, start)
    finally:
        os.close(memory)
