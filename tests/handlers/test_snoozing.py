"""A reminder put off until the afternoon or the morning comes back then, once."""

from dataclasses import replace
from pathlib import Path

from rules.people import Duty, Role
from rules.working_days import NOTHING_KNOWN
from storage.store import Store
from tests.handlers.reminder_stage import OFFICER, ReminderStage, at


async def test_what_is_put_off_comes_back_at_its_hour_and_not_before(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        await stage.tick(at(11, 7))
        await stage.tick(at(11, 8))
        officer = await stage.person(OFFICER)
        said = (await officer.taps("Nhắc lại chiều nay"))[-1]
        assert "sẽ nhắc lại việc “Tự chấm điểm" in said
        assert "lúc 13 giờ 30, thứ Tư 08/11/2023" in said
        assert "quá hạn" not in said
        assert await stage.hears(OFFICER, at(11, 8, 11)) == ""
        assert "Còn <b>2 ngày làm việc</b>" in await stage.hears(OFFICER, at(11, 8, 13, 30))
        assert await stage.hears(OFFICER, at(11, 8, 16)) == ""


async def test_it_may_be_typed_and_an_afternoon_that_has_begun_becomes_the_morning(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        await stage.tick(at(11, 8, 14))
        officer = await stage.person(OFFICER)
        asked = (await officer.says("nhắc tôi chiều nay"))[-1]
        assert "vào lúc nào?" in asked
        said = (await officer.presses("lateall afternoon"))[-1]
        assert "lúc 08 giờ 00, thứ Năm 09/11/2023" in said


async def test_what_is_put_off_beyond_its_deadline_is_said_to_be_late_by_then(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        await stage.tick(at(11, 10))
        officer, unit = await stage.person(OFFICER), await stage.unit("ban-dan-van")
        said = (await officer.presses(f"remind morning tu-cham {unit}"))[-1]
        assert "lúc 08 giờ 00, thứ Hai 13/11/2023" in said
        assert "Khi đó việc này đã quá hạn." in said


async def test_nothing_is_put_off_in_a_year_whose_holidays_nobody_knows(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        await stage.tick(at(11, 8))
        officer = await stage.person(OFFICER)
        stage.desk.router = replace(stage.desk.router, working=NOTHING_KNOWN)
        assert "Chưa có dữ liệu ngày nghỉ" in (await officer.says("nhắc tôi chiều nay"))[-1]
        assert "đã cũ" in (await officer.presses("lateall afternoon"))[-1]


async def test_an_old_button_finds_what_is_done_and_what_was_never_asked(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        await stage.tick(at(11, 29))
        officer, unit = await stage.person(OFFICER), await stage.unit("ban-dan-van")
        other = await stage.unit("bao-lao-cai")
        await stage.deliver("ban-dan-van", "bao-cao-tong-ket")
        said = (await officer.presses(f"remind morning bao-cao-tong-ket {unit}"))[-1]
        assert "đã hoàn thành hoặc không còn phải làm" in said
        refused = (await officer.presses(f"remind morning bao-cao-tong-ket {other}"))[-1]
        assert "sẽ nhắc lại" not in refused
        never = (await officer.presses("lateall sometime"))[-1]
        assert "sẽ nhắc lại" not in never


async def test_who_serves_another_unit_by_now_learns_nothing_of_the_old_one(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        await stage.tick(at(11, 8))
        officer, unit = await stage.person(OFFICER), await stage.unit("ban-dan-van")
        other, day = await stage.unit("bao-lao-cai"), at(11, 8).date()

        def move(store: Store) -> None:
            for duty in store.people.duties(officer.person):
                store.people.end_duties(duty.person, duty.unit, duty.role, at(11, 7).date())
            store.people.put_duty(Duty(officer.person, other, stage.bloc, Role.OFFICER, day))

        await stage.desk.write(move)
        said = (await officer.presses(f"remind morning tu-cham {unit}"))[-1]
        assert "đã hoàn thành hoặc không còn phải làm" in said


async def test_what_a_deputy_puts_off_comes_back_as_other_units_debts(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        await stage.tick(at(11, 15))
        deputy = await stage.person("bao-lao-cai/officer")
        assert "sẽ nhắc lại" in (await deputy.presses("lateall afternoon"))[-1]
        said = await stage.hears("bao-lao-cai/officer", at(11, 15, 13, 30))
        own, _, others = said.partition("Đến nay còn đơn vị chưa hoàn thành:")
        assert "Báo Lào Cai" in own
        assert "Ban Dân vận Tỉnh ủy" in others
