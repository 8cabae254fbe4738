"""The channel behind a real server at the address that Telegram is told, with the desk of the tests behind it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from types import SimpleNamespace

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from bot.channel import Hook
from bot.telegram_address import HEADER, PATH, Address
from bot.telegram_channel import TelegramChannel
from bot.web import webhooks
from bot.web.guard import Guard
from bot.web.server import web_server
from tests.telegram.desk import Desk

SITE, SECRET = "https://khoi.example.vn", "a-secret-of-the-webhook"
ADDRESS = Address(f"{SITE}{PATH}?v=1", SECRET)


@asynccontextmanager
async def hooked(desk: Desk, address: Address = ADDRESS) -> AsyncIterator[TelegramChannel]:
    """Once Telegram brings updates there; leaving kills it in the middle of whatever it does."""
    async with desk.listening(webhook=address) as channel:
        hooks = {"telegram": Hook(HEADER, address.secret, partial(channel.take, desk.listen))}
        async with serving(hooks) as road:
            desk.api.courier.roads[SITE] = (road,)
            await desk.reaches_telegram()
            yield channel


@asynccontextmanager
async def serving(hooks: dict[str, Hook]) -> AsyncIterator[str]:
    """The way to the server: as the program's, with nothing but this address."""
    route = Route("/webhook/{network}", webhooks.hear, methods=["POST"])
    app = Starlette(routes=[route], middleware=[Middleware(Guard)])
    app.state.back = SimpleNamespace(hooks=hooks)
    ready = asyncio.Event()
    server = web_server(app, "127.0.0.1", 0, ready=ready.set)
    server.config.timeout_graceful_shutdown = 0
    async with asyncio.TaskGroup() as group:
        group.create_task(server.serve())
        await ready.wait()
        try:
            yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        finally:
            server.should_exit = True
