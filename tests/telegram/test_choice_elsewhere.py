"""A choice marked at several processes: what stands on the screen counts, wherever the next tap is heard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

from telegram import Bot, CallbackQuery, Message

from bot import telegram_choice
from bot.telegram_keyboards import QUICK_SECONDS, Keyboards
from tests.telegram.bot_api import BotApi
from tests.telegram.desk import Desk
from tests.telegram.person import Person
from tests.telegram.test_choice import QUESTION, SHOWN, asked
from tests.telegram.test_in_chat_bad_input import query

PAPER, OFFICE, PEOPLE, DONE = SHOWN


class Processes:
    """Two of them, on one clock."""

    def __init__(self, api: BotApi, bot: Bot, phone: Person) -> None:
        self.api, self.phone, self.now = api, phone, 0.0
        self.each = [Keyboards(bot, _no_pause, lambda: self.now) for _ in range(2)]

    async def marks(self, number: int, *labels: str) -> None:
        """Tapped before the first of them is heard."""
        for tap in [query(self.phone.taps(label), self.api) for label in labels]:
            await self._mark(number, tap)

    async def _mark(self, number: int, tap: CallbackQuery) -> None:
        keyboard = self.each[number].of(tap)
        assert keyboard is not None
        await self.each[number].mark(cast(Message, tap.message), keyboard, tap.data or "")

    def taken(self, number: int) -> tuple[str, ...]:
        """What the process takes for marked when the choice is done."""
        return telegram_choice.marks(self.each[number].of(query(self.phone.taps(DONE), self.api)))


async def _no_pause(seconds: float) -> None:
    raise AssertionError(seconds)


@asynccontextmanager
async def processes(api: BotApi, desk: Desk) -> AsyncIterator[Processes]:
    phone = await asked(api, desk)
    async with Bot(api.token, api.base_url) as bot:
        yield Processes(api, bot, phone)


async def test_marks_made_at_two_processes_in_turn_all_stand_and_are_taken_at_either(api: BotApi, desk: Desk) -> None:
    async with processes(api, desk) as both:
        await both.marks(0, PAPER)
        await both.marks(1, OFFICE)
        assert [both.taken(number) for number in (0, 1)] == [("unit:1", "unit:2")] * 2
        await both.marks(0, PEOPLE)
        await both.marks(1, PAPER.replace("☐", "☑"))
        assert both.phone.sees()[-1].buttons == [PAPER, "☑ Ban Tổ chức", "☑ Ban Dân vận", DONE]
        assert [both.taken(number) for number in (0, 1)] == [("unit:2", "unit:3")] * 2


async def test_a_question_drawn_anew_elsewhere_has_no_mark_of_before(api: BotApi, desk: Desk) -> None:
    async with processes(api, desk) as both:
        await both.marks(0, PAPER, OFFICE)
        assert both.taken(0) == ("unit:1", "unit:2"), "the second tap still carried the blank keyboard"
        async with desk.speaking() as leader:
            await leader.send("11", QUESTION, both.phone.sees()[-1].id)
        both.now += QUICK_SECONDS + 1
        assert both.taken(0) == ()
        await both.marks(0, PEOPLE)
        assert both.taken(1) == ("unit:3",)
