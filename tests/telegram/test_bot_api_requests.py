"""The fake Telegram asked in plain HTTP: whose token it is, and that one program at a time polls."""

from __future__ import annotations

import asyncio

import httpx

from tests.telegram.bot_api import TOKEN, BotApi


async def test_a_token_is_checked(api: BotApi) -> None:
    async with httpx.AsyncClient(base_url=api.root) as client:
        codes = [
            (await client.get(path)).status_code
            for path in (
                f"/bot{TOKEN}/getMe",
                "/bot1:x/getMe",
                f"/bot1{TOKEN}/getMe",
                f"/bot{TOKEN}/getMoney",
            )
        ]
    assert codes == [200, 404, 401, 404]


async def test_a_second_poller_ends_the_first_with_a_conflict(api: BotApi) -> None:
    client = httpx.AsyncClient(base_url=f"{api.base_url}{TOKEN}/", timeout=20)
    async with client, asyncio.TaskGroup() as group:
        first = group.create_task(client.get("getUpdates?timeout=15"))
        await api.world.changes.soon(lambda: api.called("getUpdates"))
        second = await client.get("getUpdates?timeout=0")
    assert (first.result().status_code, second.status_code) == (409, 200)
