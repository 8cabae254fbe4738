"""The counting committee: proposed, put to an open vote, told, replaced, fixed once keys exist."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.player import NoSuchButton, Player
from rules.people import Role
from rules.rings import Ring, RingState
from tests.handlers.meeting_stage import MeetingStage

THREE = ("ban-dan-van/head", "van-phong/head", "dang-uy-khoi/head")


async def members(stage: MeetingStage) -> tuple[int, ...]:
    return await stage.desk.read(lambda store: store.committees.of_meeting(1))


async def begun(stage: MeetingStage, absent: int = 0) -> Player:
    """An open meeting that has no committee yet."""
    secretary = await stage.open(absent)
    await stage.desk.write(lambda store: store.committees.put(1, ()))
    return secretary


async def proposed(stage: MeetingStage, secretary: Player) -> None:
    """Three heads, the second of them to lead."""
    await secretary.says("/hoinghi")
    await secretary.taps("Việc khác")
    await secretary.taps("Tổ kiểm phiếu")
    await secretary.taps("Chọn")
    await secretary.chooses(*[await name(stage, key) for key in THREE])
    await secretary.taps(await name(stage, "van-phong/head"))


async def name(stage: MeetingStage, key: str) -> str:
    found = await stage.desk.read(lambda store: store.people.person(store.people.by_key(key) or 0))
    assert found is not None
    return found.name


async def number(stage: MeetingStage, key: str) -> int:
    return (await stage.person(key)).person


async def test_three_are_proposed_approved_and_told(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await begun(stage)
        await proposed(stage, secretary)
        assert await members(stage) == ()
        said = await secretary.taps("Nhất trí 9/9")
        assert "Hội nghị thông qua" in said[-1]
        keys = ("van-phong/head", "ban-dan-van/head", "dang-uy-khoi/head")
        assert await members(stage) == tuple([await number(stage, key) for key in keys])
        assert "đồng chí là <b>Tổ trưởng</b>" in (await (await stage.person(keys[0])).sees())[-1]
        assert "đồng chí là <b>thành viên</b>" in (await (await stage.person(keys[1])).sees())[-1]
        assert "(Tổ trưởng); " in (await stage.group())[-1]
        card = (await secretary.presses("committee"))[-1]
        assert f"1. {await name(stage, keys[0])}: <b>Tổ trưởng</b>" in card


async def test_a_committee_that_the_meeting_refuses_is_none(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await begun(stage)
        await proposed(stage, secretary)
        await secretary.taps("Giơ tay")
        assert "Không được thông qua" in (await secretary.says("4/5/0"))[-1]
        assert await members(stage) == ()


async def test_two_or_four_are_not_three(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await begun(stage)
        await secretary.presses("tellerpick 1")
        two = tuple([str(await number(stage, key)) for key in ("ban-dan-van/head", "van-phong/head")])
        assert "đã đánh dấu 2 người, cần đúng 3" in (await secretary.presses("tellers 1", two))[-1]
        assert "đã cũ" in (await secretary.presses("tellers 1", (*two, "999")))[-1]
        assert "đã đánh dấu 2 người" in (await secretary.presses("tellers 1", (*two, two[0])))[-1]


async def test_the_number_of_members_is_the_blocs_rule(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, lambda it: replace(it, key_shares=5, key_threshold=3)) as stage:
        secretary = await begun(stage)
        assert "Đánh dấu 5 người" in (await secretary.presses("tellerpick 1"))[-1]


async def test_only_people_of_units_present_and_admitted_tellers_are_offered(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await begun(stage, absent=1)
        offered = (await secretary.presses("tellerpick 1"))[-1]
        absent = await name(stage, "bao-lao-cai/head")
        with pytest.raises(NoSuchButton):
            await secretary.chooses(absent)
        assert "Đánh dấu 3 người" in offered
        officer = await stage.person("bao-lao-cai/officer")
        unit = await stage.unit("bao-lao-cai")
        await stage.desk.write(
            lambda store: store.people.put_duty(
                replace(store.people.duties(officer.person)[0], unit=unit, role=Role.TELLER)
            )
        )
        await secretary.presses("tellerpick 1")
        teller = await name(stage, "bao-lao-cai/officer")
        others = [await name(stage, key) for key in ("ban-dan-van/head", "van-phong/head")]
        assert "Ai là Tổ trưởng" in (await secretary.chooses(teller, *others))[-1]


async def test_a_candidates_own_people_bring_a_warning_and_no_hindrance(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await begun(stage)
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await secretary.presses("tellerpick 1")
        said = (await secretary.chooses(*[f"{await name(stage, key)} *" for key in THREE]))[-1]
        assert "Lưu ý: Ban Dân vận Tỉnh ủy có tên trong danh sách suy tôn" in said
        await secretary.taps(await name(stage, THREE[0]))
        await secretary.taps("Nhất trí 9/9")
        assert len(await members(stage)) == 3


async def test_the_options_of_a_trial_are_nobodys_candidacy(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await begun(stage)
        await secretary.presses("trial 1")
        await secretary.presses("tellerpick 1")
        said = (await secretary.chooses(*[await name(stage, key) for key in THREE]))[-1]
        assert "Lưu ý" not in said


async def test_a_member_is_replaced_by_another_vote_until_keys_are_made(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await begun(stage)
        await proposed(stage, secretary)
        await secretary.taps("Nhất trí 9/9")
        leaving, coming = await name(stage, "van-phong/head"), await name(stage, "ban-to-chuc/head")
        await secretary.presses("committee")
        await secretary.taps(f"Thay: {leaving}")
        await secretary.taps(coming)
        await secretary.taps("Nhất trí 9/9")
        head = await number(stage, "ban-to-chuc/head")
        assert (await members(stage))[0] == head
        assert "thôi tham gia" in (await (await stage.person("van-phong/head")).sees())[-1]
        ring = Ring(0, 1, RingState.MAKING, await members(stage), 2)
        await stage.desk.write(lambda store: store.committees.put_ring(ring))
        assert "không thay thành viên nữa" in (await secretary.presses("committee"))[-1]
        for value in ("tellerpick 1", f"tellerout 1 {head}", f"tellerin 1 {head} 1", "tellers 1"):
            assert "hòm phiếu đã niêm phong bằng chìa khóa" in (await secretary.presses(value))[-1], value


async def test_a_vote_that_ends_after_the_keys_were_made_changes_nothing(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await begun(stage)
        await proposed(stage, secretary)
        await stage.desk.write(lambda store: store.committees.put_ring(Ring(0, 1, RingState.MADE, (1, 2, 3), 2)))
        assert "hòm phiếu đã niêm phong" in (await secretary.taps("Nhất trí 9/9"))[-1]
        assert await members(stage) == ()


async def test_only_the_lead_proposes(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await begun(stage)
        await proposed(stage, secretary)
        delegate = await stage.person("ban-dan-van/head")
        for value in ("committee", "tellerpick 1", "tellers 1", "tellerhead 1 1", "tellerout 1 1", "tellerin 1 1 2"):
            assert "không thuộc nhiệm vụ" in (await delegate.presses(value))[-1], value
        assert "đã cũ" in (await secretary.presses("tellerhead 1 999"))[-1]
