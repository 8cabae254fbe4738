"""A device in its owner's chat: says things and reads what is answered."""

from __future__ import annotations

import secrets
from typing import Any

import httpx


class Phone:
    def __init__(self, browser: httpx.AsyncClient) -> None:
        self.browser = browser
        self._cursor = 0

    async def says(self, text: str, update: str = "") -> list[dict[str, Any]]:
        return await self._say(json={"id": update or secrets.token_hex(16), "text": text})

    async def taps(self, value: str, update: str = "") -> list[dict[str, Any]]:
        return await self._say(json={"id": update or secrets.token_hex(16), "tap": value})

    async def sends(self, name: str, content: bytes) -> list[dict[str, Any]]:
        return await self._say(data={"id": secrets.token_hex(16)}, files={"files": (name, content)})

    async def shows(self) -> list[dict[str, Any]]:
        return list((await self.browser.get("rows")).json()["rows"])

    async def _say(self, **body: Any) -> list[dict[str, Any]]:
        answer = await self.browser.post(f"say?after={self._cursor}", **body)
        assert answer.status_code == 200, answer
        news = answer.json()
        self._cursor = news["cursor"]
        return [row for row in news["rows"] if not row.get("mine") and not row.get("gone")]
