"""Who is there: delegates, stand-ins, whoever leaves before the end, and what the lead's list says of them."""

from pathlib import Path

from rules.calls import Answer, Registration
from rules.meetings import Attendance
from tests.handlers.meeting_stage import MeetingStage


async def attendance(stage: MeetingStage, key: str) -> Attendance | None:
    known = await stage.desk.read(lambda store: store.meetings.attendance(1))
    return known.get(await stage.unit(key))


async def test_a_stand_in_is_named_and_counts_as_present(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        await stage.gather(absent=9)
        delegate = await stage.person("bao-lao-cai/head")
        assert "họ tên, dấu chấm phẩy rồi chức vụ" in (await delegate.taps("Ủy quyền"))[-1]
        said = (await delegate.says("Phó Tổng Biên tập; phụ trách nội dung"))[-1]
        assert "<b>Báo Lào Cai có người dự thay</b>: Phó Tổng Biên tập, phụ trách nội dung" in said
        assert await attendance(stage, "bao-lao-cai") is Attendance.PROXY
        secretary = await stage.secretary()
        assert "<b>1/9</b>" in (await secretary.says("/hoinghi"))[-1]
        listed = (await secretary.taps("Điểm danh hộ"))[-1]
        assert "Báo Lào Cai: ủy quyền dự thay (Phó Tổng Biên tập, phụ trách nội dung)" in listed


async def test_a_stand_in_without_a_title_is_asked_for_again(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        await stage.gather(absent=9)
        delegate = await stage.person("bao-lao-cai/head")
        await delegate.taps("Ủy quyền")
        assert "dấu chấm phẩy" in (await delegate.says("Phó Tổng Biên tập"))[-1]
        assert await attendance(stage, "bao-lao-cai") is None
        await delegate.says("Phó Tổng Biên tập; phụ trách nội dung")
        assert await attendance(stage, "bao-lao-cai") is Attendance.PROXY


async def test_a_unit_that_goes_during_the_sitting_has_left_and_may_come_back(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        delegate = await stage.person("bao-lao-cai/head")
        await delegate.says("điểm danh")
        assert "đã rời hội nghị" in (await delegate.taps("Rời hội nghị"))[-1]
        assert await attendance(stage, "bao-lao-cai") is Attendance.LEFT
        card = (await secretary.says("/hoinghi"))[-1]
        assert "<b>8/9</b>" in card
        assert "Đã rời hội nghị: Báo Lào Cai." in card
        await delegate.taps("Có mặt")
        assert await attendance(stage, "bao-lao-cai") is Attendance.PRESENT


async def test_an_old_button_of_absence_does_not_make_a_unit_that_left_one_that_never_came(
    tmp_path: Path,
) -> None:
    async with MeetingStage(tmp_path) as stage:
        await stage.open()
        delegate = await stage.person("bao-lao-cai/head")
        button = await delegate.button("Báo vắng")
        for _ in range(2):
            await delegate.presses(button.value)
        assert await attendance(stage, "bao-lao-cai") is Attendance.LEFT


async def test_an_absence_may_be_given_its_reason(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.gather(absent=9)
        delegate, unit = await stage.person("bao-lao-cai/head"), await stage.unit("bao-lao-cai")
        await delegate.taps("Báo vắng")
        await delegate.taps("Ghi lý do")
        assert "lý do: dự họp ở Trung ương" in (await delegate.says("dự họp ở Trung ương"))[-1]
        registered = await stage.desk.read(lambda store: store.calls.registrations(1))
        assert registered == {unit: Registration(Answer.ABSENT, reason="dự họp ở Trung ương")}
        await secretary.says("/hoinghi")
        assert "Báo Lào Cai: vắng (dự họp ở Trung ương)" in (await secretary.taps("Điểm danh hộ"))[-1]


async def test_the_secretary_records_a_stand_in_and_a_departure(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.gather(absent=1)
        await secretary.says("/hoinghi")
        await secretary.taps("Điểm danh hộ")
        await secretary.taps("BLC")
        await secretary.taps("Ủy quyền")
        assert "có mặt 9/9" in (await secretary.says("Phó Tổng Biên tập; phụ trách nội dung"))[-1]
        delegate = await stage.person("bao-lao-cai/head")
        assert "Thư ký đã ghi: <b>Báo Lào Cai có người dự thay</b>" in (await delegate.sees())[-1]
        await secretary.taps("BLC")
        assert "Báo Lào Cai: đã rời hội nghị" in (await secretary.taps("Rời hội nghị"))[-1]


async def test_nobody_names_a_stand_in_or_a_reason_for_another_unit(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        await stage.gather(absent=9)
        delegate, other = await stage.person("ban-dan-van/head"), await stage.unit("bao-lao-cai")
        for verb in ("standin", "excuse", "register", "rollunit"):
            assert "không thuộc nhiệm vụ" in (await delegate.presses(f"{verb} 1 {other}"))[-1], verb
        assert await stage.desk.read(lambda store: store.calls.registrations(1)) == {}
