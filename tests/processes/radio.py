"""A program as `run` builds it, without its pages, on a network that is this process's own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import create_engine, text

from bot.app import App
from bot.box.address import TcpAddress
from bot.box.memory import MemoryBox
from bot.channel import Listener
from bot.clock import MovableClock
from bot.settings import read_settings
from messages.outgoing import Outgoing
from tests.support.stage import ZONE

PATIENCE = 30
CUT = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid IN ({})"
LEADER = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND classid = 5"
ALL = "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()"


class Radio:
    """Heard and spoken to by whoever leads."""

    name = "radio"

    def __init__(self) -> None:
        self.begun, self.ended = asyncio.Event(), asyncio.Event()
        self.sent: asyncio.Queue[str] = asyncio.Queue()

    async def listen(self, listener: Listener) -> None:  # noqa: ARG002
        self.begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.begun.clear()
            self.ended.set()

    async def send(self, address: str, outgoing: Outgoing, edits: str = "") -> str:  # noqa: ARG002
        self.sent.put_nowait(outgoing.html)
        return "1"

    async def close(self) -> None:
        """Nothing is held."""


class Running:
    """A program at work."""

    def __init__(self, app: App) -> None:
        self.app, self.radio = app, Radio()
        app.channels["radio"] = self.radio

    async def leads(self) -> Running:
        await asyncio.wait_for(self.radio.begun.wait(), PATIENCE)
        return self


@asynccontextmanager
async def running(url: str, folder: Path, **environ: str) -> AsyncIterator[Running]:
    settings = read_settings({"KTD_DATABASE_URL": url, "KTD_DATA_DIR": str(folder), **environ})
    clock = MovableClock(datetime(2023, 10, 30, 8, tzinfo=ZONE), running=False)
    app = App(replace(settings, box=TcpAddress("127.0.0.1", 9, "x" * 32)), clock, MemoryBox())
    try:
        program = Running(app)
        async with app.at_work():
            yield program
    finally:
        await app.close()


async def first_to_lead(*programs: Running) -> Running:
    waits = {asyncio.ensure_future(program.leads()) for program in programs}
    done, others = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for other in others:
        other.cancel()
    return done.pop().result()


def cut(url: str, whose: str) -> None:
    """The server ends connections to this database, as a restart does."""
    engine = create_engine(url)
    with engine.connect() as connection:
        connection.execute(text(CUT.format(whose)))
    engine.dispose()
