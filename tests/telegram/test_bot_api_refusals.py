"""What the fake refuses as Telegram does: too fast, a wrong token, a webhook where it would not come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.lazy import Lazy
from tests.telegram.bot_api import BotApi
from tests.telegram.test_bot_api import session_with

if TYPE_CHECKING:
    import aiogram
    import aiogram.exceptions
else:
    aiogram = Lazy("aiogram")

async def test_rates_are_kept_on_the_fakes_own_clock() -> None:
    async with BotApi(paced=True) as api, aiogram.Bot(api.token, session=session_with(api)) as bot:
        api.person(11, "Cán bộ").starts()
        api.group(-500, "Nhóm Khối")
        await bot.send_message(11, "một")
        with pytest.raises(aiogram.exceptions.TelegramRetryAfter) as early:
            await bot.send_message(11, "hai")
        for _ in range(20):
            api.clock.advance(1)
            await bot.send_message(-500, "x")
        with pytest.raises(aiogram.exceptions.TelegramRetryAfter) as crowded:
            await bot.send_message(-500, "x")
    assert (early.value.retry_after, crowded.value.retry_after) == (1, 41)


async def test_a_wrong_token_and_an_unknown_method_raise_in_another_library(api: BotApi) -> None:
    async with aiogram.Bot("42:" + "W" * 35, session=session_with(api)) as stranger:
        with pytest.raises(aiogram.exceptions.TelegramUnauthorizedError):
            await stranger.get_me()
    async with aiogram.Bot(api.token, session=session_with(api)) as bot:
        with pytest.raises(aiogram.exceptions.TelegramNotFound):
            await bot.get_my_name()
        api.refuse("getMe", 409, "Conflict: terminated by other getUpdates request")
        with pytest.raises(aiogram.exceptions.TelegramConflictError):
            await bot.get_me()


async def test_a_webhook_is_refused_where_telegram_would_not_come_and_shuts_the_polls(api: BotApi) -> None:
    async with aiogram.Bot(api.token, session=session_with(api)) as bot:
        refused = {
            "HTTPS URL": bot.set_webhook("http://khoi.example.vn"),
            "only on ports": bot.set_webhook("https://khoi.example.vn:8080"),
            "unallowed characters": bot.set_webhook("https://khoi.example.vn", secret_token="một"),
            "out of range": bot.set_webhook("https://khoi.example.vn", max_connections=101),
        }
        for words, call in refused.items():
            with pytest.raises(aiogram.exceptions.TelegramBadRequest, match=words):
                await call
        assert (await bot.get_webhook_info()).url == ""
        await bot.set_webhook("https://khoi.example.vn", allowed_updates=["message"])
        info = await bot.get_webhook_info()
        assert (info.url, info.allowed_updates, info.max_connections) == ("https://khoi.example.vn", ["message"], 40)
        with pytest.raises(aiogram.exceptions.TelegramConflictError, match="while webhook is active"):
            await bot.get_updates()
        api.courier.roads["https://khoi.example.vn"] = ("http://127.0.0.1:9",)
        api.person(11, "Cán bộ").says("chào")
        await api.courier.fails()
        info = await bot.get_webhook_info()
        assert (info.pending_update_count, info.last_error_message) == (1, "Connection refused")
        await bot.delete_webhook()
        assert len(await bot.get_updates()) == 1
