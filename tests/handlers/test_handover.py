"""A unit gets a new officer from a day on."""

from datetime import date, datetime
from pathlib import Path

import pytest

from bot.player import Player
from bot.web.tokens import ensure_public_id
from rules.people import Role
from tests.support.stage import ZONE, Stage

OFFICER, HEAD, SECRETARY = "ban-dan-van/officer", "ban-dan-van/head", "ban-noi-chinh/officer"
NAME = "Cán bộ phụ trách thi đua, khen thưởng Ban Dân vận (từ 06/11)"


async def hand_over(head: Player, day: str, name: str = NAME) -> list[str]:
    await head.says("đổi người phụ trách")
    await head.says(name)
    await head.says(day)
    return await head.taps("Xác nhận")


async def invited(stage: Stage, key: str) -> Player:
    number = await stage.desk.read(lambda store: store.people.by_key(key))
    assert number is not None
    await stage.desk.write(lambda store: ensure_public_id(store, number))
    return await stage.person(key)


async def serving(stage: Stage, unit: int, role: Role, day: date) -> list[str]:
    return [one.key for one in await stage.desk.read(lambda store: store.people.holders(unit, (role,), day))]


async def test_the_card_shows_both_days_before_anything_changes(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        head = await stage.person(HEAD)
        await head.says("/bangiao")
        await head.says(NAME)
        card = (await head.says("6/11"))[-1]
        assert "phụ trách đến hết ngày 05/11/2023" in card
        assert "phụ trách từ ngày <b>06/11/2023</b>" in card
        assert await stage.desk.read(lambda store: store.people.by_key("ban-dan-van/officer-2")) is None


async def test_drafts_stay_and_the_next_officer_goes_on_where_the_former_stood(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        former, head = await stage.person(OFFICER), await stage.person(HEAD)
        await former.says("chấm điểm")
        await former.says("18/20")
        await hand_over(head, "06/11/2023")
        assert "đến hết ngày 05/11/2023" in (await former.sees())[-1]
        assert "tiêu chí" in (await former.says("/chamdiem"))[-1]
        stage.clock.move(datetime(2023, 11, 6, 0, 1, tzinfo=ZONE))
        assert "không có nhiệm vụ nào đang hiệu lực" in (await former.says("/chamdiem"))[-1]
        new = await invited(stage, "ban-dan-van/officer-2")
        assert "Đã chấm 1/27 tiêu chí" in (await new.says("/chamdiem"))[-1]


async def test_the_former_officer_s_other_duties_in_the_unit_pass_on_too(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await hand_over(await stage.person(HEAD), "hôm nay")
        unit = await stage.unit("ban-dan-van")
        today = stage.clock().date()
        for role in (Role.OFFICER, Role.DELEGATE):
            keys = await serving(stage, unit, role, today)
            assert "ban-dan-van/officer-2" in keys
            assert OFFICER not in keys


async def test_head_and_lead_are_told_and_the_lead_where_the_link_is(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        head, secretary = await stage.person(HEAD), await stage.person(SECRETARY)
        await secretary.says("/bangiao")
        await secretary.taps("Ban Dân vận Tỉnh ủy")
        await secretary.says(NAME)
        await secretary.taps("Từ hôm nay")
        assert "“Phiếu mời”" in (await secretary.taps("Xác nhận"))[-1]
        assert NAME in (await head.sees())[-1]


@pytest.mark.parametrize("typed", ["31/2", "thứ hai", "1/1/2030", "1/1/2020", "x" * 5000])
async def test_a_day_that_cannot_be_is_refused_with_an_example(tmp_path: Path, typed: str) -> None:
    async with Stage(tmp_path) as stage:
        head = await stage.person(HEAD)
        await head.says("/bangiao")
        await head.says(NAME)
        said = (await head.says(typed))[-1]
        assert "Chưa ghi" in said
        assert "ví dụ: 30/10/2023" in said
        assert "Xác nhận đổi người phụ trách" in (await head.says("6/11"))[-1]


async def test_the_day_can_be_typed_again_before_it_is_confirmed(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        head = await stage.person(HEAD)
        await head.says("/bangiao")
        await head.says(NAME)
        await head.says("6/11")
        assert "từ ngày <b>07/11/2023</b>" in (await head.says("7/11"))[-1]


async def test_a_second_tap_or_an_old_button_appoints_nobody(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        head = await stage.person(HEAD)
        await hand_over(head, "6/11")
        assert "Nút này đã cũ" in (await head.presses("handover"))[-1]
        assert await stage.desk.read(lambda store: store.people.by_key("ban-dan-van/officer-3")) is None


async def test_an_appointment_is_set_right_by_making_it_again(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        head = await stage.person(HEAD)
        await hand_over(head, "8/11")
        await hand_over(head, "6/11")
        unit = await stage.unit("ban-dan-van")
        for day, key in ((5, OFFICER), (6, "ban-dan-van/officer-3"), (20, "ban-dan-van/officer-3")):
            on = datetime(2023, 11, day, tzinfo=ZONE).date()
            assert await serving(stage, unit, Role.OFFICER, on) == [key]


async def test_officers_and_other_units_may_not_change_who_serves(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        other = await stage.unit("bao-lao-cai")
        assert "không thuộc nhiệm vụ" in (await (await stage.person(OFFICER)).says("/bangiao"))[-1]
        assert "không thuộc nhiệm vụ" in (await (await stage.person(HEAD)).presses(f"handunit {other}"))[-1]


async def test_leaving_it_appoints_nobody(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        head = await stage.person(HEAD)
        await head.says("/bangiao")
        await head.says(NAME)
        await head.says("6/11")
        await head.taps("Thôi")
        assert "Nút này đã cũ" in (await head.presses("handover"))[-1]
