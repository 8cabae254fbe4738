"""The demo as a stranger starts it: a real process on a free port with a folder of its own."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from pathlib import Path

HOME = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class DemoProcess:
    """`async with DemoProcess(folder) as demo` runs it; `demo.address` is the start page."""

    def __init__(self, folder: Path) -> None:
        self._port = free_port()
        self._folder = folder
        self.address = f"http://127.0.0.1:{self._port}"

    async def __aenter__(self) -> DemoProcess:
        own = {
            "KTD_WEB_PORT": str(self._port),
            "KTD_DATA_DIR": str(self._folder),
            "KTD_BOX_IDLE_SECONDS": "5",
            "PYTHONUNBUFFERED": "1",
        }
        kept = {name: value for name, value in os.environ.items() if not name.startswith("KTD_")}
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "demo"),
            cwd=HOME,
            env=kept | own,
            stdout=asyncio.subprocess.PIPE,
        )
        await self._until_listening()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._process.returncode is None:
            self._process.terminate()
        await self._process.communicate()

    async def _until_listening(self) -> None:
        """The address is printed just before the port opens: ask until it answers."""
        if self._process.stdout is None:
            raise RuntimeError("no output")
        async for line in self._process.stdout:
            if self.address.encode() in line:
                break
        await until_answered(self._port)


async def until_answered(port: int) -> None:
    """Raises RuntimeError or TimeoutError when nobody opens the port."""
    async with asyncio.timeout(30):
        process = await asyncio.create_subprocess_exec(*(sys.executable, "-c", WAIT, str(port)))
        if await process.wait():
            raise RuntimeError(f"nobody answers at {port}")


WAIT = """
import socket, sys, select
for _ in range(500):
    try:
        socket.create_connection(("127.0.0.1", int(sys.argv[1])), 1).close()
        raise SystemExit(0)
    except OSError:
        select.select([], [], [], 0.05)
raise SystemExit(1)
"""
