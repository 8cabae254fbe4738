"""The touches of a ballot as browsers make them, with the shape they have inside the bot."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from contextlib import AsyncExitStack
from typing import Any
from urllib.parse import urlsplit

import httpx

from bot.links import Links

Answer = dict[str, Any]


class Pages:
    """Each person has a browser of their own, joined by their link."""

    def __init__(self, port: int, links: Links) -> None:
        self._address = f"http://127.0.0.1:{port}"
        self._links = links
        self._browsers: dict[int, httpx.AsyncClient] = {}
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Pages:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    async def card(self, person: int, ballot: int) -> Answer:
        return _read(await (await self.browser(person)).get(f"phieu/{ballot}"))

    async def cast(self, person: int, ballot: int, marks: Sequence[int], blank: bool) -> Answer:
        body = {"marks": list(marks), "blank": blank}
        return _read(await (await self.browser(person)).post(f"phieu/{ballot}", json=body))

    async def take(self, person: int, ring: int) -> Answer:
        return _read(await (await self.browser(person)).post(f"khoa/{ring}", json={"do": "take"}))

    async def acknowledge(self, person: int, ring: int) -> Answer:
        return _read(await (await self.browser(person)).post(f"khoa/{ring}", json={"do": "acknowledge"}))

    async def give(self, person: int, ballot: int, share: bytes) -> Answer:
        body = {"share": b64encode(share).decode()}
        return _read(await (await self.browser(person)).post(f"hom/{ballot}", json=body))

    async def browser(self, person: int) -> httpx.AsyncClient:
        if person not in self._browsers:
            browser = httpx.AsyncClient(base_url=self._address, trust_env=False)
            await self._stack.enter_async_context(browser)
            joined = await browser.post(urlsplit(await self._links.invite(person)).path)
            browser.base_url = browser.base_url.join(joined.headers["location"])
            self._browsers[person] = browser
        return self._browsers[person]


def _read(answer: httpx.Response) -> Answer:
    """{"error": the status} for what the server refuses or fails at."""
    return dict(answer.json()) if answer.status_code == 200 else {"error": answer.status_code}
