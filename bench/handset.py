"""Many devices at once, each a browser's requests and its open page, without the browser."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import count
from urllib.parse import urlsplit

import httpx
from websockets.asyncio.client import ClientConnection, connect

from bench.phone import Body, Row, labelled

NUMBERS = count()
PATIENCE = 30.0
PAUSE = 0.25
"""Seconds a page waits after a change before its cards ask again, as live_cards.js does."""


class Handset:
    """`base` is the person's own address; devices share one client, each with its own cookie."""

    def __init__(self, client: httpx.AsyncClient, base: str, cookie: str) -> None:
        self.base = base
        self._client = client
        self._headers = {"Cookie": cookie}

    async def look(self, card: str) -> Body:
        answer = await self._client.get(f"{self.base}{card}", headers=self._headers)
        return dict(answer.raise_for_status().json())

    async def touch(self, card: str, body: Body) -> Body:
        answer = await self._client.post(f"{self.base}{card}", json=body, headers=self._headers)
        return dict(answer.raise_for_status().json())

    async def taps(self, label: str) -> None:
        """Once the button is there."""
        await self.presses(await self.finds(label))

    async def finds(self, label: str) -> str:
        """What the button sends, once it is there."""
        async with self.screen() as screen:
            row = await screen.until(lambda row: bool(labelled([row], label)))
        return labelled([row], label)

    async def presses(self, value: str) -> None:
        await self._say(tap=value)

    async def says(self, text: str) -> None:
        await self._say(text=text)

    async def _say(self, **words: str) -> None:
        await self.touch("say", {"id": f"handset-{next(NUMBERS):06d}", **words})

    @asynccontextmanager
    async def screen(self, page: str = "live") -> AsyncIterator[Screen]:
        address = str(self._client.base_url.join(f"{self.base}{page}").copy_with(scheme="ws"))
        async with connect(address, additional_headers=self._headers) as socket:
            yield Screen(socket)


class Screen:
    """What an open page is told."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    async def until(self, wanted: Callable[[Row], bool]) -> Row:
        """The first row that comes and is wanted. Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE):
            while True:
                rows = json.loads(await self._socket.recv()).get("rows", [])
                if found := next(filter(wanted, rows), None):
                    return dict(found)

    async def follow(self, whose: str | bool, ask: Callable[[], Awaitable[Body]]) -> None:
        """Until cancelled: ask a pause after something changed of the own "unit", or (True) of the bloc."""
        while True:
            if json.loads(await self._socket.recv()).get("touch") == whose:
                await asyncio.sleep(PAUSE)
                await ask()


@asynccontextmanager
async def handsets(links: list[str]) -> AsyncIterator[list[Handset]]:
    """Every link joined by a device of its own."""
    parts = urlsplit(links[0])
    limits = httpx.Limits(max_connections=2 * len(links))
    async with httpx.AsyncClient(
        base_url=f"{parts.scheme}://{parts.netloc}", trust_env=False, timeout=PATIENCE, limits=limits
    ) as client:
        yield [await _joined(client, urlsplit(link).path) for link in links]


async def _joined(client: httpx.AsyncClient, path: str) -> Handset:
    (await client.get(path)).raise_for_status()
    base = (await client.post(path)).headers["location"]
    cookie = next(f"{one.name}={one.value}" for one in client.cookies.jar if one.path == base)
    client.cookies.clear()
    return Handset(client, base, cookie)
