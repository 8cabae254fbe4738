"""Calling the meeting: what the lead prepares, what every unit receives once, and what it answers."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.player import NoSuchButton, Player
from messages.incoming import Attachment
from rules.calls import Answer
from rules.meetings import Attendance, MeetingState
from tests.handlers.meeting_stage import MeetingStage
from tests.support.stage import ZONE

REPORT = Attachment("ab" * 32, "bao-cao.docx", 2048, "application/msword")


class CalledStage(MeetingStage):
    """Two weeks before the meeting."""

    async def __aenter__(self) -> "CalledStage":
        await super().__aenter__()
        self.clock.move(datetime(2023, 12, 5, 9, tzinfo=ZONE))
        return self

    async def sent(self) -> Player:
        """The secretary, with the invitation sent."""
        secretary = await self.secretary()
        await secretary.says("/hoinghi")
        await secretary.taps("Chuẩn bị giấy mời")
        await secretary.taps("Địa điểm")
        await secretary.says("Hội trường tầng 2, trụ sở Tỉnh ủy")
        await secretary.taps("Gửi giấy mời")
        return secretary


async def test_the_hour_is_that_of_the_calendar_until_another_is_typed(tmp_path: Path) -> None:
    async with CalledStage(tmp_path) as stage:
        secretary = await stage.secretary()
        await secretary.says("/hoinghi")
        card = (await secretary.taps("Chuẩn bị giấy mời"))[-1]
        assert "14 giờ 00, thứ Ba 19/12/2023" in card
        assert "Địa điểm: chưa ghi" in card
        await secretary.taps("Ngày giờ")
        assert "08 giờ 30, thứ Tư 20/12/2023" in (await secretary.says("8h30 ngày 20/12"))[-1]
        await secretary.taps("Ngày giờ")
        assert "ví dụ: 08 giờ 30 ngày 20/12/2023" in (await secretary.says("mấy giờ cũng được"))[-1]
        assert "ngoài khoảng nhận được" in (await secretary.says("8h30 ngày 1/12"))[-1]
        assert "15 giờ 00, thứ Tư 20/12/2023" in (await secretary.says("3 giờ chiều"))[-1]


async def test_nothing_is_sent_before_there_is_a_place(tmp_path: Path) -> None:
    async with CalledStage(tmp_path) as stage:
        secretary = await stage.secretary()
        await secretary.says("/hoinghi")
        await secretary.taps("Chuẩn bị giấy mời")
        with pytest.raises(NoSuchButton):
            await secretary.button("Gửi giấy mời")


async def test_every_delegate_and_head_receives_what_was_seen(tmp_path: Path) -> None:
    async with CalledStage(tmp_path) as stage:
        secretary = await stage.secretary()
        await secretary.says("/hoinghi")
        await secretary.taps("Chuẩn bị giấy mời")
        await secretary.taps("Tài liệu")
        await secretary.says("", (REPORT,))
        await secretary.taps("Xong")
        await secretary.taps("Địa điểm")
        await secretary.says("Hội trường <b> tầng 2")
        await secretary.taps("Gửi giấy mời")
        for delegate in await stage.delegates():
            row = next(row for row in await delegate.rows() if "GIẤY MỜI" in row.body["html"])
            assert "Địa điểm: <b>Hội trường &lt;b&gt; tầng 2</b>" in row.body["html"]
            assert "12. Thông qua biên bản, bế mạc hội nghị" in row.body["html"]
            assert [file["name"] for file in row.body["files"]] == ["bao-cao.docx"]
        assert "Đề nghị các đơn vị đăng ký đại biểu" in (await stage.group())[-1]


async def test_the_same_invitation_goes_out_once_and_a_changed_one_once_more(tmp_path: Path) -> None:
    async with CalledStage(tmp_path) as stage:
        secretary = await stage.sent()
        said = len(await stage.group())
        old = (await secretary.rows())[-1]
        assert "Giấy mời đã gửi." in old.body["html"]
        with pytest.raises(NoSuchButton):
            await secretary.button("Gửi lại giấy mời")
        await secretary.taps("Chương trình")
        await secretary.taps("Thêm nội dung")
        await secretary.says("Chụp ảnh lưu niệm")
        assert "đã thay đổi sau khi gửi" in (await secretary.says("/hoinghi"))[-1]
        assert len(await stage.group()) == said
        again = await secretary.button("Gửi lại giấy mời")
        for _ in range(2):
            await secretary.presses(again.value)
        assert len(await stage.group()) == said + 1
        delegate = await stage.person("ban-dan-van/head")
        assert "13. Chụp ảnh lưu niệm" in (await delegate.sees())[-1]


async def test_a_button_of_another_content_sends_nothing(tmp_path: Path) -> None:
    async with CalledStage(tmp_path) as stage:
        secretary = await stage.secretary()
        await secretary.says("/hoinghi")
        await secretary.taps("Chuẩn bị giấy mời")
        await secretary.taps("Địa điểm")
        await secretary.says("Hội trường tầng 2")
        send = await secretary.button("Gửi giấy mời")
        await secretary.taps("Địa điểm")
        await secretary.says("Hội trường tầng 3")
        assert "Giấy mời chưa gửi" in (await secretary.presses(send.value))[-1]
        assert [text for text in await stage.group() if "Giấy mời" in text] == []


async def test_units_register_name_a_stand_in_or_say_why_they_are_absent(tmp_path: Path) -> None:
    async with CalledStage(tmp_path) as stage:
        secretary = await stage.sent()
        coming, proxy, absent = [
            await stage.person(f"{key}/head") for key in ("van-phong", "ban-to-chuc", "bao-lao-cai")
        ]
        assert "<b>Văn phòng Tỉnh ủy đăng ký dự</b>" in (await coming.taps("Đăng ký dự"))[-1]
        await proxy.taps("Cử người dự thay")
        assert "cử người dự thay (Phó Trưởng ban, phụ trách)" in (
            await proxy.says("Phó Trưởng ban; phụ trách")
        )[-1]
        await absent.taps("Báo vắng")
        assert "báo vắng (dự họp ở Trung ương)" in (await absent.says("dự họp ở Trung ương"))[-1]
        card = (await secretary.says("/hoinghi"))[-1]
        assert "Đã trả lời: 3/9 đơn vị" in card
        assert "Báo Lào Cai: báo vắng (dự họp ở Trung ương)" in card
        assert "Ban Tuyên giáo Tỉnh ủy: chưa trả lời" in card


async def test_what_was_answered_is_known_when_the_check_in_opens(tmp_path: Path) -> None:
    async with CalledStage(tmp_path) as stage:
        secretary = await stage.sent()
        proxy, absent = [await stage.person(f"{key}/head") for key in ("ban-to-chuc", "bao-lao-cai")]
        await proxy.taps("Cử người dự thay")
        await proxy.says("Phó Trưởng ban; phụ trách")
        await absent.taps("Báo vắng")
        await absent.says("dự họp ở Trung ương")
        stage.clock.move(datetime(2023, 12, 19, 13, 30, tzinfo=ZONE))
        await secretary.says("/hoinghi")
        await secretary.taps("Mở điểm danh")
        assert "vắng mặt</b>, lý do: dự họp ở Trung ương" in (await absent.sees())[-1]
        await proxy.taps("Ủy quyền")
        known = await stage.desk.read(lambda store: store.meetings.attendance(1))
        assert known == {
            await stage.unit("ban-to-chuc"): Attendance.PROXY,
            await stage.unit("bao-lao-cai"): Attendance.ABSENT,
        }
        meeting = await stage.desk.read(lambda store: store.meetings.get(1))
        assert meeting is not None
        assert (meeting.state, meeting.opened_at) == (MeetingState.CHECKING_IN, stage.clock())
        await absent.taps("Đăng ký dự")
        assert (await absent.button("Có mặt")).value.endswith("present")


async def test_the_lead_hears_of_absences_and_of_the_last_answer_only(tmp_path: Path) -> None:
    async with CalledStage(tmp_path) as stage:
        secretary = await stage.sent()
        await secretary.sees()
        *others, absent = await stage.delegates()
        for delegate in others:
            await delegate.taps("Đăng ký dự")
        assert [text for text in await secretary.sees() if "Đã trả lời" in text] == []
        await absent.taps("Báo vắng")
        await absent.says("dự họp ở Trung ương")
        assert "Đã trả lời: 9/9 đơn vị" in (await secretary.sees())[-1]


async def test_documents_are_kept_once_and_taken_out_again(tmp_path: Path) -> None:
    async with CalledStage(tmp_path) as stage:
        secretary = await stage.sent()
        await secretary.taps("Tài liệu")
        bad = Attachment("", "phim.exe", 10, "")
        said = (await secretary.says("", (REPORT, REPORT, bad)))[-1]
        assert "1. bao-cao.docx" in said
        assert "2." not in said
        assert "phim.exe" in said
        assert "Chưa nhận được tệp nào" in (await secretary.says("đây là báo cáo"))[-1]
        await secretary.taps("Bỏ tệp 1")
        assert await stage.desk.read(lambda store: store.calls.documents(1)) == ()


async def test_only_the_lead_calls_and_only_the_units_people_answer(tmp_path: Path) -> None:
    async with CalledStage(tmp_path) as stage:
        await stage.sent()
        outsider = await stage.person("bao-lao-cai/officer")
        unit = await stage.unit("bao-lao-cai")
        values = ["callmeeting", *(f"{verb} 1" for verb in ("called", "callmoment", "callplace", "calldocs"))]
        for value in (*values, "dropdoc 1 1", "sendcall 1 abc", f"register 1 {unit}", f"excuse 1 {unit}"):
            assert "không thuộc nhiệm vụ" in (await outsider.presses(value))[-1], value
        assert await stage.desk.read(lambda store: store.calls.registrations(1)) == {}


async def test_a_meeting_that_gathers_is_no_longer_called(tmp_path: Path) -> None:
    async with CalledStage(tmp_path) as stage:
        secretary = await stage.sent()
        await secretary.taps("Mở điểm danh")
        assert "hội nghị đang điểm danh" in (await secretary.presses("callplace 1"))[-1]
        delegate, unit = await stage.person("van-phong/head"), await stage.unit("van-phong")
        await secretary.taps("Điểm danh hộ")
        await secretary.chooses(*(unit.name for unit in stage.file.units))
        await secretary.says("/hoinghi")
        await secretary.taps("Khai mạc hội nghị")
        await secretary.presses("endmeeting 1")
        assert "hội nghị đã kết thúc" in (await delegate.presses(f"register 1 {unit}"))[-1]
        registered = await stage.desk.read(lambda store: store.calls.registrations(1))
        assert not any(said.answer is Answer.COMING for said in registered.values())
