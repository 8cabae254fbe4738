"""Holding a program still, so that it can be killed in the middle of something."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from signal import SIGCONT, SIGKILL, SIGSTOP
from typing import TypeVar

import httpx

from bot.box.address import UnixAddress
from tests.box.processes import gone, pid_behind

T = TypeVar("T")
PATIENCE_SECONDS = 30


@contextmanager
def frozen(pid: int) -> Iterator[None]:
    """It does nothing, until it goes on or is killed."""
    os.kill(pid, SIGSTOP)
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            os.kill(pid, SIGCONT)


@contextmanager
def nothing_written(database: Path) -> Iterator[None]:
    """Whoever wants to write waits."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            connection.execute("ROLLBACK")


@contextmanager
def elsewhere() -> Iterator[Callable[[Callable[[], object]], None]]:
    """What is sent from there may never be answered."""
    sent: list[Future[object]] = []
    with ThreadPoolExecutor(1) as thread:
        yield lambda work: sent.append(thread.submit(work))
    for one in sent:
        with suppress(httpx.TransportError):
            one.result()


def kill_box(address: UnixAddress) -> None:
    """Returns once it is gone; none may run there."""
    with suppress(FileNotFoundError, ConnectionRefusedError):
        os.kill(pid_behind(address), SIGKILL)
        asyncio.run(gone(address))


def child_of(pid: int) -> int:
    """A child process it has, from the moment that it has one."""
    return until(lambda: next((one for one in _processes() if _parent(one) == pid), 0))


def until(find: Callable[[], T]) -> T:
    """Asks again and again; raises TimeoutError when nothing is found."""
    late = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < late:
        if found := find():
            return found
    raise TimeoutError


def _processes() -> Iterator[int]:
    return (int(one.name) for one in Path("/proc").iterdir() if one.name.isdecimal())


def _parent(pid: int) -> int:
    """0 for a process that has just gone."""
    with suppress(OSError):
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    return 0
