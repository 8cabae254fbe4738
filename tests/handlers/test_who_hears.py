"""Nobody's debt is silent: what holds it up is named, and who gets a digest can do what it asks or is told who can."""

from dataclasses import replace
from pathlib import Path

from bot.player import Player
from messages.bloc_schema import BlocFile
from rules.calendar_items import CalendarItem
from rules.people import Role
from storage.store import Store
from tests.handlers.reminder_stage import HEAD, LEAD, OFFICER, REPORT, ReminderStage, at, everybody_joins
from tests.handlers.scoring_year import put_sheets, sheet_of
from tests.support.stage import example


def two(first_owes: str) -> BlocFile:
    """A report of the year that needs figures that were due six weeks before."""
    found = next(one for one in example().calendar if one.id == REPORT)
    figures = replace(found, id="so-lieu", title="Số liệu", owes=first_owes, opens=at(9, 1, 0), due=at(10, 20, 17))
    return replace(example(), calendar=(without_plan(figures), replace(without_plan(found), needs=("so-lieu",))))


def without_plan(item: CalendarItem) -> CalendarItem:
    return replace(item, needs=(), remind=None)


async def labels(person: Player) -> list[str]:
    return [button["label"] for row in (await person.rows())[-1].body["rows"] for button in row]


async def test_a_unit_that_waits_for_its_own_old_debt_is_reminded_of_what_to_do_first(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path, two("các đơn vị")) as stage:
        assert "Báo cáo tổng kết" in await stage.hears(OFFICER, at(11, 30))
        officer = await stage.person(OFFICER)
        assert "Cần xong trước: “Số liệu”." in (await officer.rows())[-1].body["html"]
        await officer.taps("Nhắc lại chiều nay")
        assert "Cần xong trước: “Số liệu”." in await stage.hears(OFFICER, at(11, 30, 13, 30))
        assert "<b>Số liệu</b>" in (await officer.taps("Mở việc trước"))[-1]
        board = (await (await stage.person(LEAD)).says("/theodoi"))[-1]
        assert "<b>1. Số liệu</b>\nHạn 17 giờ 00, thứ Sáu 20/10/2023 (quá hạn 29 ngày làm việc)" in board
        assert "Chờ xong “Số liệu”: cả 9 đơn vị." in board


async def test_the_debt_of_the_lead_that_holds_up_the_units_stays_on_its_board_and_they_are_left_alone(
    tmp_path: Path,
) -> None:
    async with ReminderStage(tmp_path, two("Trưởng khối")) as stage:
        assert await stage.hears(OFFICER, at(12, 1)) == ""
        board = (await (await stage.person(LEAD)).says("/theodoi"))[-1]
        assert "<b>1. Số liệu</b>" in board
        assert "Chưa xong: Ban Nội chính Tỉnh ủy." in board
        assert "Chờ xong “Số liệu”: cả 9 đơn vị." in board


async def test_an_earlier_item_still_spoken_of_is_not_repeated_by_the_one_that_waits_for_it(tmp_path: Path) -> None:
    file = two("các đơn vị")
    near = replace(file.calendar[0], due=at(11, 30, 17))
    async with ReminderStage(tmp_path, replace(file, calendar=(near, file.calendar[1]))) as stage:
        said = await stage.hears(OFFICER, at(11, 30))
        assert "Số liệu" in said
        assert "Báo cáo tổng kết" not in said


class VacantStage(ReminderStage):
    """The duty of Ban Dân vận's officer has lapsed."""

    def furnish(self, store: Store) -> None:
        super().furnish(store)
        person = store.people.by_key(OFFICER) or 0
        unit = next(one.id for one in store.people.units(self.bloc) if one.key == "ban-dan-van")
        store.people.end_duties(person, unit, Role.OFFICER, at(10, 1).date())


