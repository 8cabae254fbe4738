"""One program after the other over the same data: begun, told the moment, killed, begun again."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from signal import SIGKILL
from types import TracebackType
from typing import Any, Self, TypeVar

from bench.program import HOME, DiedEarly
from bot.box.starting import bare_environment
from tests.crash.network import Moment

T = TypeVar("T")
PATIENCE_SECONDS = 30
UNBORN = -1


class Killed(Exception):
    """The program is gone; what it was asked for may or may not be done."""


class Life:
    """`async with Life(folder, port, telegram_url, token, twin) as life`; then `begin`."""

    def __init__(self, folder: Path, port: int, telegram: str, token: str, twin: str) -> None:
        self.errors = folder / "errors.txt"
        self._twin = twin
        self._pid = 0
        self._environment = {
            **bare_environment(),
            "KTD_DATA_DIR": str(folder),
            "KTD_DATABASE_URL": f"sqlite:///{folder / 'khoi.db'}",
            "KTD_WEB_PORT": str(port),
            "KTD_TELEGRAM_TOKEN": token,
            "KTD_TELEGRAM_BASE_URL": telegram,
        }

    async def __aenter__(self) -> Self:
        with self.errors.open("a") as errors:
            self._parent = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.crash.program", self._twin),
                cwd=HOME,
                env=self._environment,
                stdin=PIPE,
                stdout=PIPE,
                stderr=errors,
                start_new_session=True,
            )
        self._line = asyncio.ensure_future(_read(self._parent))
        assert await self._answer() == "born"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.killpg(self._parent.pid, SIGKILL)
        await self._parent.wait()
        self._line.cancel()

    async def begin(self, moment: datetime) -> None:
        """Returns once it can be reached. Raises Killed."""
        self._tell(f"start {moment.isoformat()}")
        self._pid = UNBORN
        self._pid = int((await self._answer()).removeprefix("up "))

    async def at(self, moment: datetime) -> None:
        """The clock goes on to `moment`; returns once all that is due is done and sent. Raises Killed."""
        self._tell(f"at {moment.isoformat()}")
        await self._answer()

    async def rest(self) -> None:
        """Until nothing is left to do or to send. Raises Killed."""
        self._tell("rest")
        await self._answer()

    async def until(self, waited: Awaitable[T]) -> T:
        """What is waited for, while the program lives. Raises Killed."""
        work = asyncio.ensure_future(waited)
        await asyncio.wait({work, self._line}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            work.cancel()
            await self._answer()
        return work.result()

    async def buried(self) -> None:
        """Until a program that was killed is gone. Raises Killed, always."""
        while True:
            await self._answer()

    def kill(self) -> bool:
        """Nothing is finished, flushed or said goodbye to; False when nothing lived."""
        lived = self._pid > 0
        if lived:
            os.kill(self._pid, SIGKILL)
        self._pid = 0
        return lived

    def moment(self) -> Moment:
        """Now; the fake network runs here, and may be starved like the program."""
        return Moment(time.monotonic(), _starved(self._pid) + _starved(os.getpid()))

    def _tell(self, words: str) -> None:
        if self._parent.stdin:
            self._parent.stdin.write(f"{words}\n".encode())

    async def _answer(self) -> str:
        async with asyncio.timeout(PATIENCE_SECONDS):
            line = await self._line
        self._line = asyncio.ensure_future(_read(self._parent))
        if line in ("gone", ""):
            raise DiedEarly(self.errors.read_text()) if self._pid else Killed
        return line


async def _read(process: Process) -> str:
    stream: Any = process.stdout
    return bytes(await stream.readline()).decode().strip()


def _starved(pid: int) -> float:
    """Seconds its threads stood in the queue for a processor (proc(5), schedstat); 0 for none."""
    with suppress(OSError):
        files = Path(f"/proc/{pid}/task").glob("*/schedstat")
        return sum(int(file.read_text().split()[1]) for file in files) / 1e9
    return 0.0
