"""The post on its way through a Telegram that is away, slow, moved or lies: nothing is lost, little is said twice."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channel import Channel
from bot.postman import Postman
from storage.store import Store
from tests.support.stage import Stage
from tests.telegram.bot_api import BotApi
from tests.telegram.desk import Desk
from tests.telegram.person import Person

LIES = {
    "a page": "<!DOCTYPE html><html><body>Đăng nhập Wi-Fi</body></html>",
    "half a word": '{"ok": tr',
    "nothing": "",
    "no result": '{"ok": true}',
    "another result": '{"ok": true, "result": true}',
    "another shape": "[1, 2]",
    "a refusal without words": '{"ok": false}',
}


class Sorting(Stage):
    """Messages for addresses on Telegram, carried by the real channel; time passes when told."""

    async def queue(self, text: str, address: str, slot: str = "") -> None:
        now = self.clock()

        def put(store: Store) -> None:
            for said in store.chat.say(f"stelegram:{address}", {"html": text}, now, slot, anywhere=True):
                store.outbox.put(said.row, "telegram", address, now, edit=said.edited)

        await self.desk.write(put)

    def postman(self, channel: Channel) -> Postman:
        return Postman(self.desk, {"telegram": channel}, self.clock, ticks=lambda: self.clock().timestamp())

    async def delivers(self, postman: Postman, times: int = 1, seconds: float = 2) -> None:
        for _ in range(times):
            await postman.deliver()
            self.clock.move(self.clock() + timedelta(seconds=seconds))


class Told(Desk):
    """Hears where a group went, as the program does."""

    stage: Sorting

    async def moved(self, old: str, new: str) -> None:
        await self.stage.desk.write(lambda store: store.people.move_address("telegram", old, new))


@asynccontextmanager
async def posting(folder: Path, desk: Desk) -> AsyncIterator[tuple[Sorting, Postman]]:
    async with Sorting(folder) as stage, desk.speaking() as channel:
        yield stage, stage.postman(channel)


async def test_a_network_that_lies_gets_the_message_again_until_it_has_taken_it(
    api: BotApi, officer: Person, desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with posting(tmp_path, desk) as (stage, postman):
        for number, lie in enumerate(LIES.values()):
            for code in (200, 500):
                api.lie("sendMessage", lie, code)
            await stage.queue(f"đến hạn {number}", "11")
            await stage.delivers(postman, 8, seconds=70)
    assert [seen.text for seen in officer.sees()] == [f"đến hạn {number}" for number in range(len(LIES))]
    assert "đến hạn" not in caplog.text


async def test_an_hour_of_errors_delays_and_loses_nothing(
    api: BotApi, officer: Person, desk: Desk, tmp_path: Path
) -> None:
    head = api.person(12, "Thủ trưởng")
    head.starts()
    async with posting(tmp_path, desk) as (stage, postman):
        for text in ("một", "hai", "ba"):
            for address in ("11", "12"):
                await stage.queue(text, address)
        for _ in range(40):
            api.refuse("sendMessage", 502, "Bad Gateway")
        await stage.delivers(postman, 90, seconds=40)
    assert [[seen.text for seen in one.sees()] for one in (officer, head)] == [["một", "hai", "ba"]] * 2


async def test_what_waits_for_a_group_follows_it_when_it_becomes_a_supergroup(
    api: BotApi, tmp_path: Path
) -> None:
    old, told = api.group(-500, "Nhóm Khối"), Told(api)
    async with posting(tmp_path, told) as (stage, postman):
        told.stage = stage
        await stage.queue("Có mặt: 3", "-500", "count")
        await stage.delivers(postman)
        new = old.moves(-1_000_000_000_500)
        await stage.queue("Có mặt: 4", "-500", "count")
        for text in ("Kết quả", "Biên bản"):
            await stage.queue(text, "-500")
        await stage.delivers(postman, 8)
    assert sorted(seen.text for seen in new.sees()) == ["Biên bản", "Có mặt: 4", "Kết quả"]


async def test_whoever_blocks_the_bot_is_asked_once_not_a_hundred_times(
    api: BotApi, officer: Person, desk: Desk, tmp_path: Path
) -> None:
    officer.blocks()
    async with posting(tmp_path, desk) as (stage, postman):
        for number in range(100):
            await stage.queue(str(number), "11")
        await stage.delivers(postman, 5)
        waiting = await stage.desk.read(lambda store: store.outbox.due(stage.clock()))
    assert (len(api.called("sendMessage")), waiting) == (1, [])
