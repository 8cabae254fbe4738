"""Cards drawn by several processes, as updates come to any of them: the screen is what they share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from itertools import cycle
from pathlib import Path

import pytest
from telegram import Bot

from bot.telegram_ballot import BallotHere, Casting
from messages import telegram_ballot as words
from rules.ballots import Count
from tests.telegram.bot_api import BotApi
from tests.telegram.in_chat_stage import HEAD, InChatStage
from tests.telegram.person import Person
from tests.telegram.test_in_chat_bad_input import given, query

OFFICE, SCHOOL, PAPER = "Văn phòng Tỉnh ủy", "Trường Chính trị tỉnh", "Báo Lào Cai"


class Processes:
    """Two of them; the card was drawn by a third that is gone."""

    def __init__(self, api: BotApi, bot: Bot, casting: Casting, phone: Person) -> None:
        self.api, self.phone = api, phone
        self.each = [BallotHere(bot, _no_pause, casting, shares=True) for _ in range(2)]

    async def hear(self, number: int, update: int) -> None:
        await self.each[number].hear(query(update, self.api))

    async def taps(self, *labels: str) -> None:
        """One after the other, each heard by the other process than the one before."""
        for label, number in zip(labels, cycle((0, 1)), strict=False):
            await self.hear(number, self.phone.taps(label))


async def _no_pause(seconds: float) -> None:
    raise AssertionError(seconds)


@asynccontextmanager
async def processes(stage: InChatStage, api: BotApi) -> AsyncIterator[Processes]:
    async with stage.card_open() as (_, phone):
        person = (await stage.person(HEAD)).person
    async with Bot(api.token, api.base_url) as bot:
        yield Processes(api, bot, Casting(stage.touches, partial(given, True), partial(given, person)), phone)


async def test_marks_made_at_several_processes_are_one_paper(api: BotApi, tmp_path: Path) -> None:
    async with InChatStage(tmp_path, api) as stage, processes(stage, api) as both:
        await both.taps(f"☐ {OFFICE}", f"☐ {PAPER}", f"☑ {PAPER}", f"☐ {SCHOOL}", words.REVIEW, words.AGAIN)
        assert {f"☑ {OFFICE}", f"☑ {SCHOOL}", "Mở phiếu"} < set(both.phone.sees()[-1].buttons)
        await both.taps(words.SPOIL, words.AGAIN, words.REVIEW)
        confirm = both.phone.sees()[-1]
        assert f"1. {SCHOOL}\n2. {OFFICE}" in confirm.text
        await both.hear(1, both.phone.taps(words.CAST))
        assert "Mã phiếu" in both.phone.sees()[-1].text
        assert both.phone.sees()[-1].buttons == []
        assert await voted_for(stage) == {await stage.unit("van-phong"), await stage.unit("truong-chinh-tri")}


async def test_of_two_quick_taps_at_two_processes_what_stands_on_the_screen_is_cast(
    api: BotApi, tmp_path: Path
) -> None:
    async with InChatStage(tmp_path, api) as stage, processes(stage, api) as both:
        blank = both.phone.sees()[-1]
        quick = [both.phone.taps(f"☐ {name}", on=blank) for name in (OFFICE, SCHOOL)]
        for number, update in enumerate(quick):
            await both.hear(number, update)
        assert f"Đã chọn 1/2: {SCHOOL}" in both.phone.sees()[-1].text
        await both.taps(words.REVIEW, words.CAST)
        assert await voted_for(stage) == {await stage.unit("truong-chinh-tri")}


@pytest.mark.parametrize(("label", "kind"), [(words.BLANK, "blank"), (words.SPOIL, "invalid")])
async def test_a_paper_on_purpose_is_cast_by_the_other_process(
    api: BotApi, tmp_path: Path, label: str, kind: str
) -> None:
    async with InChatStage(tmp_path, api) as stage, processes(stage, api) as both:
        await both.taps(f"☐ {OFFICE}", label, label)
        assert getattr(await totals(stage), kind) == 1


async def totals(stage: InChatStage) -> Count:
    return await stage.totals_of(await stage.person("ban-noi-chinh/officer"))


async def voted_for(stage: InChatStage) -> set[int]:
    return {unit for unit, votes in (await totals(stage)).votes.items() if votes}
