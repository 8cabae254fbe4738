"""Xin rút khỏi danh sách suy tôn, by the unit or as the lead heard it."""

from dataclasses import replace
from pathlib import Path

from rules.meetings import BallotState
from storage.committees import Withdrawal
from tests.handlers.meeting_stage import MeetingStage


async def withdrawals(stage: MeetingStage) -> tuple[Withdrawal, ...]:
    return await stage.desk.read(lambda store: store.committees.withdrawals(1))


async def test_a_unit_withdraws_with_its_reason_and_stands_in_no_draft(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        delegate, unit = await stage.person("ban-dan-van/head"), await stage.unit("ban-dan-van")
        await delegate.says("/bieuquyet")
        assert "Đề nghị đồng chí gõ lý do" in (await delegate.taps("Xin rút khỏi danh sách"))[-1]
        said = (await delegate.says("đã được tặng Cờ năm trước"))[-1]
        assert "Đã ghi: <b>Ban Dân vận Tỉnh ủy</b> xin rút" in said
        assert "Lý do: đã được tặng Cờ năm trước" in (await stage.group())[-1]
        assert "xin rút" in (await secretary.sees())[-1]
        [kept] = await withdrawals(stage)
        assert (kept.unit, kept.award, kept.reason) == (unit, 0, "đã được tặng Cờ năm trước")
        await secretary.says("/hoinghi")
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        assert unit not in (await stage.ballot()).candidates
        assert "đã xin rút" in (await delegate.presses("withdraw"))[-1]


async def test_the_lead_notes_it_for_a_unit_as_spoken(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        unit = await stage.unit("bao-lao-cai")
        assert unit in (await stage.ballot()).candidates
        await secretary.says("/hoinghi")
        await secretary.taps("Việc khác")
        await secretary.taps("Rút khỏi danh sách")
        assert "gõ lý do đơn vị đã nêu" in (await secretary.taps("Báo Lào Cai"))[-1]
        assert "cần nêu lý do" in (await secretary.says("..."))[-1]
        await secretary.says("nhường cờ cho đơn vị khác")
        assert "xin rút" in (await (await stage.person("bao-lao-cai/head")).sees())[-1]
        listed = (await secretary.presses("withdrawals 1"))[-1]
        assert "Báo Lào Cai (Cờ thi đua của Ủy ban nhân dân tỉnh): nhường cờ cho đơn vị khác" in listed
        await secretary.presses("prepare 1")
        assert unit not in (await stage.ballot()).candidates


async def test_a_draft_already_shown_is_sealed_without_who_withdrew(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await withdraws(stage)
        await secretary.presses("seal 1")
        ballot = await stage.ballot()
        assert (ballot.state, len(ballot.candidates)) == (BallotState.KEYING, 8)
        assert await stage.unit("ban-dan-van") not in ballot.candidates


async def test_a_void_ballot_begins_again_without_who_withdrew_since(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await secretary.taps("Niêm phong hòm phiếu")
        await secretary.presses("askvoid 1")
        await secretary.says("Một đơn vị xin rút")
        await withdraws(stage)
        await secretary.presses("againballot 1")
        ballot = await stage.ballot()
        assert (ballot.id, len(ballot.candidates)) == (2, 8)
        assert await stage.unit("ban-dan-van") not in ballot.candidates


async def withdraws(stage: MeetingStage) -> None:
    delegate = await stage.person("ban-dan-van/head")
    await delegate.presses("withdraw")
    assert "xin rút" in (await delegate.says("đã được tặng Cờ năm trước"))[-1]


async def test_after_the_box_is_sealed_nobody_withdraws(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        delegate = await stage.person("ban-dan-van/head")
        await delegate.presses("withdraw")
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await sealed(stage)
        assert "hòm phiếu đã niêm phong" in (await delegate.says("đã có cờ năm trước"))[-1]
        assert "hòm phiếu đã niêm phong" in (await delegate.presses("withdraw"))[-1]
        assert "không nhận thêm đề nghị rút" in (await secretary.presses("withdrawals 1"))[-1]
        assert await withdrawals(stage) == ()


async def sealed(stage: MeetingStage) -> None:
    """As after Niêm phong hòm phiếu."""
    ballot = replace(await stage.ballot(), state=BallotState.KEYING)
    await stage.desk.write(lambda store: store.ballots.change(ballot))


async def test_a_unit_withdraws_for_itself_alone(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        await stage.open()
        delegate, other = await stage.person("ban-dan-van/head"), await stage.unit("bao-lao-cai")
        for value in (f"withdrawfor 1 {other}", f"withdrawfrom 1 {other} 0", "withdrawals 1"):
            assert "không thuộc nhiệm vụ" in (await delegate.presses(value))[-1], value
        own = await stage.unit("ban-dan-van")
        for value in (f"withdrawfrom 1 {own} 7", "withdrawfor 1 999", f"withdrawfor 9 {own}"):
            assert "đã cũ" in (await delegate.presses(value))[-1], value
        officer = await stage.person("bao-lao-cai/officer")
        assert "không thuộc nhiệm vụ" in (await officer.presses("withdraw"))[-1]
