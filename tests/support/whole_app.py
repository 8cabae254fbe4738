"""The whole program in this process, over a loaded bloc, and phones that talk to its pages."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx

from bot.app import App
from bot.box.address import TcpAddress
from bot.box.memory import MemoryBox
from bot.clock import MovableClock
from bot.loading import load
from bot.settings import read_settings
from bot.web.site import site
from tests.support.furnished import migrated
from tests.support.stage import ZONE, example

OFFICER = "ban-dan-van/officer"
START = datetime(2023, 10, 30, 8, tzinfo=ZONE)


class WholeApp:
    def __init__(self, folder: Path, **environ: str) -> None:
        here = {"KTD_DATABASE_URL": f"sqlite:///{folder / 'khoi.db'}", "KTD_DATA_DIR": str(folder)}
        settings = replace(read_settings(here | environ), box=TcpAddress("127.0.0.1", 9, "x" * 32))
        self.clock = MovableClock(START, running=False)
        self.app = App(settings, self.clock, MemoryBox())
        self.site = site(self.app.backstage())

    def browser(self, base_url: str = "", client: str = "127.0.0.1") -> httpx.AsyncClient:
        """Its requests come from the address `client`; what fails inside is answered with 500."""
        transport = httpx.ASGITransport(self.site, raise_app_exceptions=False, client=(client, 5))
        return httpx.AsyncClient(transport=transport, base_url=base_url or self.app.settings.public_url)

    async def link(self, key: str = OFFICER) -> str:
        """A fresh personal link of whoever has the key."""
        person = await self.app.desk.read(lambda store: store.people.by_key(key))
        return await self.app.links.invite(person or 0)

    @asynccontextmanager
    async def phone(self, key: str = OFFICER) -> AsyncIterator[Phone]:
        async with self.browser() as browser:
            answer = await browser.post(await self.link(key))
            browser.base_url = browser.base_url.join(answer.headers["location"])
            yield Phone(browser)


class Phone:
    """One person's device."""

    def __init__(self, browser: httpx.AsyncClient) -> None:
        self.browser = browser

    async def says(self, text: str, update: str = "") -> httpx.Response:
        return await self.browser.post("say", json={"id": update or secrets.token_hex(16), "text": text})

    async def taps(self, value: str, update: str = "") -> httpx.Response:
        return await self.browser.post("say", json={"id": update or secrets.token_hex(16), "tap": value})

    async def sends(self, name: str, content: bytes, update: str = "") -> httpx.Response:
        data, files = {"id": update or secrets.token_hex(16)}, {"files": (name, content)}
        return await self.browser.post("say", data=data, files=files)

    async def shows(self) -> list[dict[str, Any]]:
        return list((await self.browser.get("rows")).json()["rows"])


@asynccontextmanager
async def whole_app(folder: Path, **environ: str) -> AsyncIterator[WholeApp]:
    """Over a database in `folder` that holds the example's bloc."""
    migrated(folder / "khoi.db", load, lambda store: load(store, example()))
    whole = WholeApp(folder, **environ)
    try:
        yield whole
    finally:
        await whole.app.close()
