"""From Telegram to the listener."""

import asyncio
import logging

import pytest

from messages.outgoing import Button, Outgoing
from tests.telegram.bot_api import BotApi
from tests.telegram.desk import Desk


async def test_words_are_heard_once_and_confirmed(api: BotApi, desk: Desk) -> None:
    async with desk.listening():
        update = api.person(11, "Cán bộ").says("8,75")
        [said] = await desk.hears(1)
        await api.confirms(update)
    assert (said.update, said.channel, said.address, said.text) == (
        f"telegram:{update}",
        "telegram",
        "11",
        "8,75",
    )
    assert (said.group, said.invitation, said.tap) == ("", "", "")


async def test_a_deep_link_brings_its_invitation(api: BotApi, desk: Desk) -> None:
    async with desk.listening() as channel:
        assert await channel.invitation("abc_DEF-1") == "https://t.me/khoi_bot?start=abc_DEF-1"
        api.person(11, "Cán bộ").starts("abc_DEF-1")
        [said] = await desk.hears(1)
    assert (said.text, said.invitation) == ("/start", "abc_DEF-1")


async def test_a_group_is_named_and_the_bots_name_is_taken_off_a_command(api: BotApi, desk: Desk) -> None:
    group = api.group(-500, "Nhóm Khối")
    async with desk.listening():
        api.person(11, "Cán bộ").says("/menu@khoi_bot", group)
        [said] = await desk.hears(1)
    assert (said.text, said.address, said.group) == ("/menu", "11", "-500")


async def test_a_sticker_is_heard_so_that_it_can_be_answered(api: BotApi, desk: Desk) -> None:
    async with desk.listening():
        api.person(11, "Cán bộ").sends_a_sticker()
        [said] = await desk.hears(1)
    assert said.text == ""


async def test_text_no_database_can_keep_is_cleaned(api: BotApi, desk: Desk) -> None:
    async with desk.listening():
        api.person(11, "Cán bộ").says("8\x00,\ud8005")
        [said] = await desk.hears(1)
    assert said.text == "8,?5"


async def test_an_update_is_confirmed_only_after_its_turn_is_committed(api: BotApi, desk: Desk) -> None:
    gate = desk.gates["8,75"] = asyncio.Event()
    async with desk.listening():
        update = api.person(11, "Cán bộ").says("8,75")
        await desk.begins("8,75")
        assert api.world.confirmed < update
        gate.set()
        await api.confirms(update)
    assert len(desk.heard) == 1


async def test_a_turn_killed_in_the_middle_is_delivered_again(api: BotApi, desk: Desk) -> None:
    desk.gates["8,75"] = asyncio.Event()
    async with desk.listening():
        update = api.person(11, "Cán bộ").says("8,75")
        await desk.begins("8,75")
    assert (desk.heard, api.world.confirmed < update) == ([], True)
    desk.gates.clear()
    async with desk.listening():
        [said] = await desk.hears(1)
    assert said.update == f"telegram:{update}"


async def test_a_turn_that_fails_is_delivered_again_before_what_was_said_after_it(
    api: BotApi, desk: Desk
) -> None:
    desk.failures.extend([RuntimeError("database is away"), RuntimeError("still away")])
    officer = api.person(11, "Cán bộ")
    officer.says("một")
    officer.says("hai")
    async with desk.listening():
        await desk.hears(2)
    assert [said.text for said in desk.heard] == ["một", "hai"]
    assert desk.pauses == [1.0, 2.0]


async def test_one_chat_keeps_its_order_while_others_go_on(api: BotApi, desk: Desk) -> None:
    gate = desk.gates["một"] = asyncio.Event()
    officer, other = api.person(11, "Cán bộ"), api.person(12, "Thủ trưởng")
    for text in ("một", "hai", "ba"):
        officer.says(text)
        other.says(f"khác {text}")
    async with desk.listening():
        await desk.hears(3)
        assert [said.text for said in desk.heard] == ["khác một", "khác hai", "khác ba"]
        gate.set()
        await desk.hears(6)
    assert [said.text for said in desk.heard[3:]] == ["một", "hai", "ba"]


