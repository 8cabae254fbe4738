"""Casting in Telegram itself, where the bloc switched it on: from the card to the box."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from messages import telegram_ballot as words
from rules.profile import BallotKind, Profile
from tests.telegram.bot_api import BotApi
from tests.telegram.in_chat_stage import InChatStage

OFFICE, SCHOOL, PAPER, OWN = "Văn phòng Tỉnh ủy", "Trường Chính trị tỉnh", "Báo Lào Cai", "Ban Dân vận Tỉnh ủy"
CONTROLS = [words.REVIEW, words.BLANK, words.SPOIL]
WHO = "Telegram, và ai giữ được tài khoản hoặc thiết bị này, có thể đọc phiếu"
LOST = "Các dấu chọn trước không còn"
CODE = re.compile(r"\b[A-Z2-7]{5}-[A-Z2-7]{5}\b")


async def test_a_delegate_casts_from_the_message_that_brought_the_card(api: BotApi, tmp_path: Path) -> None:
    async with InChatStage(tmp_path, api) as stage, stage.card_open() as (secretary, phone):
        card = phone.sees()[-1]
        names = [unit.name for unit in stage.file.units]
        assert sorted(card.buttons[1:-3]) == sorted(f"☐ {name}" for name in names)
        assert (card.buttons[1], card.buttons[-3:]) == (f"☐ {OWN}", CONTROLS)
        assert "không quá 2" in card.text
        assert WHO in card.text
        chosen = await stage.taps(phone, f"☐ {OFFICE}", f"☐ {SCHOOL}")
        assert f"Đã chọn 2/2: {SCHOOL}; {OFFICE}" in chosen.text
        confirm = await stage.taps(phone, words.REVIEW)
        assert f"1. {SCHOOL}\n2. {OFFICE}\n\nSau khi bỏ phiếu không sửa được." in confirm.text
        assert confirm.buttons == [words.CAST, words.AGAIN]
        done = await stage.taps(phone, words.CAST)
        assert "Phiếu đã vào hòm" in done.text
        assert (done.id, done.buttons, SCHOOL in done.text) == (card.id, [], False)
        totals = await stage.totals_of(secretary)
        assert {unit for unit, votes in totals.votes.items() if votes} == {
            await stage.unit("van-phong"),
            await stage.unit("truong-chinh-tri"),
        }
        assert CODE.findall(done.text) == list((await stage.ballot()).codes)


async def test_marks_are_taken_back_and_a_mark_delivered_twice_is_one(api: BotApi, tmp_path: Path) -> None:
    async with InChatStage(tmp_path, api) as stage, stage.card_open() as (_, phone):
        blank = phone.sees()[-1]
        await stage.taps(phone, f"☐ {OFFICE}")
        twice = await stage.touches_again(phone, f"☐ {OFFICE}", blank)
        assert f"☑ {OFFICE}" in twice.buttons
        assert "Đã chọn 1/2" in twice.text
        assert "Đã chọn 0/2" in (await stage.taps(phone, f"☑ {OFFICE}")).text


async def test_quick_taps_on_a_card_not_yet_redrawn_all_count(api: BotApi, tmp_path: Path) -> None:
    async with InChatStage(tmp_path, api) as stage, stage.card_open() as (_, phone):
        blank = phone.sees()[-1]
        phone.taps(f"☐ {OFFICE}", on=blank)
        phone.taps(f"☐ {SCHOOL}", on=blank)
        confirm = await stage.touches_again(phone, words.REVIEW, blank)
        assert f"1. {SCHOOL}\n2. {OFFICE}" in confirm.text


async def test_one_mark_too_many_is_refused_with_how_many_to_drop(api: BotApi, tmp_path: Path) -> None:
    async with InChatStage(tmp_path, api) as stage, stage.card_open() as (_, phone):
        over = await stage.taps(phone, f"☐ {OFFICE}", f"☐ {SCHOOL}", f"☐ {PAPER}")
        refused = await stage.taps(phone, words.REVIEW)
        for seen in (over, refused):
            assert "không quá 2. Đề nghị bỏ bớt 1 đơn vị" in seen.text
            assert seen.buttons[-3:] == CONTROLS
        confirm = await stage.taps(phone, f"☑ {PAPER}", words.REVIEW)
        assert confirm.buttons == [words.CAST, words.AGAIN]


async def test_a_paper_without_marks_is_not_cast_by_mistake(api: BotApi, tmp_path: Path) -> None:
    async with InChatStage(tmp_path, api) as stage, stage.card_open() as (_, phone):
        assert "chưa chọn đơn vị nào" in (await stage.taps(phone, words.REVIEW)).text


@pytest.mark.parametrize(
    ("label", "say", "blank", "invalid"),
    [(words.BLANK, "Phiếu trắng", 1, 0), (words.SPOIL, "Phiếu không hợp lệ", 0, 1)],
)
async def test_a_blank_or_an_invalid_paper_is_cast_on_purpose(
    api: BotApi, tmp_path: Path, label: str, say: str, blank: int, invalid: int
) -> None:
    async with InChatStage(tmp_path, api) as stage, stage.card_open() as (secretary, phone):
        confirm = await stage.taps(phone, f"☐ {OFFICE}", label)
        assert (say in confirm.text, OFFICE in confirm.text) == (True, False)
        assert confirm.buttons == [label, words.AGAIN]
        back = await stage.taps(phone, words.AGAIN)
        assert f"☑ {OFFICE}" in back.buttons, "what was marked before is still marked"
        await stage.taps(phone, label, label)
        totals = await stage.totals_of(secretary)
        assert (totals.collected, totals.blank, totals.invalid) == (1, blank, invalid)
        assert not any(totals.votes.values())


async def test_each_candidate_may_be_answered(api: BotApi, tmp_path: Path) -> None:
    def opinions(profile: Profile) -> Profile:
        return replace(profile, kind=BallotKind.OPINION_EACH)

    async with InChatStage(tmp_path, api, opinions) as stage, stage.card_open() as (secretary, phone):
        card = phone.sees()[-1]
        assert [len(row) for row in card.rows] == [1, *[1, 2, 1] * 9, 1, 1, 1]
        [school] = [place for place, row in enumerate(card.rows) if row[0]["text"] == SCHOOL]
        agree, against = card.rows[school + 1]
        await api.confirms(phone.forges(agree["callback_data"], card))
        await api.confirms(phone.forges(against["callback_data"], card))
        marked = phone.sees()[-1]
        assert [button["text"] for button in marked.rows[school + 1]] == ["☐ Tán thành", "☑ Không tán thành"]
        assert "Đã trả lời 1/9" in marked.text
        confirm = await stage.taps(phone, words.REVIEW)
        assert f"1. {SCHOOL}: không tán thành" in confirm.text
        assert f"Chưa trả lời: {OWN};" in confirm.text
        await stage.taps(phone, words.CAST)
        totals = await stage.totals_of(secretary)
        assert totals.against[await stage.unit("truong-chinh-tri")] == 1
        assert sum(totals.against.values()) + sum(totals.votes.values()) == 1


async def test_every_candidate_may_be_approved(api: BotApi, tmp_path: Path) -> None:
    def approvals(profile: Profile) -> Profile:
        return replace(profile, kind=BallotKind.APPROVE_EACH)

    async with InChatStage(tmp_path, api, approvals) as stage, stage.card_open() as (secretary, phone):
        for label in phone.sees()[-1].buttons[1:-3]:
            await stage.taps(phone, label)
        await stage.taps(phone, words.REVIEW, words.CAST)
        assert set((await stage.totals_of(secretary)).votes.values()) == {1}


async def test_marks_are_gone_after_a_restart_and_the_card_says_so(api: BotApi, tmp_path: Path) -> None:
    async with InChatStage(tmp_path, api) as stage:
        async with stage.card_open() as (_, phone):
            await stage.taps(phone, f"☐ {OFFICE}", words.REVIEW)
        async with stage.on_telegram():
            blank = await stage.taps(phone, words.CAST)
            assert LOST in blank.text
            assert (f"☐ {OFFICE}" in blank.buttons, await stage.collected()) == (True, 0)
            await stage.taps(phone, f"☐ {SCHOOL}", words.REVIEW, words.CAST)
            assert (LOST in phone.sees()[-1].text, await stage.collected()) == (False, 1)


async def test_after_close_an_old_card_says_that_it_is_closed(api: BotApi, tmp_path: Path) -> None:
    async with InChatStage(tmp_path, api) as stage, stage.card_open() as (secretary, phone):
        old = await stage.taps(phone, f"☐ {OFFICE}", words.REVIEW)
        await stage.close(secretary)
        await phone.waits_for("Thẻ mới nhất ở bên dưới")
        shut = await stage.touches_again(phone, words.CAST, old)
        assert "Hòm phiếu đã đóng. Đơn vị không bỏ phiếu lần này." in shut.text
        assert shut.buttons == []
