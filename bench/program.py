"""The program as an operator runs it: real processes over a folder of their own."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bot.box.address import UnixAddress
from bot.box.starting import bare_environment

HOME = Path(__file__).parents[1]


class DiedEarly(Exception):
    """The program ended before it answered; the text is what it said on standard error."""


class Program:
    """Use as a context manager; it ends with `kill -9` like everything here. Without `url` it has a file of its own.

    `settings` are more of its environment.
    """

    def __init__(
        self,
        folder: Path,
        port: int,
        box_idle_seconds: int = 600,
        url: str = "",
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self.folder = folder
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self.database = folder / "khoi.db"
        self.database_url = url or f"sqlite:///{self.database}"
        self.box = UnixAddress(folder / "box" / "box.sock")
        self._environment = {
            **bare_environment(),
            "KTD_DATA_DIR": str(folder),
            "KTD_DATABASE_URL": self.database_url,
            "KTD_WEB_PORT": str(port),
            "KTD_BOX_IDLE_SECONDS": str(box_idle_seconds),
            **(settings or {}),
        }
        self._running: subprocess.Popen[str] | None = None

    def __enter__(self) -> Program:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def pid(self) -> int:
        if self._running is None:
            raise LookupError("not running")
        return self._running.pid

    def load(self, file: Path) -> None:
        self._command("load", str(file))

    def back_up(self) -> Path:
        """The one set that there is afterwards."""
        self._command("backup")
        [made] = (self.folder / "backup").glob("khoi-*")
        return made

    def invite(self, *person: str) -> dict[str, str]:
        """Fresh links by the name of the person."""
        said = self._command("invite", *person)
        return dict(re.findall(r"^(\S.*)\n +(http\S+)$", said, re.MULTILINE))

    def start(self) -> None:
        """Returns once it accepts connections. Raises DiedEarly."""
        with self._errors.open("a") as errors:
            self._running = subprocess.Popen(
                (sys.executable, "-m", "bot", "run"),
                cwd=HOME,
                env=self._environment,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        if not (self._running.stdout and self._running.stdout.readline()):
            self.kill()
            raise DiedEarly(self.complaints())

    def kill(self) -> None:
        """Nothing is finished, flushed or said goodbye to."""
        if self._running is None:
            return
        self._running.kill()
        self._running.wait()
        if self._running.stdout:
            self._running.stdout.close()
        self._running = None

    def complaints(self) -> str:
        """All that any of its lives wrote on standard error."""
        return self._errors.read_text() if self._errors.exists() else ""

    @property
    def _errors(self) -> Path:
        return self.folder / "errors.txt"

    def _command(self, *words: str) -> str:
        done = subprocess.run(
            (sys.executable, "-m", "bot", *words),
            cwd=HOME,
            env=self._environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout


@contextmanager
def kept_port() -> Iterator[int]:
    """A free port that stays ours while the program behind it comes and goes."""
    with socket.socket() as keeper:
        keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        keeper.bind(("127.0.0.1", 0))
        yield keeper.getsockname()[1]
