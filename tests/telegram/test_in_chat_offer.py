"""Casting in Telegram is offered where the bloc allows it and one message has room, and nowhere else."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.telegram import cast_here
from messages import telegram as channel_words
from messages import telegram_ballot as words
from rules.profile import BallotKind, Profile
from tests.telegram.bot_api import BotApi
from tests.telegram.in_chat_stage import SITE, InChatStage

WHO = "Telegram, và ai giữ được tài khoản hoặc thiết bị này, có thể đọc phiếu"


def off(profile: Profile) -> Profile:
    return replace(profile, in_chat=False)


async def test_the_way_to_cast_here_stands_beside_the_link_under_who_could_read_it(
    api: BotApi, tmp_path: Path
) -> None:
    async with InChatStage(tmp_path, api) as stage:
        phone = await stage.phone()
        async with stage.on_telegram():
            await stage.voting()
            offer = await phone.waits_for(words.CAST_HERE)
            assert offer.buttons == [channel_words.OPEN_CARD["ballot"], words.CAST_HERE]
            assert WHO in offer.text
            assert str(offer.rows[0][0]["url"]).startswith(SITE)
            card = await stage.taps(phone, words.CAST_HERE)
            assert card.rows[0] == offer.rows[0], "the link is still there while names are marked"


async def test_where_the_bloc_does_not_allow_it_nothing_is_offered_and_the_data_is_stale(
    api: BotApi, tmp_path: Path
) -> None:
    async with InChatStage(tmp_path, api, off) as stage:
        phone = await stage.phone()
        async with stage.on_telegram():
            await stage.voting()
            card = await phone.waits_for("PHIẾU SUY TÔN")
            before = phone.sees()
            assert (card.buttons, WHO in card.text) == ([channel_words.OPEN_CARD["ballot"]], False)
            for data in ("o", "+1", "b", "c1"):
                await api.confirms(phone.forges(f"#{(await stage.ballot()).id}{data}", card))
            assert api.world.toasts == [channel_words.STALE_BUTTON] * 4
            assert (phone.sees(), await stage.collected()) == (before, 0)


async def test_switched_off_meanwhile_the_card_is_stale(api: BotApi, tmp_path: Path) -> None:
    async with InChatStage(tmp_path, api) as stage, stage.card_open() as (_, phone):
        await stage.taps(phone, words.BLANK)
        ballot = await stage.ballot()
        await stage.put(replace(ballot, profile=off(ballot.profile)))
        before = phone.sees()
        await stage.taps(phone, words.BLANK)
        assert (phone.sees(), await stage.collected()) == (before, 0)
        assert api.world.toasts[-1] == channel_words.STALE_BUTTON


@pytest.mark.parametrize(("kind", "most"), [(BallotKind.OPINION_EACH, 24), (BallotKind.CHOOSE_AT_MOST, 96)])
async def test_a_ballot_with_more_names_than_a_message_holds_is_cast_on_the_page(
    api: BotApi, tmp_path: Path, kind: BallotKind, most: int
) -> None:
    async with InChatStage(tmp_path, api, lambda profile: replace(profile, kind=kind)) as stage:
        await stage.voting()
        ballot = await stage.ballot()
        for names, here in ((most, True), (most + 1, False)):
            await stage.put(replace(ballot, candidates=tuple(range(100, 100 + names))))
            assert await stage.desk.read(lambda store: cast_here(store, ballot.id)) is here
