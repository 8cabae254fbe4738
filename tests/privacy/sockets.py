"""A socket opened and listened to, without a network."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette

from tests.privacy.page_house import HOST

PATIENCE = 5.0
MARK = "đã nói hết"
"""Said last into every room: whoever hears it has heard all before it. The screen shows no room: it is drawn anew."""
SCREEN = "/man-chieu/"


class Listener:
    """Keeps what a socket says; ends when the site closes it or `leave` is called."""

    def __init__(self, app: Starlette, path: str, cookie: str) -> None:
        self._app = app
        self._inward: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._news = asyncio.Event()
        self.heard: list[str] = []
        self.closed = self._left = False
        path, _, query = path.partition("?")
        headers = [(b"host", HOST.removeprefix("http://").encode()), (b"cookie", f"ktd={cookie}".encode())]
        self._scope: dict[str, Any] = {
            "type": "websocket",
            "scheme": "ws",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": headers,
            "subprotocols": [],
        }

    async def hear(self, then: Callable[[], Awaitable[None]]) -> str:
        """All it said, `then` being done once it is open."""
        async with asyncio.TaskGroup() as group:
            serving = group.create_task(self._serve())
            self._inward.put_nowait({"type": "websocket.connect"})
            await self._until(lambda: bool(self.heard))
            if not self.closed:
                await then()
                await self._until(self._heard_all)
            self._left = True
            self._inward.put_nowait({"type": "websocket.disconnect", "code": 1001})
            await serving
        return "\n".join(self.heard)

    def _heard_all(self) -> bool:
        if self._scope["path"].startswith(SCREEN):
            return len(self.heard) > 1
        return any(MARK in said for said in self.heard)

    async def _serve(self) -> None:
        await self._app(self._scope, self._inward.get, self._send)
        self._end()

    async def _send(self, message: Any) -> None:
        """As a server does, raise OSError once the other side has left."""
        if self._left:
            raise OSError
        if message["type"] == "websocket.close":
            self._end()
        elif message["type"] == "websocket.send":
            self.heard.append(json.dumps(json.loads(message["text"]), ensure_ascii=False))
        self._news.set()

    def _end(self) -> None:
        self.closed = True
        self._news.set()

    async def _until(self, is_so: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not (self.closed or is_so()):
                await self._news.wait()
                self._news.clear()
