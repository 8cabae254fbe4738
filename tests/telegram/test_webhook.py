"""Telegram brings what people say: taken before it is answered, once, and by nobody else's word."""

from __future__ import annotations

import asyncio
import json
import logging

import httpx
import pytest

from bot.telegram_address import HEADER, PATH
from bot.telegram_webhook import CONNECTIONS
from bot.web.guard import SMALL
from messages import telegram as words
from messages.outgoing import Button, Outgoing
from storage.troubles import Away
from tests.telegram.bot_api import TOKEN, BotApi
from tests.telegram.desk import Desk
from tests.telegram.hooked import ADDRESS, SECRET, SITE, hooked
from tests.telegram.person import Person

AGAIN = 503


async def looked_again(desk: Desk) -> None:
    desk.minute.set()
    await desk.reaches_telegram()


async def test_telegram_is_told_once_where_to_come_and_what_to_bring(api: BotApi, desk: Desk) -> None:
    for _ in range(2):
        async with hooked(desk):
            assert api.world.commands
    [told] = api.called("setWebhook")
    assert (told["url"], told["secret_token"]) == (ADDRESS.url, SECRET)
    assert (told["max_connections"], json.loads(told["allowed_updates"])) == (
        str(CONNECTIONS),
        ["message", "callback_query"],
    )
    assert not api.called("deleteWebhook")


async def test_what_another_program_changed_is_set_again_within_a_minute(api: BotApi, desk: Desk) -> None:
    async with hooked(desk):
        api.courier.hook = None
        api.refuse("setWebhook", 400, "Bad Request: bad webhook: Failed to resolve host")
        desk.minute.set()
        await api.world.changes.soon(lambda: api.courier.hook)
        await api.confirms(api.person(11, "Cán bộ").says("8,75"))
    assert desk.pauses == [1.0]
    assert len(desk.heard) == 1


async def test_an_update_is_answered_only_after_its_turn_is_committed(
    api: BotApi, desk: Desk, officer: Person
) -> None:
    gate = desk.gates["8,75"] = asyncio.Event()
    async with hooked(desk) as channel:
        await channel.send("11", Outgoing("Gửi?", ((Button("Xác nhận", "submit:12"),),)))
        said = officer.says("8,75")
        await desk.begins("8,75")
        tap = officer.taps("Xác nhận")
        for text in ("khác", "khác nữa", "lại khác"):
            await api.confirms(api.person(12, "Thủ trưởng").says(text))
        assert not api.world.delivered & {said, tap}
        gate.set()
        await api.confirms(tap)
    assert [one.text or one.tap for one in desk.heard if one.address == "11"] == ["/start", "8,75", "submit:12"]
    assert api.world.toasts == [""]


async def test_what_is_not_taken_is_brought_again_and_nothing_of_the_chat_before_it(
    api: BotApi, desk: Desk
) -> None:
    desk.failures.append(RuntimeError("database is away"))
    officer = api.person(11, "Cán bộ")
    async with hooked(desk):
        officer.says("một")
        last = officer.says("hai")
        await api.courier.fails()
        assert api.courier.brought[-1][1] == AGAIN
        api.courier.comes_again()
        await api.confirms(last)
    assert [said.text for said in desk.heard] == ["một", "hai"]


async def test_while_nothing_can_be_kept_the_chat_is_told_once_and_answered_later(
    api: BotApi, desk: Desk, officer: Person, caplog: pytest.LogCaptureFixture
) -> None:
    async with hooked(desk):
        await desk.hears(1)
        desk.failures.extend([Away("the server is away"), Away("still away")])
        update = officer.says("8,75")
        for times in (1, 2):
            await api.courier.fails(times)
            if times == 2:
                await looked_again(desk)
                await looked_again(desk)
            api.courier.comes_again()
        await api.confirms(update)
    assert [seen.text for seen in officer.sees()] == [words.NOT_KEPT]
    assert [status for _, status in api.courier.failures] == [AGAIN, AGAIN]
    told = "Telegram could not bring an update: Wrong response from the webhook: 503; 1 wait"
    assert caplog.text.count(told) == 1
    assert [said.text for said in desk.heard] == ["/start", "8,75"]


async def test_a_turn_killed_in_the_middle_is_brought_again(api: BotApi, desk: Desk) -> None:
    desk.gates["8,75"] = asyncio.Event()
    async with hooked(desk):
        update = api.person(11, "Cán bộ").says("8,75")
        await desk.begins("8,75")
    await api.courier.fails()
    assert desk.heard == []
    desk.gates.clear()
    async with hooked(desk):
        api.courier.comes_again()
        await api.confirms(update)
    assert [said.update for said in desk.heard] == [f"telegram:{update}"]


async def test_a_broken_update_is_skipped_and_named_by_its_kind_only(
    api: BotApi, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    broken = [
        {"update_id": 5000, "message": {"message_id": 1, "text": "bí mật"}},
        {"update_id": 5001, "message": "bí mật"},
        {"message": {"text": "bí mật"}},
        "bí mật",
        {"update_id": 5002, "message": {"text": "bí mật" * SMALL}},
    ]
    async with hooked(desk):
        for raw in broken:
            api.push_raw(raw)
        await api.confirms(api.person(11, "Cán bộ").says("sau"))
        await api.world.changes.soon(lambda: not api.world.updates)
    assert api.courier.failures == []
    assert [said.text for said in desk.heard] == ["sau"]
    assert caplog.text.count("readable and is skipped") == len(broken)
    assert "bí mật" not in caplog.text
    assert SECRET not in caplog.text


async def test_whoever_does_not_know_the_secret_finds_nothing_there(
    api: BotApi, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    said = {"update_id": 1, "message": {"text": "bí mật"}}
    async with hooked(desk), httpx.AsyncClient(base_url=api.courier.roads[SITE][0]) as stranger:
        answers = [
            await stranger.post(path, json=said, headers=headers)
            for path, headers in (
                (PATH, {}),
                (PATH, {HEADER: ""}),
                (PATH, {HEADER: SECRET[:-1]}),
                (PATH, {HEADER: f"{SECRET}x"}),
                (PATH, {HEADER.encode(): "bí mật".encode()}),
                ("/webhook/other", {HEADER: SECRET}),
            )
        ]
        assert (await stranger.get(PATH, headers={HEADER: SECRET})).status_code == 405
    assert {(answer.status_code, answer.text) for answer in answers} == {(404, "Not Found")}


async def test_back_to_asking_nothing_that_waits_is_lost(api: BotApi, desk: Desk) -> None:
    desk.failures.append(RuntimeError("database is away"))
    async with hooked(desk):
        update = api.person(11, "Cán bộ").says("8,75")
        await api.courier.fails()
    async with desk.listening():
        await api.confirms(update)
    assert api.courier.hook is None
    assert [said.text for said in desk.heard] == ["8,75"]


async def test_asking_while_another_program_has_a_webhook_is_told_and_goes_on_when_it_is_gone(
    api: BotApi, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    async with desk.listening(hold=0):
        await desk.reaches_telegram()
        async with httpx.AsyncClient() as other:
            await other.post(f"{api.base_url}{TOKEN}/setWebhook", data={"url": "https://khac.example.vn"})
            await api.world.changes.soon(lambda: "Conflict" in caplog.text)
            await other.post(f"{api.base_url}{TOKEN}/deleteWebhook")
        await api.confirms(api.person(11, "Cán bộ").says("8,75"))
    assert len(desk.heard) == 1