async def test_the_head_of_a_unit_without_an_officer_reads_what_a_head_can_do_and_the_lead_who_has_none(
    tmp_path: Path,
) -> None:
    async with VacantStage(tmp_path) as stage:
        await stage.tick(at(11, 7))
        said = await stage.hears(HEAD, at(11, 8))
        assert said.startswith("Kính gửi đồng chí Trưởng Ban Dân vận Tỉnh ủy.")
        assert "Ban Dân vận Tỉnh ủy hiện chưa có người phụ trách thi đua, khen thưởng." in said
        head = await stage.person(HEAD)
        assert "Tự chấm điểm" not in await labels(head)
        for label in await labels(head):
            await stage.tick(at(11, 8))
            assert "không thuộc nhiệm vụ" not in (await head.presses((await head.button(label)).value))[-1], label
        assert "Chưa có người phụ trách</b>: Ban Dân vận Tỉnh ủy." in (
            await (await stage.person(LEAD)).says("/theodoi")
        )[-1]


async def test_a_task_that_opens_is_told_to_the_head_where_nobody_is_in_charge(tmp_path: Path) -> None:
    async with VacantStage(tmp_path) as stage:
        said = await stage.hears(HEAD, at(11, 13))
        assert said.count("Kính gửi") == 1
        assert "Đề nghị Ban Dân vận Tỉnh ủy thực hiện: <b>Đề xuất tập thể" in said
        assert "Cử người phụ trách" in await labels(await stage.person(HEAD))


async def test_what_opens_and_what_is_owed_come_in_one_digest_and_each_button_leads_there(tmp_path: Path) -> None:
    file = example()
    opening = next(one for one in file.calendar if one.task == "dexuat")
    due = replace(next(one for one in file.calendar if one.id == REPORT), due=at(11, 14, 17), needs=(), remind=None)
    async with ReminderStage(tmp_path, replace(file, calendar=(opening, due))) as stage:
        await stage.tick(at(11, 13, 0))
        assert await stage.hears(OFFICER, at(11, 13, 7, 30)) == ""
        said = await stage.hears(OFFICER, at(11, 13))
        assert said.count("Kính gửi") == 1
        assert "thực hiện: <b>Đề xuất tập thể" in said
        assert "Còn <b>1 ngày làm việc</b>" in said
        officer = await stage.person(OFFICER)
        assert (await labels(officer))[:2] == ["Đề xuất khen thưởng", "Báo cáo tổng kết năm của đơn vị"]
        assert await stage.hears(OFFICER, at(11, 13, 9)) == ""
        assert "không thuộc" not in (await officer.taps("Đề xuất khen thưởng"))[-1]
        assert len(await stage.group()) == 1


async def test_a_review_is_announced_when_the_first_score_sheet_is_there(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        begun = "thực hiện: <b>Thẩm định lần 1</b>"
        assert begun not in await stage.hears(LEAD, at(11, 13, 8))
        assert "Thẩm định lần 1" not in (await stage.group())[-1]
        await put_sheets(stage)
        assert begun in await stage.hears(LEAD, at(11, 13, 13, 30))
        assert "Thẩm định lần 1" in (await stage.group())[-1]
        assert begun not in await stage.hears(LEAD, at(11, 14, 8))


async def test_a_sheet_returned_weeks_after_it_was_due_is_told_in_that_turn_and_once(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        await put_sheets(stage)
        await stage.tick(at(12, 1))
        lead, officer = await stage.person(LEAD), await stage.person(OFFICER)
        await officer.sees()
        await lead.presses(f"review {await sheet_of(stage, 'ban-dan-van')}")
        await lead.taps("Trả lại để bổ sung")
        await lead.says("Đề nghị rà lại tiêu chí 1.1")
        [told] = await officer.sees()
        assert "trả lại bảng điểm của Ban Dân vận Tỉnh ủy" in told
        for moment in (at(12, 1, 9), at(12, 1, 13, 30)):
            assert "trả lại bảng điểm" not in await stage.hears(OFFICER, moment)


async def test_what_opens_after_the_morning_s_digest_waits_for_the_afternoon(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        await everybody_joins(stage)
        await stage.tick(at(11, 10, 8))
        stage.clock.move(at(11, 12, 19))
        lead = await stage.person(LEAD)
        assert "07 giờ 30, thứ Hai 13/11/2023" in (await lead.presses("nudge tu-cham"))[-1]
        assert "Tự chấm điểm" in await stage.hears(OFFICER, at(11, 13, 7, 30))
        assert await stage.hears(OFFICER, at(11, 13)) == ""
        assert "thực hiện: <b>Đề xuất tập thể" in await stage.hears(OFFICER, at(11, 13, 13, 30))
