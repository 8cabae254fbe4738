"""Chuyển hạn: the lead moves an item for a reason, and everybody concerned reads of it once."""

from datetime import datetime
from pathlib import Path

from bot.player import Player
from bot.schedule import look_at_all
from rules.calendar_items import CalendarItem
from rules.review import SheetState
from tests.handlers.reminder_stage import ReminderStage
from tests.handlers.scoring_year import plain, put_sheets, sheet_of
from tests.support.stage import ZONE, Stage

OFFICER, HEAD, LEAD, SECOND = (
    "ban-dan-van/officer",
    "ban-dan-van/head",
    "ban-noi-chinh/officer",
    "ban-noi-chinh/head",
)
REASON = "chờ số liệu của Cục Thống kê"


def at(day: int, hour: int = 8, month: int = 11) -> datetime:
    return datetime(2023, month, day, hour, tzinfo=ZONE)


async def move(lead: Player, to: str, item: str = "tu-cham", reason: str = REASON) -> str:
    await lead.presses(f"moveitem {item}")
    await lead.says(to)
    await lead.says(reason)
    return plain(await lead.taps("Xác nhận"))


async def item_now(stage: Stage, name: str = "tu-cham") -> CalendarItem:
    bloc = await stage.desk.read(lambda store: store.blocs.get(stage.bloc))
    assert bloc is not None
    return next(item for item in bloc.calendar if item.id == name)


async def tick(stage: Stage) -> None:
    await stage.desk.write(lambda store: store.looks.soon(stage.bloc))
    await look_at_all(stage.desk)


