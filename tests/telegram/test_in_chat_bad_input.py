"""Touches that come twice, late, from elsewhere or from nobody; a box and a network that do not answer."""

from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from telegram import Bot, CallbackQuery

from bot.box.memory import MemoryBox
from bot.box.port import BoxGone, BoxSilent
from bot.telegram_ballot import BallotHere, Casting
from messages import telegram as channel_words
from messages import telegram_ballot as words
from storage.store import Store
from storage.tables import metadata
from tests.telegram.bot_api import BotApi
from tests.telegram.in_chat_stage import HEAD, InChatStage
from tests.telegram.person import KICKED

OFFICE, SCHOOL = "Văn phòng Tỉnh ủy", "Trường Chính trị tỉnh"
VOTED = "Đơn vị đã bỏ phiếu. Mỗi đơn vị chỉ có một phiếu."
T = TypeVar("T")


async def test_a_second_tap_on_cast_leaves_the_code_standing(api: BotApi, tmp_path: Path) -> None:
    async with InChatStage(tmp_path, api) as stage, stage.card_open() as (_, phone):
        confirm = await stage.taps(phone, f"☐ {OFFICE}", words.REVIEW)
        done = await stage.taps(phone, words.CAST)
        assert await stage.touches_again(phone, words.CAST, confirm) == done
        assert ("Mã phiếu" in done.text, await stage.collected()) == (True, 1)


async def test_after_a_restart_a_cast_told_again_is_answered_with_the_paper_that_is_in(
    api: BotApi, tmp_path: Path
) -> None:
    async with InChatStage(tmp_path, api) as stage:
        async with stage.card_open() as (_, phone):
            confirm = await stage.taps(phone, f"☐ {OFFICE}", words.REVIEW)
            await stage.taps(phone, words.CAST)
        async with stage.on_telegram():
            again = await stage.touches_again(phone, words.CAST, confirm)
            assert (VOTED in again.text, again.buttons, await stage.collected()) == (True, [], 1)


async def test_an_older_confirm_screen_does_not_cast_what_was_marked_since(api: BotApi, tmp_path: Path) -> None:
    async with InChatStage(tmp_path, api) as stage, stage.card_open() as (_, phone):
        older = await stage.taps(phone, f"☐ {OFFICE}", words.REVIEW)
        await stage.taps(phone, words.AGAIN, f"☐ {SCHOOL}", words.REVIEW)
        back = await stage.touches_again(phone, words.CAST, older)
        assert (f"☑ {SCHOOL}" in back.buttons, await stage.collected()) == (True, 0)


async def test_a_unit_that_has_voted_on_another_device_is_told_so(api: BotApi, tmp_path: Path) -> None:
    async with InChatStage(tmp_path, api) as stage, stage.card_open() as (_, phone):
        await stage.taps(phone, f"☐ {OFFICE}", words.REVIEW)
        await stage.cast(HEAD, "bao-lao-cai")
        told = await stage.taps(phone, words.CAST)
        assert (VOTED in told.text, told.buttons, await stage.collected()) == (True, [], 1)


async def test_two_delegates_of_a_unit_have_one_paper(api: BotApi, tmp_path: Path) -> None:
    async with InChatStage(tmp_path, api) as stage:
        other = await stage.phone("ban-dan-van/officer")
        async with stage.card_open() as (_, phone):
            await other.waits_for(words.CAST_HERE)
            await stage.taps(other, words.CAST_HERE)
            for label in (f"☐ {OFFICE}", words.REVIEW, words.CAST):
                await stage.taps(phone, label)
                await stage.taps(other, label)
            shown = ["\n".join(seen.text for seen in one.sees()) for one in (phone, other)]
            assert ("Mã phiếu" in shown[0], VOTED in shown[1]) == (True, True)
            assert await stage.collected() == 1


async def test_a_card_in_somebody_elses_chat_or_in_a_group_is_stale(api: BotApi, tmp_path: Path) -> None:
    async with InChatStage(tmp_path, api) as stage:
        other = await stage.phone("bao-lao-cai/head")
        group = api.group(-500, "Nhóm Khối")
        async with stage.card_open() as (_, phone):
            theirs, before = await other.waits_for(words.CAST_HERE), phone.sees()
            data = theirs.button(words.CAST_HERE)["callback_data"]
            await api.confirms(phone.forges(data, theirs, other))
            await api.confirms(phone.forges(data, before[-1], group))
            assert api.world.toasts[-2:] == [channel_words.STALE_BUTTON] * 2
            assert (other.sees()[-1], phone.sees()) == (theirs, before)


