"""The fake is as strict as Telegram, and an independent client takes it for the real one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest

from tests.support.lazy import Lazy
from tests.telegram.bot_api import BotApi
from tests.telegram.person import Person

if TYPE_CHECKING:
    import aiogram
    import aiogram.client.session.aiohttp
    import aiogram.client.telegram
    import aiogram.exceptions
    import aiogram.types
else:
    aiogram = Lazy("aiogram")


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[aiogram.Bot]:
    async with aiogram.Bot(api.token, session=session_with(api)) as bot:
        yield bot


def session_with(api: BotApi) -> aiogram.client.session.aiohttp.AiohttpSession:
    server = aiogram.client.telegram.TelegramAPIServer.from_base(api.root)
    return aiogram.client.session.aiohttp.AiohttpSession(api=server)


def keyboard(callback_data: str | None = None, url: str | None = None) -> aiogram.types.InlineKeyboardMarkup:
    button = aiogram.types.InlineKeyboardButton(text="Gửi", callback_data=callback_data, url=url)
    return aiogram.types.InlineKeyboardMarkup(inline_keyboard=[[button]])


async def test_every_kind_of_update_and_message_parses_in_another_library(
    api: BotApi, bot: aiogram.Bot, officer: Person
) -> None:
    sent = await bot.send_message(
        11, "<b>Chào</b>", parse_mode="HTML", reply_markup=keyboard(callback_data="a:1")
    )
    officer.taps("Gửi")
    officer.sends_file("Minh chứng.pdf", b"%PDF-1.7", caption="kèm")
    officer.sends_photo(b"anh")
    officer.sends_a_sticker()
    group = api.group(-500, "Nhóm Khối")
    officer.says("chào cả nhóm", group)
    group.moves(-1_000_000_000_500)
    officer.forges("old", officer.sees()[-1], group)
    for raw in api.world.updates:
        aiogram.types.Update.model_validate(raw, strict=False)
    updates = await bot.get_updates()
    assert [update.event_type for update in updates] == [
        "message",
        "callback_query",
        *["message"] * 5,
        "callback_query",
    ]
    assert (sent.text, sent.html_text) == ("Chào", "<b>Chào</b>")


async def test_files_go_both_ways(api: BotApi, bot: aiogram.Bot, officer: Person) -> None:
    officer.sends_file("Minh chứng.pdf", b"%PDF-1.7")
    document = (await bot.get_updates())[-1].message.document  # type: ignore[union-attr]
    assert document is not None
    content = await bot.download(document)
    assert content is not None
    assert content.read() == b"%PDF-1.7"
    sent = await bot.send_document(
        11, aiogram.types.BufferedInputFile(b"abc", "Biên bản.pdf"), caption="<i>x</i>", parse_mode="HTML"
    )
    assert (sent.document and sent.document.file_name, sent.caption) == ("Biên bản.pdf", "x")
    assert (await bot.send_photo(11, aiogram.types.BufferedInputFile(b"abc", "a.png"))).photo
    with pytest.raises(aiogram.exceptions.TelegramBadRequest, match="wrong file_id"):
        await bot.get_file("nothing")


async def test_refusals_have_telegrams_words(api: BotApi, bot: aiogram.Bot, officer: Person) -> None:
    sent = await bot.send_message(11, "chào")
    refused = {
        "message is not modified": bot.edit_message_text("chào", chat_id=11, message_id=sent.message_id),
        "message to edit not found": bot.edit_message_text("chào", chat_id=11, message_id=1),
        "query is too old": bot.answer_callback_query("1"),
        "BUTTON_DATA_INVALID": bot.send_message(11, "x", reply_markup=keyboard(callback_data="đ" * 33)),
        "Wrong HTTP URL": bot.send_message(11, "x", reply_markup=keyboard(url="http://localhost:8080")),
        "message is too long": bot.send_message(11, "x" * 4097),
        "message text is empty": bot.send_message(11, "<b> </b>", parse_mode="HTML"),
        "Unsupported start tag": bot.send_message(11, "<p>x</p>", parse_mode="HTML"),
        "Unmatched end tag": bot.send_message(11, "x</b>", parse_mode="HTML"),
        "Can't find end tag": bot.send_message(11, "<b>x", parse_mode="HTML"),
        "BOT_COMMAND_INVALID": bot.set_my_commands(
            [aiogram.types.BotCommand(command="Việc", description="x")]
        ),
        "chat not found": bot.send_message(999, "x"),
    }
    for words, call in refused.items():
        with pytest.raises(aiogram.exceptions.TelegramBadRequest, match=words):
            await call


async def test_people_and_groups_out_of_reach_are_refused_as_telegram_does(
    api: BotApi, bot: aiogram.Bot
) -> None:
    api.person(12, "Thủ trưởng")
    with pytest.raises(aiogram.exceptions.TelegramForbiddenError, match="can't initiate conversation"):
        await bot.send_message(12, "x")
    api.group(-500, "Nhóm Khối").moves(-1_000_000_000_500)
    with pytest.raises(aiogram.exceptions.TelegramMigrateToChat):
        await bot.send_message(-500, "x")


async def test_a_tap_is_answered_once_and_in_time(api: BotApi, bot: aiogram.Bot, officer: Person) -> None:
    await bot.send_message(11, "x", reply_markup=keyboard(callback_data="a:1"))
    officer.taps("Gửi")
    officer.taps("Gửi")
    first, second = [tap.callback_query for tap in await bot.get_updates() if tap.callback_query]
    assert await first.answer("Đã nhận")
    with pytest.raises(aiogram.exceptions.TelegramBadRequest, match="query is too old"):
        await first.answer()
    api.clock.advance(31)
    with pytest.raises(aiogram.exceptions.TelegramBadRequest, match="query is too old"):
        await second.answer()


async def test_updates_stay_until_a_higher_offset_confirms_them(bot: aiogram.Bot, officer: Person) -> None:
    officer.says("một")
    last = officer.says("hai")
    assert len(await bot.get_updates()) == 3
    assert len(await bot.get_updates(offset=last)) == 1
    assert await bot.get_updates(offset=last + 1) == []


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


async def test_a_webhook_is_refused_where_telegram_would_not_come_and_shuts_the_polls(
    api: BotApi, bot: aiogram.Bot
) -> None:
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
