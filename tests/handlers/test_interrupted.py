"""Somebody turns to something else, or acts on what has changed meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.player import Player
from rules.review import SheetState
from tests.handlers.scoring_year import (
    plain,
    sample_of,
    secretary_and_officer,
    send_sheet,
    sheet_of,
    state_of,
)
from tests.support.stage import Stage

OFFICER, HEAD, SECRETARY = "ban-dan-van/officer", "ban-dan-van/head", "ban-noi-chinh/officer"
ASIDE = ["/menu", "/trangthai", "/trogiup", "/huy", "/lich"]


async def with_the_head(stage: Stage) -> tuple[Player, Player]:
    """The unit's officer and its head, whose approval is waited for."""
    officer = await stage.person(OFFICER)
    sheet = await sheet_of(stage, "ban-dan-van")
    for code, text in sample_of(stage).scores["ban-dan-van"].items():
        await officer.presses(f"leaf {sheet} {code}")
        await officer.says(text)
    await officer.says("/chamdiem")
    await officer.taps("Trình thủ trưởng duyệt")
    return officer, await stage.person(HEAD)


@pytest.mark.parametrize("command", ASIDE)
async def test_words_typed_after_turning_to_something_else_are_no_reason(
    tmp_path: Path, command: str
) -> None:
    async with Stage(tmp_path) as stage:
        _, head = await with_the_head(stage)
        await head.taps("Trả lại")
        await head.says(command)
        await head.says("đơn vị còn việc gì")
        assert await state_of(stage, "ban-dan-van") is SheetState.WITH_HEAD


async def test_a_menu_button_leaves_the_reason_unasked_too(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        secretary, _ = await secretary_and_officer(stage)
        await secretary.presses(f"supplement {await sheet_of(stage, 'ban-dan-van')}")
        await secretary.presses("go menu")
        await secretary.says("Bổ sung minh chứng")
        assert await state_of(stage, "ban-dan-van") is SheetState.SUBMITTED


async def test_a_reason_may_look_like_a_command(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head = await with_the_head(stage)
        await head.taps("Trả lại")
        await officer.sees()
        await head.says("lịch")
        assert await state_of(stage, "ban-dan-van") is SheetState.RETURNED_BY_HEAD
        assert "lịch" in plain(await officer.sees())


async def test_a_value_stays_asked_after_a_look_at_the_menu(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        await officer.says("chấm điểm")
        await officer.says("đến tiêu chí 1.2")
        await officer.says("/menu")
        assert "Đã ghi tiêu chí 1.2" in plain(await officer.says("9"))


async def test_an_old_button_does_not_approve_a_sheet_the_head_has_not_seen(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head = await with_the_head(stage)
        old = (await head.button("Duyệt")).value
        await head.taps("Trả lại")
        await head.says("Xem lại tiêu chí 1.2")
        await officer.presses(f"leaf {await sheet_of(stage, 'ban-dan-van')} 1.2")
        await officer.says("9,5")
        await officer.says("/chamdiem")
        await officer.taps("Trình thủ trưởng duyệt")
        assert "1.2: 9,5" in plain(await head.presses(old))
        assert await state_of(stage, "ban-dan-van") is SheetState.WITH_HEAD
        await head.taps("Duyệt")
        assert await state_of(stage, "ban-dan-van") is SheetState.SUBMITTED


async def test_an_officers_card_outlives_its_submission_and_changes_nothing(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await send_sheet(stage, "ban-dan-van")
        officer, sheet = await stage.person(OFFICER), await sheet_of(stage, "ban-dan-van")
        before = await stage.desk.read(lambda store: store.sheets.answers(sheet))
        for value in (f"set {sheet} 2.1 zero", f"later {sheet} 1.2", f"proof {sheet} 1.2", f"submit {sheet}"):
            await officer.presses(value)
        await officer.says("5")
        assert await stage.desk.read(lambda store: store.sheets.answers(sheet)) == before
        assert await state_of(stage, "ban-dan-van") is SheetState.SUBMITTED


@pytest.mark.parametrize("number", ["9" * 10, "9" * 40, "-1", "+1", "1_0", "１", "1.0", ""])
async def test_a_number_no_button_has_is_an_old_button(tmp_path: Path, number: str) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        await officer.says("chấm điểm")
        for value in (f"leaf {number} 1.2", f"unit {number}", f"trail {number}"):
            assert "Nút này đã cũ" in plain(await officer.presses(value)), value
        assert stage.desk.failures == 0
