"""What is said in the meeting, noted by the secretary."""

from datetime import date
from pathlib import Path

from rules.remarks import Remark, RemarkKind
from tests.handlers.meeting_stage import MeetingStage


async def remarks(stage: MeetingStage) -> tuple[Remark, ...]:
    return await stage.desk.read(lambda store: store.remarks.of_meeting(1))


async def test_lines_are_noted_one_after_the_other(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Ghi ý kiến")
        await secretary.taps("Ý kiến, tham luận")
        await secretary.says("Trưởng Ban Dân vận: nhất trí với báo cáo")
        said = (await secretary.says("Hiệu trưởng Trường Chính trị: chia sẻ kinh nghiệm <&>"))[-1]
        assert "• Ý kiến, tham luận. Trưởng Ban Dân vận: nhất trí với báo cáo" in said
        kept = await remarks(stage)
        assert [one.kind for one in kept] == [RemarkKind.OPINION] * 2
        assert kept[1].gist == "chia sẻ kinh nghiệm <&>"


async def test_a_line_without_its_speaker_is_explained_and_loses_nothing(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.presses("remark 1 proposal")
        assert "cách nhau bằng dấu hai chấm" in (await secretary.says("nhất trí với báo cáo"))[-1]
        assert "Đã ghi" in (await secretary.says("BLC: đề nghị sửa tiêu chí 2.3"))[-1]


async def test_a_task_has_an_owner_and_perhaps_a_day(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary, unit = await stage.open(), await stage.unit("bao-lao-cai")
        await secretary.presses("remark 1 task")
        said = (await secretary.says("blc; đăng tin về hội nghị; 25/12"))[-1]
        assert "Báo Lào Cai: đăng tin về hội nghị (hạn 25/12/2023)" in said
        await secretary.says("các đơn vị; gửi báo cáo")
        await secretary.says("bao lao cay; họp rút kinh nghiệm")
        assert "không tìm thấy đơn vị “Sở Y tế”" in (await secretary.says("Sở Y tế; gửi báo cáo"))[-1]
        assert "không phải một ngày" in (await secretary.says("BLC; gửi báo cáo; sớm nhất"))[-1]
        assert "ngoài khoảng" in (await secretary.says("BLC; gửi báo cáo; 1/1/2020"))[-1]
        kept = [(one.unit, one.gist, one.due) for one in await remarks(stage)]
        assert kept == [
            (unit, "đăng tin về hội nghị", date(2023, 12, 25)),
            (0, "gửi báo cáo", None),
            (unit, "họp rút kinh nghiệm", None),
        ]


async def test_directives_are_taken_up_by_the_chair(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.presses("remark 1 directive")
        await secretary.says("Lãnh đạo Ban Thi đua - Khen thưởng: đề nghị đăng ký mô hình mới")
        assert "(chủ trì tiếp thu)" in (await secretary.taps("Chủ trì xin tiếp thu"))[-1]


async def test_what_was_noted_by_mistake_is_removed_while_the_meeting_goes_on(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.presses("remark 1 opinion")
        await secretary.says("BDV: nhất trí")
        await secretary.taps("Xóa mục ghi nhầm")
        assert "Chưa ghi mục nào" in (await secretary.taps("BDV: nhất trí"))[-1]
        assert "Chưa ghi mục nào" in (await secretary.presses("remarkdrop 1 1"))[-1]
        await secretary.presses("endmeeting 1")
        for value in ("remarks 1", "remark 1 opinion", "remarkdrop 1 1", "acceptdirectives 1"):
            assert "hội nghị đã kết thúc" in (await secretary.presses(value))[-1], value


async def test_only_the_lead_notes(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary, delegate = await stage.open(), await stage.person("ban-dan-van/head")
        for value in ("remarks 1", "remark 1 opinion", "remarkpick 1", "remarkdrop 1 1", "acceptdirectives 1"):
            assert "không thuộc nhiệm vụ" in (await delegate.presses(value))[-1], value
        assert "đã cũ" in (await secretary.presses("remark 1 gossip"))[-1]
