"""The lead's board forgets no debt, and says once who is not reached any more."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.player import Player
from rules.calendar_items import CalendarItem
from rules.deliveries import How
from rules.hand_ins import HandIn, HandInState
from storage.store import Store
from tests.handlers.reminder_stage import LEAD, OFFICER, REPORT, ReminderStage, at
from tests.support.stage import example


async def labels(lead: Player) -> list[str]:
    return [button["label"] for row in (await lead.rows())[-1].body["rows"] for button in row]


async def test_what_is_owed_from_long_ago_is_one_line_that_opens_in_place(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(12, 28))
        lead = await stage.person(LEAD)
        board = (await lead.says("/theodoi"))[-1]
        assert "Không có việc nào" not in board
        assert "việc quá hạn từ trước" in board
        label = next(one for one in await labels(lead) if one.startswith("Việc quá hạn từ trước"))
        count = len(await lead.rows())
        older = (await lead.taps(label))[-1]
        assert "Đăng ký thi đua" in older
        assert "quá hạn" in older
        assert any(one.startswith("Nhắc ngay: ") for one in await labels(lead))
        assert len(await lead.rows()) == count
        assert "Bảng theo dõi" in (await lead.taps("Bảng theo dõi"))[-1]
        officer = await stage.person(OFFICER)
        assert "Đăng ký thi đua" not in (await officer.presses("olderdebts"))[-1]


async def test_a_paper_declared_waits_on_the_board_until_the_lead_answers(tmp_path: Path) -> None:
    report = next(one for one in example().calendar if one.id == REPORT)
    on_paper = replace(report, needs=(), official="công văn")
    async with ReminderStage(tmp_path, replace(example(), calendar=(on_paper,))) as stage:
        stage.clock.move(at(12, 1))
        unit, who = await stage.unit("ban-dan-van"), (await stage.person(OFFICER)).person
        paper = HandIn(0, stage.bloc, REPORT, unit, How.PAPER, HandInState.DECLARED, who, at(12, 1))
        await stage.desk.write(lambda store: store.hand_ins.put(replace(paper, number="45-BC/BDV")))
        stage.clock.move(at(12, 28))
        lead = await stage.person(LEAD)
        assert "Đã báo nộp bản giấy, chờ xác nhận: Ban Dân vận" in (await lead.says("/theodoi"))[-1]
        label = next(one for one in await labels(lead) if one.startswith("Đã nhận: "))
        assert "Ban Dân vận" in "\n".join(await lead.taps(label))
        await lead.says("/theodoi")
        assert not any(one.startswith("Đã nhận: ") for one in await labels(lead))


async def test_who_is_lost_is_told_to_the_lead_at_the_next_working_half_day_and_once(tmp_path: Path) -> None:
    report = next(one for one in example().calendar if one.id == REPORT)
    far = replace(report, needs=(), opens=at(12, 20), due=at(12, 28, 17))
    async with ReminderStage(tmp_path, replace(example(), calendar=(far,))) as stage:
        lead, who = await stage.person(LEAD), (await stage.person(OFFICER)).person

        async def lose(moment: datetime) -> None:
            stage.clock.move(moment)

            def act(store: Store) -> None:
                store.people.put_address("telegram", "7", person=who)
                store.people.set_address_state("telegram", "7", "blocked", moment)
                store.looks.soon_of("telegram", "7")

            await stage.desk.write(act)

        await stage.tick(at(11, 1))
        await lead.sees()
        await lose(at(11, 1, 20))
        assert await stage.hears(LEAD, at(11, 1, 21)) == ""
        assert "đã chặn trợ lý (Telegram)" in await stage.hears(LEAD, at(11, 2, 7, 30))
        assert await stage.hears(LEAD, at(11, 2, 13, 30)) == ""
        assert await stage.hears(LEAD, at(11, 3, 8)) == ""
        await lose(at(11, 3, 9))
        assert "đã chặn trợ lý (Telegram)" in await stage.hears(LEAD, at(11, 3, 9, 1))


async def test_today_is_said_on_that_day_alone(tmp_path: Path) -> None:
    """Due on a Saturday: Friday is the last working day before it."""
    report = next(one for one in example().calendar if one.id == REPORT)
    items = (
        replace(report, id="bao-cao", needs=(), due=at(12, 2, 17)),
        CalendarItem("hop", "Họp thống nhất", None, at(12, 2, 14), "các đơn vị", is_event=True),
    )
    async with ReminderStage(tmp_path, replace(example(), calendar=items)) as stage:
        said = await stage.hears(OFFICER, at(12, 1))
        assert "Hạn vào ngày nghỉ, <b>hôm nay là ngày làm việc cuối trước hạn</b> (17 giờ 00, thứ Bảy 02/12" in said
        assert "Diễn ra vào ngày nghỉ, <b>hôm nay là ngày làm việc cuối trước đó</b> (14 giờ 00, thứ Bảy" in said
        lead = await stage.person(LEAD)
        assert "hạn vào ngày nghỉ, không còn ngày làm việc nào sau hôm nay" in (await lead.says("/theodoi"))[-1]
        stage.clock.move(at(12, 2, 9))
        assert "hạn hôm nay" in (await lead.says("/theodoi"))[-1]


async def test_what_can_be_done_soonest_stands_first_on_the_board(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(12, 8))
        board = (await (await stage.person(LEAD)).says("/theodoi"))[-1]
        assert board.index("giấy mời") < 1500
        first = board.partition("<b>2. ")[0]
        assert "Chưa xong: " in first