@pytest.mark.parametrize(("key", "greeting"), [("ban-tuyen-giao/officer", "chọn việc"), (None, "liên kết")])
async def test_who_has_no_ballot_opens_none(api: BotApi, tmp_path: Path, key: str | None, greeting: str) -> None:
    async with InChatStage(tmp_path, api) as stage, stage.card_open() as (_, phone):
        stranger = await stage.phone(key) if key else api.person(77, "Người lạ")
        stranger.starts()
        seen = await stranger.waits_for(greeting)
        await api.confirms(stranger.forges(phone.sees()[-1].button(words.BLANK)["callback_data"], seen))
        [shown] = [one for one in stranger.sees() if one.id == seen.id]
        assert not {words.REVIEW, words.CAST} & set(shown.buttons)
        assert ("không thuộc nhiệm vụ" in shown.text) is (key is not None)


async def test_data_that_no_button_sends_changes_nothing_and_is_no_turn(api: BotApi, tmp_path: Path) -> None:
    async with InChatStage(tmp_path, api) as stage, stage.card_open() as (_, phone):
        number, kept = (await stage.ballot()).id, await stage.desk.read(everything)
        await stage.taps(phone, f"☐ {OFFICE}")
        card = phone.sees()[-1]
        odd = ["#", "#o", "##", "#1", f"#{number}", f"#{number}z", f"#{number}+ 1", f"#{'9' * 60}o", "#-1o", "#１o"]
        odd += ["#0o", "#999o", f"#{number}o\n", f"#{number}o\x00", "#\ud800", f"#{'9' * 18}b", f"# {number}o"]
        for data in odd:
            await api.confirms(phone.forges(data, card))
        assert api.world.toasts[-len(odd) :] == [channel_words.STALE_BUTTON] * len(odd)
        for data in (f"#{number}+999", f"#{number}-999", f"#{number}+{'9' * 20}", f"#{number}c7", f"#{number}c"):
            await api.confirms(phone.forges(data, card))
        assert phone.sees()[-1].text == card.text
        assert await stage.desk.read(everything) == kept


class Troubled(MemoryBox):
    """Answers until there is `trouble`."""

    trouble: type[Exception] | None = None

    async def put(self, ballot: int, unit: int, blob: bytes) -> bool:
        if self.trouble:
            raise self.trouble
        return await super().put(ballot, unit, blob)

    async def has(self, ballot: int, unit: int) -> bool:
        if self.trouble is BoxSilent:
            raise self.trouble
        return await super().has(ballot, unit)


async def test_a_silent_box_is_asked_again_and_the_marks_are_still_there(api: BotApi, tmp_path: Path) -> None:
    box = Troubled()
    async with InChatStage(tmp_path, api, box=box) as stage, stage.card_open() as (_, phone):
        await stage.taps(phone, f"☐ {OFFICE}", words.REVIEW)
        box.trouble = BoxSilent
        silent = await stage.taps(phone, words.CAST)
        assert ("Hòm phiếu chưa trả lời" in silent.text, silent.buttons) == (True, [words.TRY_AGAIN])
        box.trouble = None
        back = await stage.taps(phone, words.TRY_AGAIN)
        assert f"☑ {OFFICE}" in back.buttons
        await stage.taps(phone, words.REVIEW, words.CAST)
        assert await stage.collected() == 1


async def test_a_box_that_is_gone_takes_nothing_and_the_card_says_so(api: BotApi, tmp_path: Path) -> None:
    box = Troubled()
    async with InChatStage(tmp_path, api, box=box) as stage, stage.card_open() as (_, phone):
        await stage.taps(phone, f"☐ {OFFICE}", words.REVIEW)
        box.trouble = BoxGone
        gone = await stage.taps(phone, words.CAST)
        assert ("Hòm phiếu bị gián đoạn" in gone.text, gone.buttons) == (True, [])


async def test_telegram_asking_for_patience_delays_the_card_and_a_wall_ends_it(api: BotApi, tmp_path: Path) -> None:
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    async with InChatStage(tmp_path, api) as stage:
        async with stage.card_open() as (_, phone):
            card = phone.sees()[-1]
        person, ballot = (await stage.person(HEAD)).person, (await stage.ballot()).id
        casting = Casting(stage.touches, partial(given, True), partial(given, person))
        async with Bot(api.token, api.base_url) as bot:
            here = BallotHere(bot, pause, casting)
            api.refuse("editMessageText", 429, "Too Many Requests: retry after 3", retry_after=3)
            api.refuse("editMessageText", 500, "Internal Server Error")
            await here.hear(query(phone.forges(f"#{ballot}b", card), api))
            assert (pauses, "Các dấu chọn trước không còn" in phone.sees()[-1].text) == ([3, 1], True)
            phone.chat.wall = KICKED
            await here.hear(query(phone.forges(f"#{ballot}b", card), api))
            assert pauses == [3, 1]


def query(update: int, api: BotApi) -> CallbackQuery:
    raw = next(raw for raw in api.world.updates if raw["update_id"] == update)
    made = CallbackQuery.de_json(raw["callback_query"], None)
    assert made is not None
    return made


async def given(value: T, _: object) -> T:
    return value


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    tables = metadata.sorted_tables
    return {table.name: [tuple(row) for row in store.connection.execute(table.select())] for table in tables}
