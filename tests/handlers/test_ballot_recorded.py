"""Ballots without a box: agreed by all, and by raised hands."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.player import NoSuchButton
from bot.result_bars import bars_of
from rules.meetings import BallotState
from rules.profile import BallotKind, Form, Profile
from rules.rounds import elected_of
from tests.handlers.meeting_stage import MeetingStage
from tests.handlers.recorded_stage import HANDS, by, drafted, names


async def test_all_agree_on_names_and_no_count_is_ever_told(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(Form.UNANIMOUS)) as stage:
        secretary = await drafted(stage, absent=2)
        with pytest.raises(NoSuchButton):
            await secretary.button("Niêm phong hòm phiếu")
        assert "đã cũ" in (await secretary.presses("seal 1"))[-1]
        await secretary.taps("Ghi biểu quyết nhất trí")
        shown = (await secretary.chooses("Văn phòng Tỉnh ủy", "Ban Tổ chức Tỉnh ủy"))[-1]
        assert "(7/7 đơn vị có mặt) suy tôn: <b>Ban Tổ chức Tỉnh ủy; Văn phòng Tỉnh ủy</b>" in shown
        await secretary.taps("Hội nghị nhất trí")
        ballot = await stage.ballot()
        assert ballot.state is BallotState.ANNOUNCED
        assert elected_of(ballot) == (await stage.unit("ban-to-chuc"), await stage.unit("van-phong"))
        said = (await stage.group())[-1]
        assert "<b>KẾT QUẢ BIỂU QUYẾT SUY TÔN</b>" in said
        assert "Có mặt: 7/9 đơn vị. Hình thức: biểu quyết nhất trí, không bỏ phiếu." in said
        assert "Hội nghị nhất trí suy tôn 02 đơn vị nêu trên" in said
        assert "phiếu (" not in said
        assert "Thu vào" not in said
        units = await stage.desk.read(lambda store: {unit.id: unit for unit in store.people.units(stage.bloc)})
        assert [(bar.name, bar.votes) for bar in bars_of(ballot, units)] == [
            ("Ban Tổ chức Tỉnh ủy", None),
            ("Văn phòng Tỉnh ủy", None),
        ]
        with pytest.raises(NoSuchButton):
            await secretary.button("Bỏ phiếu vòng hai")


async def test_the_meeting_agrees_on_somebody_and_on_no_more_than_the_seats(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(Form.UNANIMOUS)) as stage:
        secretary = await drafted(stage)
        await secretary.taps("Ghi biểu quyết nhất trí")
        assert "chọn ít nhất 1 và không quá 2" in (await secretary.presses("agreedpick 1"))[-1]
        keys = ("van-phong", "ban-to-chuc", "bao-lao-cai")
        three = tuple([str(await stage.unit(key)) for key in keys])
        assert "không quá 2" in (await secretary.presses("agreedpick 1", three))[-1]
        assert "không quá 2" in (await secretary.presses("agreedset 1 0.1.2"))[-1]
        assert "đã cũ" in (await secretary.presses("agreedset 1 77"))[-1]
        assert (await stage.ballot()).state is BallotState.DRAFT


async def test_hands_are_typed_looked_at_and_announced_by_the_chair(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(Form.OPEN)) as stage:
        secretary = await drafted(stage)
        asked = (await secretary.taps("Nhập kết quả giơ tay"))[-1]
        assert "ví dụ: 8; 7; 0; 0; 0; 0; 0; 0; 0" in asked
        shown = (await secretary.says(HANDS))[-1]
        assert "2. Ban Nội chính Tỉnh ủy: 1" in shown
        assert "có thể làm lộ" not in (await secretary.taps("Xác nhận"))[-1]
        assert (await stage.ballot()).state is BallotState.OPENED
        assert not any("KẾT QUẢ" in text for text in await stage.group())
        await secretary.taps("Công bố")
        said = (await stage.group())[-1]
        assert "Hình thức: biểu quyết giơ tay · Số đơn vị biểu quyết: 9" in said
        listed = await names(stage)
        assert f"1. <b>{listed[3]}</b>: 7/9 đơn vị (77,78%)" in said
        assert "Thu vào" not in said


async def test_hands_typed_wrong_are_refused_with_the_reason_and_typed_again(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(Form.OPEN)) as stage:
        secretary = await drafted(stage, absent=1)
        await secretary.taps("Nhập kết quả giơ tay")
        assert "cần đúng 9 số" in (await secretary.says("8; 7"))[-1]
        assert "nhiều hơn 8 là số nhiều nhất" in (await secretary.says("9; 0; 0; 0; 0; 0; 0; 0; 0"))[-1]
        assert "nhiều nhất là 16" in (await secretary.says("8; 8; 1; 0; 0; 0; 0; 0; 0"))[-1]
        assert "đã cũ" in (await secretary.presses("handset 1"))[-1]
        shown = (await secretary.says("Báo Lào Cai: 6; VPTU: 5"))[-1]
        assert "Báo Lào Cai: 6" in shown
        await secretary.says("Báo Lào Cai: 7; VPTU: 5")
        await secretary.taps("Xác nhận")
        totals = (await stage.ballot()).totals
        assert totals is not None
        assert totals.votes[await stage.unit("bao-lao-cai")] == 7
        assert (totals.issued, totals.valid) == (8, 8)


async def test_each_unit_may_be_answered_by_hands(tmp_path: Path) -> None:
    def each(profile: Profile) -> Profile:
        return replace(profile, form=Form.OPEN, kind=BallotKind.OPINION_EACH)

    async with MeetingStage(tmp_path, each) as stage:
        secretary = await drafted(stage)
        await secretary.taps("Nhập kết quả giơ tay")
        await secretary.says("Báo Lào Cai: 8/1/0")
        await secretary.taps("Xác nhận")
        totals = (await stage.ballot()).totals
        assert totals is not None
        unit = await stage.unit("bao-lao-cai")
        assert (totals.votes[unit], totals.against[unit], totals.no_opinion[unit]) == (8, 1, 0)


async def test_a_tie_by_hands_goes_to_a_second_vote_by_hands(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(Form.OPEN)) as stage:
        secretary = await drafted(stage)
        await secretary.taps("Nhập kết quả giơ tay")
        await secretary.says("Báo Lào Cai: 6; Văn phòng Tỉnh ủy: 5; Ban Tổ chức Tỉnh ủy: 5")
        await secretary.taps("Xác nhận")
        await secretary.taps("Công bố")
        await secretary.taps("Bỏ phiếu vòng hai")
        await secretary.taps("Nhập kết quả giơ tay")
        await secretary.says("4; 5")
        await secretary.taps("Xác nhận")
        await secretary.taps("Công bố")
        assert elected_of(await stage.ballot()) == (await stage.unit("van-phong"),)


async def test_only_the_lead_records_a_ballot(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(Form.OPEN)) as stage:
        await drafted(stage)
        outsider = await stage.person("van-phong/head")
        for value in ("agreed 1", "agreedpick 1", "agreedset 1 0", "handcounts 1", "onpaper 1", "paperout 1"):
            assert "không thuộc nhiệm vụ" in (await outsider.presses(value))[-1], value
