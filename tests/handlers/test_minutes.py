"""The minutes of the meeting: made from what was recorded, read aloud, adopted, then closed."""

from pathlib import Path

import pytest

from handlers.reading import read_aloud
from messages.render import render
from rules.errors import NotYours
from tests.handlers.meeting_stage import MeetingStage

FLAGS = {"ban-dan-van": 8, "van-phong": 7, "bao-lao-cai": 2}


async def minutes(stage: MeetingStage, key: str = "ban-noi-chinh/officer") -> str:
    person = (await stage.person(key)).person
    read = await stage.desk.read(lambda store: read_aloud(store, "bien-ban-hoi-nghi", 1, person, stage.clock()))
    return render(read).html


async def test_everything_recorded_is_in_the_minutes(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open(absent=1)
        await secretary.presses("motionready 1 chairs")
        await secretary.taps("Nhất trí 8/8")
        await secretary.presses("motionready 1 report")
        await secretary.taps("Giơ tay")
        await secretary.says("6 tán thành, 1 không tán thành, 1 không có ý kiến")
        await secretary.presses("remark 1 directive")
        await secretary.says("Lãnh đạo Ban Thi đua: đăng ký mô hình <mới>")
        await secretary.presses("remark 1 task")
        await secretary.says("BLC; đăng tin; 25/12")
        await secretary.presses(f"withdrawfor 1 {await stage.unit('van-phong')}")
        await secretary.says("đã có cờ năm trước")
        said = await minutes(stage)
        assert said.startswith("<b>BIÊN BẢN HỘI NGHỊ</b>")
        assert "Khối thi đua các cơ quan Tỉnh ủy Lào Cai" in said
        assert "Khai mạc hồi 14 giờ 00, ngày 19 tháng 12 năm 2023" in said
        assert "Chủ trì: Trưởng Ban Nội chính Tỉnh ủy." in said
        assert "Có mặt 8/9 đơn vị:" in said
        assert "Vắng mặt: Báo Lào Cai (không nêu lý do)." in said
        assert "biểu quyết nhất trí 8/8 đơn vị có mặt (100%). Hội nghị thông qua." in said
        assert "giơ tay biểu quyết, 6/8 tán thành, 1 không tán thành, 1 không có ý kiến (75%)" in said
        assert "Ý kiến chỉ đạo. Lãnh đạo Ban Thi đua: đăng ký mô hình &lt;mới&gt;" in said
        assert "Báo Lào Cai: đăng tin (hạn 25/12/2023)" in said
        assert "Văn phòng Tỉnh ủy xin rút khỏi danh sách suy tôn Cờ thi đua của Ủy ban nhân dân tỉnh" in said
        assert "Biên bản chưa được hội nghị thông qua." in said


async def test_a_ballot_is_in_the_minutes_only_once_it_is_announced(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        await stage.count(secretary, FLAGS)
        assert "Chưa có kết quả bình xét, suy tôn được công bố." in await minutes(stage)
        await secretary.taps("Công bố")
        said = await minutes(stage)
        assert "1. <b>Ban Dân vận Tỉnh ủy</b>: 8/9 phiếu (88,89%)" in said
        assert "Báo Lào Cai: 2/9" not in said
        assert "phát ra: 9; thu vào: 9; hợp lệ: 9; không hợp lệ: 0; phiếu trắng: 0." in said
        assert "chưa phải là quyết định khen thưởng" in said
        assert "không mã hóa" not in said


async def test_the_meeting_adopts_the_text_and_a_later_note_asks_for_it_again(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        assert "Chưa thông qua" in (await secretary.presses("minutes 1"))[-1]
        await secretary.taps("Thông qua biên bản")
        await secretary.taps("Nhất trí 9/9")
        assert "Biên bản được đọc trước hội nghị và thông qua: biểu quyết nhất trí 9/9" in await minutes(stage)
        assert "<b>Hội nghị đã thông qua</b>" in (await secretary.presses("minutes 1"))[-1]
        await secretary.presses("remark 1 opinion")
        await secretary.says("BDV: nhất trí")
        assert "thông qua lại" in (await secretary.presses("minutes 1"))[-1]


async def test_ending_without_adopted_minutes_is_warned_of_and_possible(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        assert "Biên bản chưa được hội nghị thông qua" in (await secretary.presses("askend 1"))[-1]
        await secretary.taps("Kết thúc hội nghị")
        said = await minutes(stage)
        assert "Hội nghị kết thúc hồi 14 giờ 00" in said
        assert "Biên bản chưa được hội nghị thông qua." in said
        assert "hội nghị đã kết thúc" in (await secretary.presses("motionready 1 minutes"))[-1]


async def test_adopted_minutes_are_not_warned_of(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.presses("motionready 1 minutes")
        await secretary.taps("Nhất trí 9/9")
        assert "chưa được hội nghị thông qua" not in (await secretary.presses("askend 1"))[-1]
        await secretary.taps("Kết thúc hội nghị")
        assert "<b>Hội nghị đã thông qua</b>" in (await secretary.presses("minutes 1"))[-1]


async def test_a_meeting_does_not_end_over_an_open_vote(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.presses("motionready 1 report")
        await secretary.taps("Theo tên đơn vị")
        assert "đang có nội dung biểu quyết" in (await secretary.presses("endmeeting 1"))[-1]


async def test_the_minutes_are_the_leads_to_read(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        await stage.open()
        delegate = await stage.person("ban-dan-van/head")
        assert "không thuộc nhiệm vụ" in (await delegate.presses("minutes 1"))[-1]
        with pytest.raises(NotYours):
            await minutes(stage, "ban-dan-van/head")