@pytest.mark.parametrize(
    "broken",
    [
        {"update_id": 5000, "message": {"message_id": 1, "text": "bí mật"}},
        {"update_id": 5000, "message": "bí mật"},
        {"message": {"text": "bí mật"}},
        "bí mật",
    ],
)
async def test_a_broken_update_drops_nothing_but_itself(
    api: BotApi, desk: Desk, broken: object, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    officer = api.person(11, "Cán bộ")
    officer.says("trước")
    api.push_raw(broken)
    last = officer.says("sau")
    async with desk.listening():
        await desk.hears(2)
        await api.confirms(last)
        assert api.world.updates == []
    assert [said.text for said in desk.heard] == ["trước", "sau"]
    assert "is not readable and is skipped" in caplog.text
    assert "bí mật" not in caplog.text


async def test_polling_outlives_every_failure_of_the_network(api: BotApi, desk: Desk) -> None:
    api.refuse("deleteWebhook", 502, "Bad Gateway")
    api.refuse("getUpdates", 409, "Conflict: terminated by other getUpdates request")
    api.refuse("getUpdates", 429, "Too Many Requests: retry after 7", retry_after=7)
    api.refuse("getUpdates", 401, "Unauthorized")
    async with desk.listening():
        api.person(11, "Cán bộ").says("8,75")
        await desk.hears(1)
    assert desk.pauses == [1.0, 1.0, 7.0, 2.0, 4.0]
    assert desk.polls == 1


async def test_a_tap_is_acknowledged_and_heard(api: BotApi, desk: Desk) -> None:
    officer = api.person(11, "Cán bộ")
    officer.starts()
    async with desk.listening() as channel:
        await channel.send("11", Outgoing("Gửi?", ((Button("Xác nhận", "submit:12", "main"),),)))
        update = officer.taps("Xác nhận")
        await api.confirms(update)
    assert desk.heard[-1].tap == "submit:12"
    assert api.world.toasts == [""]


async def test_a_tap_too_old_to_acknowledge_is_heard_all_the_same(api: BotApi, desk: Desk) -> None:
    officer = api.person(11, "Cán bộ")
    officer.starts()
    async with desk.speaking() as channel:
        await channel.send("11", Outgoing("Gửi?", ((Button("Xác nhận", "submit:12"),),)))
    officer.taps("Xác nhận")
    officer.forgets(officer.sees()[-1])
    api.clock.advance(3600)
    async with desk.listening():
        await desk.hears(2)
    assert (desk.heard[-1].tap, api.world.toasts) == ("submit:12", [])


async def test_a_group_that_moves_is_reported_before_it_is_confirmed(api: BotApi, desk: Desk) -> None:
    group = api.group(-500, "Nhóm Khối")
    async with desk.listening():
        group.moves(-1_000_000_000_500)
        assert await desk.moves_once() == ("-500", "-1000000000500")
    assert desk.heard == []


async def test_the_command_list_is_announced(api: BotApi, desk: Desk) -> None:
    async with desk.listening():
        api.person(11, "Cán bộ").says("chào")
        await desk.hears(1)
    assert api.world.commands == [{"command": "menu", "description": "Việc của đơn vị"}]


async def test_a_wrong_command_list_does_not_stop_the_bot(api: BotApi, desk: Desk) -> None:
    async with desk.listening(commands=(("Việc", "Việc của đơn vị"),)):
        api.person(11, "Cán bộ").says("chào")
        await desk.hears(1)
    assert api.world.commands == []


async def test_numbers_that_start_anew_after_a_silent_week_are_heard(api: BotApi, desk: Desk) -> None:
    officer = api.person(11, "Cán bộ")
    async with desk.listening(hold=0):
        await api.confirms(officer.says("trước"))
        await api.world.changes.soon(lambda: api.called("getUpdates")[-1]["offset"] == "0")
        api.world.numbers = iter(range(5, 100))
        officer.says("sau")
        await desk.hears(2)
    assert [said.text for said in desk.heard] == ["trước", "sau"]
