"""The whole program around one story: every room of it real, the other units played, the clock moved."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.app import App
from bot.ballot_touches import BallotTouches
from bot.box.address import TcpAddress
from bot.box.memory import MemoryBox
from bot.clock import MovableClock
from bot.committee_touches import CommitteeTouches
from bot.desk import Desk
from bot.holiday_data import working_calendar
from bot.loading import load
from bot.pacing import Limits, Rate
from bot.rehearsal.acts import next_act
from bot.rehearsal.cast import Cast
from bot.rehearsal.touches import Touches
from bot.schedule import look_at_all
from bot.settings import Settings, read_settings
from bot.similarity import similar
from bot.web.server import web_server
from bot.web.site import site
from handlers.router import Router
from messages.bloc_file import read_bloc_file
from messages.bloc_schema import BlocFile
from storage.database import Database
from storage.migrate import upgrade
from tests.contract.fake_network import FakeChannel, FakeNetwork
from tests.contract.network import Network
from tests.contract.telegram_network import TelegramNetwork
from tests.contract.web_network import Web, WebNetwork
from tests.support.stage import EXAMPLE, ZONE
from tests.telegram.bot_api import BotApi

OFFICER, HEAD, SECRETARY = "ban-dan-van/officer", "ban-dan-van/head", "ban-noi-chinh/officer"
HELD = (OFFICER, HEAD)
LATE = datetime(2023, 11, 13, 8, 30, tzinfo=ZONE)
SITE, SECRET = "http://khoi.example.vn", "a-secret-of-the-webhook"
HURRIED = Limits(Rate(10_000, 1.0), (), ())
"""A year in seconds: the pace of a network is proven elsewhere."""


class House:
    """`network` carries the story; `web` is there for everybody, as ballots open there."""

    def __init__(self, app: App, clock: MovableClock, file: BlocFile, network: Network, web: Web) -> None:
        self.app, self.clock, self.file, self.network, self.web = app, clock, file, network, web
        self.touches = Touches(app.ballots, app.committee)

    async def person(self, key: str) -> int:
        number = await self.app.desk.read(lambda store: store.people.by_key(key))
        assert number is not None
        return number

    async def invitation(self, key: str) -> str:
        """A fresh personal token, as the secretary hands it out."""
        return (await self.app.links.invite(await self.person(key))).rpartition("/")[2]

    async def others_act(self) -> None:
        """Everybody does what they owe, except the phones held by Ban Dân vận."""
        bloc = await self.app.desk.read(lambda store: store.blocs.by_slug(self.file.slug))
        held = {await self.person(key) for key in HELD}
        cast = Cast(self.app.desk, self.clock, self.file, bloc or 0, held)
        while await next_act(cast, self.touches, self.app.effects.drain):
            pass

    async def comes(self, moment: datetime) -> None:
        self.clock.move(moment)
        await look_at_all(self.app.desk)


async def autumn(folder: Path) -> None:
    """Leave a database where every unit but Ban Dân vận has done all it owes, and was reviewed."""
    file, clock = read_bloc_file(EXAMPLE), MovableClock(LATE, running=False)
    database = Database(f"sqlite:///{folder / 'khoi.db'}")
    upgrade(database)
    desk = Desk(database, Router(clock, similar, working=working_calendar(None)))
    bloc = await desk.write(lambda store: load(store, file))
    held = await desk.read(lambda store: {store.people.by_key(key) or 0 for key in HELD})
    box = MemoryBox()
    touches = Touches(BallotTouches(desk, box), CommitteeTouches(desk, box))
    while await next_act(Cast(desk, clock, file, bloc, held), touches, _nothing):
        pass
    desk.close()


@asynccontextmanager
async def open_house(kind: str, folder: Path, prepared: Path) -> AsyncIterator[House]:
    """`kind` is the network of the story: "web", "telegram", "webhook" (Telegram's other way) or "fake"."""
    shutil.copytree(prepared, folder, dirs_exist_ok=True)
    clock = MovableClock(LATE, running=False)
    async with AsyncExitStack() as stack:
        api = await stack.enter_async_context(BotApi()) if kind in ("telegram", "webhook") else None
        settings = _settings(folder, api, SECRET if kind == "webhook" else "")
        app = App(settings, clock, MemoryBox(), limits={"telegram": HURRIED, "fake": HURRIED})
        stack.push_async_callback(app.close)
        fake = FakeChannel()
        app.channels["fake"] = fake
        port = await stack.enter_async_context(_served(app))
        if api is not None:
            api.courier.is_local, api.courier.roads[SITE] = True, (f"http://127.0.0.1:{port}",)
        web = Web(port, stack, await stack.enter_async_context(asyncio.TaskGroup()))
        await stack.enter_async_context(app.at_work())
        yield House(app, clock, read_bloc_file(EXAMPLE), _network(kind, app, api, fake, web), web)


def _network(kind: str, app: App, api: BotApi | None, fake: FakeChannel, web: Web) -> Network:
    if api is not None:
        return TelegramNetwork(api, web)
    if kind == "fake":
        return FakeNetwork(fake, app.evidence, app.links, web)
    return WebNetwork(web)


def _settings(folder: Path, api: BotApi | None, secret: str) -> Settings:
    environ = {
        "KTD_DATABASE_URL": f"sqlite:///{folder / 'khoi.db'}",
        "KTD_DATA_DIR": str(folder),
        "KTD_PUBLIC_URL": SITE,
        "KTD_TELEGRAM_WEBHOOK_SECRET": secret,
    }
    if api is not None:
        environ |= {"KTD_TELEGRAM_TOKEN": api.token, "KTD_TELEGRAM_BASE_URL": api.root}
    return replace(read_settings(environ), box=TcpAddress("127.0.0.1", 9, "x" * 32))


@asynccontextmanager
async def _served(app: App) -> AsyncIterator[int]:
    """The port the pages are at."""
    ready = asyncio.Event()
    server = web_server(site(app.backstage()), "127.0.0.1", 0, ready=ready.set)
    async with asyncio.TaskGroup() as group:
        group.create_task(server.serve())
        await ready.wait()
        try:
            yield server.servers[0].sockets[0].getsockname()[1]
        finally:
            server.should_exit = True


async def _nothing() -> None:
    """No effects are asked for before the meeting."""
