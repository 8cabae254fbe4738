"""The meeting from its first check-in to its end, as the secretary and the delegates tap it."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.player import NoSuchButton
from rules.meetings import Attendance
from tests.handlers.meeting_stage import MeetingStage


async def test_opening_the_check_in_asks_every_delegate_and_the_group(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.secretary()
        assert "Chưa mở điểm danh" in (await secretary.says("/hoinghi"))[-1]
        assert "<b>0/9</b> đơn vị" in (await secretary.taps("Mở điểm danh"))[-1]
        for delegate in await stage.delegates():
            assert (await delegate.button("Có mặt")).value.startswith("checkin 1 ")
        assert "Đã mở điểm danh" in (await stage.group())[-1]


async def test_the_card_names_the_projector(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.gather()
        await secretary.says("/hoinghi")
        token = (await secretary.rows())[-1].body["card"].removeprefix("projector:")
        meeting = await stage.desk.read(lambda store: store.meetings.by_token(token))
        assert meeting is not None
        assert meeting.id == 1


async def test_only_the_lead_runs_the_meeting(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        await stage.gather()
        outsider = await stage.person("ban-dan-van/officer")
        verbs = ("rollcall", "openmeeting", "askend", "endmeeting")
        values = ("startcheckin", "mark 1 1 present", *(f"{verb} 1" for verb in verbs))
        assert "không thuộc nhiệm vụ" in (await outsider.says("/hoinghi"))[-1]
        for value in values:
            assert "không thuộc nhiệm vụ" in (await outsider.presses(value))[-1], value


async def test_a_delegate_checks_in_for_no_other_unit(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        await stage.gather(absent=9)
        delegate, other = await stage.person("ban-dan-van/head"), await stage.unit("bao-lao-cai")
        assert "không thuộc nhiệm vụ" in (await delegate.presses(f"checkin 1 {other} present"))[-1]
        assert await stage.desk.read(lambda store: store.meetings.attendance(1)) == {}


async def test_an_officer_who_is_no_delegate_does_not_check_in(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        await stage.gather(absent=9)
        officer = await stage.person("bao-lao-cai/officer")
        assert "không thuộc nhiệm vụ" in (await officer.says("điểm danh"))[-1]


async def test_a_unit_may_say_it_is_absent_and_come_after_all(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        await stage.gather(absent=9)
        delegate, unit = await stage.person("bao-lao-cai/head"), await stage.unit("bao-lao-cai")
        assert "vắng mặt" in (await delegate.taps("Báo vắng"))[-1]
        assert "<b>Báo Lào Cai có mặt</b>" in (await delegate.taps("Có mặt"))[-1]
        known = await stage.desk.read(lambda store: store.meetings.attendance(1))
        assert known == {unit: Attendance.PRESENT}


async def test_the_secretary_checks_a_unit_in_and_its_delegate_hears_of_it(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.gather(absent=1)
        await secretary.says("/hoinghi")
        await secretary.taps("Điểm danh hộ")
        assert "có mặt 9/9" in (await secretary.chooses("Báo Lào Cai"))[-1]
        delegate = await stage.person("bao-lao-cai/head")
        assert "Thư ký đã ghi: <b>Báo Lào Cai có mặt</b>" in (await delegate.sees())[-1]
        await secretary.taps("BLC")
        assert "có mặt 8/9" in (await secretary.taps("Vắng"))[-1]


async def test_the_lead_hears_of_the_quorum_once_and_of_everybody_once(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.gather()
        cards = [text for text in await secretary.sees() if "Có mặt: <b>" in text]
        assert ["<b>9/9</b>" in text for text in cards] == [True]
        said = [row.body["html"] for row in await secretary.rows()]
        assert sum("có mặt 6/9 đơn vị" in text for text in said) == 1


async def test_without_a_quorum_the_meeting_does_not_open(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.gather(absent=4)
        card = (await secretary.says("/hoinghi"))[-1]
        assert "Còn thiếu 1 đơn vị" in card
        assert "có mặt 5 đơn vị, cần ít nhất 6" in (await secretary.taps("Khai mạc hội nghị"))[-1]
        delegate = await stage.person("truong-chinh-tri/head")
        await delegate.taps("Có mặt")
        assert "Hội nghị đã khai mạc" in (await secretary.taps("Khai mạc hội nghị"))[-1]
        assert "Chưa có mặt: " in (await stage.group())[-1]


async def test_a_bloc_without_a_quorum_rule_opens_with_whoever_is_there(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, lambda profile: replace(profile, quorum=None)) as stage:
        secretary = await stage.open(absent=8)
        assert "<b>1/9</b>" in (await secretary.says("/hoinghi"))[-1]


async def test_an_old_button_meets_the_meeting_of_today(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        assert "hội nghị đang họp" in (await secretary.presses("openmeeting 1"))[-1]
        assert "hội nghị đang họp" in (await secretary.presses("startcheckin"))[-1]
        assert "đã cũ" in (await secretary.presses("openmeeting 7"))[-1]
        assert len([text for text in await stage.group() if "khai mạc" in text]) == 1


async def test_the_end_is_asked_twice_and_closes_the_check_in(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Kết thúc hội nghị")
        assert "đã kết thúc" in (await secretary.taps("Kết thúc hội nghị"))[-1]
        delegate = await stage.person("ban-dan-van/head")
        assert "hội nghị đã kết thúc" in (await delegate.taps("Báo vắng"))[-1]
        assert "chưa mở điểm danh hội nghị nào" in (await delegate.says("/diemdanh"))[-1]
        with pytest.raises(NoSuchButton):
            await secretary.button("Chuẩn bị phiếu suy tôn")


async def test_a_meeting_does_not_end_over_a_sealed_box(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await secretary.taps("Niêm phong hòm phiếu")
        assert "đã niêm phong" in (await secretary.presses("endmeeting 1"))[-1]


async def test_what_is_needed_less_often_stands_above_the_card(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        desk, card = (await secretary.taps("Việc khác ›"))[-2:]
        assert desk.startswith("<b>Các việc tại hội nghị</b>")
        assert card.startswith("<b>Hội nghị tổng kết năm 2023</b>")
        above, below = (await secretary.rows())[-2:]
        assert len(below.body["rows"]) <= 6
        assert len(above.body["rows"]) > len(below.body["rows"])
        assert below.body["rows"][0][0] == {
            "label": "Nội dung tiếp theo ›",
            "value": "agendanext 1 0",
            "look": "main",
        }


async def test_what_belongs_to_the_item_under_way_stands_first(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        for label, number in (("Chiếu bảng điểm", 4), ("Chuẩn bị phiếu suy tôn", 7), ("Trưởng khối năm sau", 9)):
            await secretary.presses(f"agendago 1 {number}")
            first = (await secretary.rows())[-1].body["rows"][0]
            assert [(one["label"], one["look"]) for one in first] == [(label, "main")], number
