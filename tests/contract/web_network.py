"""The web chat as a browser uses it: the real server, its cookies, its sockets."""

from __future__ import annotations

import asyncio
import json
import re
import secrets
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from html import unescape
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.contract.ballot_page import BallotPage, standing_before_the_card
from tests.contract.network import Network, Phone, Screen, Seen
from tests.telegram.api_world import Changes


class Web:
    """Browsers on the server at `port`; each has cookies of its own."""

    def __init__(self, port: int, stack: AsyncExitStack, tasks: asyncio.TaskGroup) -> None:
        self.port = port
        self._stack = stack
        self._tasks = tasks

    def browser(self) -> httpx.AsyncClient:
        browser = httpx.AsyncClient(base_url=f"http://127.0.0.1:{self.port}")
        self._stack.push_async_callback(browser.aclose)
        return browser

    async def follows(self, browser: httpx.AsyncClient, path: str, hear: Callable[[Any], None]) -> None:
        """Hear what is pushed into the room under `path`, with the browser's cookie, until the house closes."""
        page = browser.base_url.join(path)
        cookie = browser.cookies.get("ktd", path=browser.base_url.path)
        address = f"ws://127.0.0.1:{self.port}{page.path}live?after=0"
        headers = {"Cookie": f"ktd={cookie}", "Origin": f"http://127.0.0.1:{self.port}"}
        socket = await self._stack.enter_async_context(connect(address, additional_headers=headers))
        self._tasks.create_task(_hear(socket, hear))


async def _hear(socket: ClientConnection, hear: Callable[[Any], None]) -> None:
    with suppress(ConnectionClosed):
        async for news in socket:
            hear(json.loads(news))


class WebScreen(Screen):
    """Rows as the page keeps them, by id."""

    def __init__(self, web: Web) -> None:
        self.web = web
        self.rows: dict[int, dict[str, Any]] = {}
        self.pictures: dict[str, bytes] = {}
        self.news = Changes()

    async def opens(self, browser: httpx.AsyncClient, path: str) -> None:
        self.browser = browser
        await self.web.follows(browser, path, self.merge)

    async def shows(self) -> list[Seen]:
        said = [row for _, row in sorted(self.rows.items()) if not row["mine"]]
        return [await self._seen(row) for row in said]

    async def changes(self) -> None:
        await self.news.next()

    def merge(self, news: dict[str, Any]) -> None:
        for row in news.get("rows", ()):
            if row.get("gone"):
                self.rows.pop(row["id"], None)
            elif row["seq"] >= self.rows.get(row["id"], row)["seq"]:
                self.rows[row["id"]] = row
        self.news.tell()

    async def _seen(self, row: dict[str, Any]) -> Seen:
        text = unescape(re.sub(r"</?[bi]>", "", row["html"]))
        buttons = tuple(button["label"] for line in row["rows"] for button in line)
        pictures = [await self._download(file["url"]) for file in row["files"] if file["image"]]
        return Seen(str(row["id"]), text, buttons, pictures[0] if pictures else b"")

    async def _download(self, url: str) -> bytes:
        if url not in self.pictures:
            answer = await self.browser.get(str(self.browser.base_url.join(url)))
            assert answer.status_code == 200, answer
            self.pictures[url] = answer.content
        return self.pictures[url]


class WebPhone(WebScreen, Phone):
    async def join(self, token: str) -> None:
        browser = self.web.browser()
        path = f"/v/{token}"
        assert "Tiếp tục" in (await browser.get(path)).text
        answer = await browser.post(path)
        assert answer.status_code == 303, answer
        browser.base_url = browser.base_url.join(answer.headers["location"])
        await self.opens(browser, "")

    async def say(self, text: str) -> None:
        await self._say(json={"id": secrets.token_hex(16), "text": text})

    async def tap(self, label: str) -> None:
        row = self.rows[int(self.last.id)]
        values = {button["label"]: button["value"] for line in row["rows"] for button in line}
        await self._say(json={"id": secrets.token_hex(16), "tap": values[label]})

    async def send(self, name: str, content: bytes) -> None:
        await self._say(data={"id": secrets.token_hex(16), "text": ""}, files={"files": (name, content)})

    async def opens_ballot(self) -> BallotPage:
        return await standing_before_the_card(self.browser)

    async def _say(self, **body: Any) -> None:
        answer = await self.browser.post("say", **body)
        assert answer.status_code == 200, answer


class WebNetwork(Network):
    def __init__(self, web: Web) -> None:
        self.web = web

    async def phone(self, person: int) -> WebPhone:  # noqa: ARG002
        return WebPhone(self.web)

    async def group(self, lead: Phone) -> WebScreen:
        """The room is there already; the lead's own page shows it."""
        assert isinstance(lead, WebPhone)
        room = WebScreen(self.web)
        await room.opens(lead.browser, "nhom/")
        return room
