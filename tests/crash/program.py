"""The program as `run` builds it, on a clock that is told the moment; `life.Life` starts, tells and kills it.

A parent with everything imported waits for the word and forks, so that a life begins in tenths of a second.
What comes on standard input is `start MOMENT`, then `at MOMENT` or `rest`; each is answered with one line, the last
two with whether this program leads: then all that is due is done and sent. What a life was told and died before
hearing is nobody's.
"""

from __future__ import annotations

import asyncio
import os
import sys
import traceback
from datetime import datetime
from functools import partial
from importlib import import_module

from sqlalchemy import make_url, select
from starlette.applications import Starlette

from bot import pigeonholes, telegram, telegram_channel  # noqa: F401
from bot.app import App
from bot.box.client import BoxClient
from bot.clock import MovableClock
from bot.holiday_data import working_calendar
from bot.logs import start_logs
from bot.pacing import Limits, Rate
from bot.postman import rest
from bot.settings import Settings, read_settings
from bot.web.server import web_server
from messages.render import render
from messages.start import Stranger
from storage import migrate, tables  # noqa: F401
from storage.store import Store
from tests.crash.twins import ALL

PATIENCE_SECONDS = 20
LOOK_AGAIN_SECONDS = 0.01
LATE = (
    "httpcore",
    "anyio._backends._asyncio",
    "apscheduler.executors.asyncio",
    "apscheduler.triggers.interval",
)
"""What libraries import when they are first used."""
HURRIED = Limits(Rate(10_000, 1.0), (), ())
"""A year in seconds: the pace of the network is proven elsewhere."""


def main(twin: str) -> None:
    """Until nobody tells any more; each life in turn, one at a time."""
    settings = read_settings(os.environ)
    pigeonholes.SELDOM = LOOK_AGAIN_SECONDS
    warm_up(settings)
    say("born")
    while words := hear():
        if "start" not in words:
            continue
        life = os.fork()
        if not life:
            live(settings, datetime.fromisoformat(words[-1]), twin)
        os.waitpid(life, 0)
        say("gone")


def warm_up(settings: Settings) -> None:
    """What every life would load anew."""
    for name in LATE:
        import_module(name)
    render(Stranger())
    make_url(settings.database_url).get_dialect().import_dbapi()
    working_calendar(settings.holidays_file)
    web_server(Starlette(), settings.web_host, settings.web_port).config.load()


def live(settings: Settings, moment: datetime, twin: str) -> None:
    """Never returns."""
    start_logs(settings)
    clock = MovableClock(moment, running=True)
    app = App(settings, clock, BoxClient(settings.box), limits={"telegram": HURRIED})
    ALL[twin](app)
    try:
        asyncio.run(both(app, clock))
    except BaseException:
        traceback.print_exc()
    os._exit(1)


async def both(app: App, clock: MovableClock) -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(obey(app, clock))
        group.create_task(app.run(partial(say, f"up {os.getpid()}")))


async def obey(app: App, clock: MovableClock) -> None:
    while words := await asyncio.to_thread(hear):
        if words[0] == "at":
            clock.move(datetime.fromisoformat(words[1]))
        if app.pulse.leads:
            await finish(app)
            say("leads")
        else:
            await rest(asyncio.Event(), LOOK_AGAIN_SECONDS)
            say("follows")
    os._exit(0)


async def finish(app: App) -> None:
    """All that is due, and what comes of it."""
    await app.desk.write(lambda store: store.looks.begin())
    await app.schedule.tick()
    async with asyncio.timeout(PATIENCE_SECONDS):
        while await app.desk.read(is_busy):
            await rest(asyncio.Event(), LOOK_AGAIN_SECONDS)


def is_busy(store: Store) -> bool:
    waiting = select(tables.outbox.c.id).where(tables.outbox.c.state == "waiting").limit(1)
    return bool(store.connection.execute(waiting).first() or store.effects.pending())


def hear() -> list[str]:
    """Nothing once nobody tells any more."""
    return os.read(0, 4096).decode().split()


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1])
