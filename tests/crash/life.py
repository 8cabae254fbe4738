"""One program after the other over the same data: begun, told the moment, killed, begun again."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from signal import SIGCONT, SIGKILL, SIGSTOP, Signals
from types import TracebackType
from typing import Any, Self

from bench.program import HOME, DiedEarly
from bot.box.starting import bare_environment
from storage.line import SILENT_SECONDS
from tests.crash.network import Moment

PATIENCE_SECONDS = 30
UNBORN = -1
GIVEN_UP_SECONDS, AWAKE_SECONDS = SILENT_SECONDS + 2.0, 1.0


class Killed(Exception):
    """The program is gone; what it was asked for may or may not be done."""


@dataclass(frozen=True)
class World:
    """What all programs of one year share; people reach them at `public_url`."""

    folder: Path
    database: str
    public_url: str
    telegram: str
    token: str

    @property
    def errors(self) -> Path:
        """What any of them wrote on standard error."""
        return self.folder / "errors.txt"

    def environment(self, port: int) -> dict[str, str]:
        return {
            **bare_environment(),
            "KTD_DATA_DIR": str(self.folder),
            "KTD_DATABASE_URL": self.database,
            "KTD_PUBLIC_URL": self.public_url,
            "KTD_WEB_PORT": str(port),
            "KTD_TELEGRAM_TOKEN": self.token,
            "KTD_TELEGRAM_BASE_URL": self.telegram,
        }


class Life:
    """`async with Life(world, port, twin) as life`; then `begin`. It `is_up` until it is known to be gone."""

    def __init__(self, world: World, port: int, twin: str) -> None:
        self.is_up = False
        self._world, self._port, self._twin = world, port, twin
        self._pid = 0

    async def __aenter__(self) -> Self:
        with self._world.errors.open("a") as errors:
            self._parent = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.crash.program", self._twin),
                cwd=HOME,
                env=self._world.environment(self._port),
                stdin=PIPE,
                stdout=PIPE,
                stderr=errors,
                start_new_session=True,
            )
        self.line = asyncio.ensure_future(_read(self._parent))
        assert await self.answer() == "born"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.killpg(self._parent.pid, SIGKILL)
        await self._parent.wait()
        self.line.cancel()

    @property
    def is_alive(self) -> bool:
        return self._pid > 0

    async def begin(self, moment: datetime) -> None:
        """Returns once it can be reached. Raises Killed."""
        self._pid, self.is_up = UNBORN, True
        self._pid = int((await self.told(f"start {moment.isoformat()}")).removeprefix("up "))

    async def told(self, words: str) -> str:
        """What it answers. Raises Killed."""
        if self._parent.stdin:
            self._parent.stdin.write(f"{words}\n".encode())
        return await self.answer()

    async def answer(self) -> str:
        """The next line that it says. Raises Killed."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            line = await self.line
        self.line = asyncio.ensure_future(_read(self._parent))
        if line in ("gone", ""):
            self.is_up = False
            raise DiedEarly(self._world.errors.read_text()) if self._pid else Killed
        return line

    def kill(self) -> bool:
        """Nothing is finished, flushed or said goodbye to; False when nothing lived."""
        return self._struck([(0.0, SIGKILL)])

    def hang(self) -> bool:
        """It does nothing for so long that it is given up, wakes for a moment, and is killed."""
        return self._struck(
            [(0.0, SIGSTOP), (GIVEN_UP_SECONDS, SIGCONT), (GIVEN_UP_SECONDS + AWAKE_SECONDS, SIGKILL)]
        )

    def _struck(self, blows: Iterable[tuple[float, Signals]]) -> bool:
        pid, self._pid = self._pid, 0
        for seconds, signal in blows if pid > 0 else ():
            if seconds:
                asyncio.get_running_loop().call_later(seconds, os.kill, pid, signal)
            else:
                os.kill(pid, signal)
        return pid > 0

    def moment(self) -> Moment:
        """Now; the fake network runs here, and may be starved like the program."""
        return Moment(time.monotonic(), _starved(self._pid) + _starved(os.getpid()))


async def _read(process: Process) -> str:
    stream: Any = process.stdout
    return bytes(await stream.readline()).decode().strip()


def _starved(pid: int) -> float:
    """Seconds its threads stood in the queue for a processor (proc(5), schedstat); 0 for none."""
    with suppress(OSError):
        files = Path(f"/proc/{pid}/task").glob("*/schedstat")
        return sum(int(file.read_text().split()[1]) for file in files) / 1e9
    return 0.0