async def test_a_move_is_doubted_reasoned_confirmed_and_told_once(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        stage.clock.move(at(8))
        officer, head, lead = [await stage.person(key) for key in (OFFICER, HEAD, LEAD)]
        before = await item_now(stage)
        assert "Hiện nay: 17 giờ 00, thứ Sáu 10/11/2023" in plain(await lead.presses("moveitem tu-cham"))
        assert "đã qua, không chuyển" in plain(await lead.says("1/11"))
        assert "18/11/2023 là ngày nghỉ (cuối tuần)" in plain(await lead.says("18/11"))
        said = plain(await lead.says("25/11 16:00"))
        assert "→ 16 giờ 00, thứ Bảy 25/11/2023" in said, "another day, and no reason"
        assert "25/11/2023 là ngày nghỉ (cuối tuần)" in said
        assert "“Thẩm định lần 1” (hạn 17 giờ 00, thứ Tư 22/11/2023) cần “Tự chấm điểm" in said
        assert "cần nêu lý do" in plain(await lead.says("..."))
        said = plain(await lead.says(REASON))
        assert "9 đơn vị được báo một lần" in said
        assert (await item_now(stage)).due == before.due
        said = plain(await lead.taps("Xác nhận"))
        assert "• Thẩm định lần 1, hạn 17 giờ 00, thứ Tư 22/11/2023" in said
        assert "Chuyển hạn: Thẩm định lần 1" in plain(await lead.taps("Chuyển: Thẩm định lần 1"))
        after = await item_now(stage)
        assert after.due == at(25, 16)
        bloc = await stage.desk.read(lambda store: store.blocs.get(stage.bloc))
        assert bloc is not None
        assert (bloc.revision, bloc.table_revision) == (2, 1)
        assert (after.needs, after.source, after.official) == (before.needs, before.source, before.official)
        for person in (officer, head):
            told = plain(await person.sees())
            assert told.count("17 giờ 00, thứ Sáu 10/11/2023 → 16 giờ 00, thứ Bảy 25/11/2023") == 1
            assert f"Lý do: “{REASON}”" in told
        assert sum(REASON in said for said in await stage.group()) == 1
        assert "đã cũ" in plain(await lead.presses("moveit tu-cham"))
        log = await stage.desk.read(lambda store: store.audit.lines(stage.bloc))
        [line] = [one.body for one in log if one.what == "deadline_moved"]
        assert (line["old"], line["reason"]) == ("2023-11-10T17:00:00+07:00", REASON)
        assert str(line["new"]).startswith("2023-11-25T16:00")


async def test_of_two_who_move_at_once_the_second_sees_the_new_state_first(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        stage.clock.move(at(8))
        lead, second = await stage.person(LEAD), await stage.person(SECOND)
        await second.presses("moveitem tu-cham")
        await second.says("14/11")
        await second.says(REASON)
        await move(lead, "13/11")
        said = plain(await second.taps("Xác nhận"))
        assert "vừa được đồng chí khác chuyển, nay là 17 giờ 00, thứ Hai 13/11/2023" in said
        assert (await item_now(stage)).due == at(13, 17)
        assert "Hiện nay: 17 giờ 00, thứ Hai 13/11/2023" in plain(await second.taps("Chuyển tiếp"))


async def test_a_later_opening_is_announced_when_it_comes(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, lead = await stage.person(OFFICER), await stage.person(LEAD)
        await tick(stage)
        assert "Tự chấm điểm" in plain(await officer.sees())
        await lead.presses("moveopens tu-cham")
        assert "sau hạn" in plain(await lead.says("20/11"))
        await lead.says("1/11")
        await lead.says(REASON)
        assert "Đã chuyển ngày mở" in plain(await lead.taps("Xác nhận"))
        await officer.sees()
        await tick(stage)
        assert await officer.sees() == []
        stage.clock.move(at(1, 8))
        await tick(stage)
        assert "Tự chấm điểm" in plain(await officer.sees())


async def test_points_dated_by_the_item_follow_it_or_are_listed(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await put_sheets(stage)
        stage.clock.move(at(30))
        officer, lead = await stage.person(OFFICER), await stage.person(LEAD)
        late, locked = await stage.unit("ban-dan-van"), await stage.unit("ban-to-chuc")
        stage.clock.move(at(4, 9, 12))
        for unit in (late, locked):
            await lead.presses(f"receive 4.6 {unit} 2023-12-04")
        sheet = await sheet_of(stage, "ban-to-chuc")
        await stage.desk.write(lambda store: store.sheets.set_state(sheet, SheetState.LOCKED))
        await officer.sees()
        said = await move(lead, "8/12", "bao-cao-tong-ket")
        assert "tính lại theo hạn mới: BDV" in said
        assert "điểm đúng hạn giữ nguyên, đề nghị xem lại: BTC" in said
        assert "Tiêu chí 4.6: 2/2" in plain(await officer.sees())


async def test_a_request_for_no_more_time_than_everybody_gets_is_closed(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        stage.clock.move(at(8))
        lead = await stage.person(LEAD)
        for key, wanted in ((OFFICER, "14/11"), ("ban-to-chuc/officer", "16/11")):
            officer = await stage.person(key)
            await officer.presses("extend tu-cham")
            await officer.says(f"{wanted}, chờ số liệu")
            await officer.taps("Gửi đề nghị")
        await lead.says("lịch")
        assert "xin đến 17 giờ 00, thứ Ba 14/11/2023" in plain(await lead.taps("Đơn xin gia hạn: 2"))
        await move(lead, "14/11")
        assert "không còn cần trả lời" in plain(await lead.presses("grant 1"))
        await lead.says("lịch")
        assert "Ban Tổ chức Tỉnh ủy: Tự chấm điểm" in plain(await lead.taps("Đơn xin gia hạn: 1"))
        await lead.presses("grant 2")
        owing = await stage.person("ban-to-chuc/officer")
        await owing.sees()
        await move(lead, "15/11")
        told = plain(await owing.sees())
        assert "hạn riêng của đơn vị: 17 giờ 00, thứ Năm 16/11/2023" in told


async def test_reminders_of_the_old_deadline_vanish_and_those_of_the_new_one_come(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        await stage.tick(at(8))
        await move(await stage.person(LEAD), "21/11")
        before = [item for item, _ in await stage.sends()].count("tu-cham")
        await stage.tick(at(9))
        assert [item for item, _ in await stage.sends()].count("tu-cham") == before > 0
        said = plain([await stage.hears(OFFICER, at(10))])
        assert "Còn 7 ngày làm việc đến hạn (17 giờ 00, thứ Ba 21/11/2023)" in said


async def test_only_the_lead_moves_and_only_what_is_in_the_calendar(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, lead = await stage.person(OFFICER), await stage.person(LEAD)
        for value in ("moveitem tu-cham", "moveopens tu-cham", "moveit tu-cham", "nomove tu-cham"):
            assert "không thuộc nhiệm vụ" in plain(await officer.presses(value))
        assert "đã cũ" in plain(await lead.presses("moveitem khong-co"))
        await lead.presses("moveitem hoi-nghi-tong-ket")
        assert "giữ nguyên trong lịch" in plain(await lead.taps("Thôi"))
