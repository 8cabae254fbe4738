"""Pushing rows over a WebSocket: whatever came after the page's cursor, as soon as it is committed."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any

from starlette.requests import HTTPConnection
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from bot.web.port import Backstage, Changed
from bot.web.rows import PAGE, rows_json
from bot.web.visitor import Stranger, Visitor, back_of

HEARTBEAT = 20.0
MOMENT = 0.5


async def push_rows(
    socket: WebSocket, visitor: Visitor, room: str, allow: Callable[[HTTPConnection], Awaitable[Any]]
) -> None:
    """Push until the page leaves or `allow`, asked again before each look, raises Stranger."""
    back, cursor, is_quiet = back_of(socket), number_in(socket.query_params.get("after", "")), True

    async def step() -> bool:
        nonlocal cursor, is_quiet
        await allow(socket)
        rows = await back.desk.read(lambda store: store.chat.after(room, cursor, PAGE))
        news = rows_json(rows, cursor, visitor.base, back.zone)
        if rows or is_quiet:
            await socket.send_json(news)
        cursor, is_quiet = news["cursor"], not rows
        return not is_quiet

    await follow(socket, back, room, step)


async def push_touches(socket: WebSocket, room: str, whose: str | bool = True) -> None:
    """Say that something changed and never what: live cards ask again, voting cards for their "unit" only.

    Of a room full of phones not each hears of each vote: what changes within a moment is told as one.
    """
    with suppress(WebSocketDisconnect):
        async with back_of(socket).desk.changes.watch(room) as changed:
            while True:
                await changed.wait()
                changed.clear()
                if socket.application_state is not WebSocketState.CONNECTED:
                    return
                await socket.send_json({"touch": whose})
                await asyncio.sleep(MOMENT)


async def follow(socket: WebSocket, back: Backstage, room: str, step: Callable[[], Awaitable[bool]]) -> None:
    """Run `step` now, after each change of the room and at each heartbeat; again at once while it is True."""
    with suppress(WebSocketDisconnect):
        async with back.desk.changes.watch(room) as changed:
            try:
                while True:
                    changed.clear()
                    if not await step():
                        await _wait(changed)
            except Stranger as stranger:
                await socket.close(stranger.code)


async def while_open(socket: WebSocket, *works: Coroutine[Any, Any, None]) -> None:
    """Run `works` side by side until the other side closes."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work) for work in works]
        try:
            while socket.client_state == WebSocketState.CONNECTED:
                if (await socket.receive())["type"] == "websocket.disconnect":
                    break
        finally:
            for task in tasks:
                task.cancel()


async def _wait(changed: Changed) -> None:
    """Not `wait_for`: until Python 3.12 it forgets that it was cancelled when the change comes at that moment."""
    with suppress(TimeoutError):
        async with asyncio.timeout(HEARTBEAT):
            await changed.wait()


def number_in(text: str) -> int:
    """A cursor as typed in an address; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0
