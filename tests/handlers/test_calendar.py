"""The calendar, asked for in words and spoken of by the clock."""

import re
from datetime import datetime
from pathlib import Path

from bot.schedule import look_at_all
from tests.support.stage import ZONE, Stage

OFFICER, HEAD, SECRETARY = "ban-dan-van/officer", "ban-dan-van/head", "ban-noi-chinh/officer"


def at(month: int, day: int, hour: int = 8) -> datetime:
    return datetime(2023, month, day, hour, 30, tzinfo=ZONE)


async def tick(stage: Stage) -> None:
    await stage.desk.write(lambda store: store.looks.soon(stage.bloc))
    await look_at_all(stage.desk)


async def test_a_question_in_words_is_answered_with_the_next_deadlines_first(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        said = (await (await stage.person(OFFICER)).says("hạn nộp bao giờ?"))[-1]
        [first] = [line for line in said.splitlines() if "Tự chấm điểm" in line]
        assert first.startswith("2. 17 giờ 00, thứ Sáu 10/11/2023 (còn 11 ngày): Tự chấm điểm")
        assert first.endswith("<b>chưa hoàn thành</b>")
        assert "Đề xuất khen thưởng, hạn 01/12/2023: mở từ 13/11/2023" in said


async def test_what_is_near_and_owed_stands_once_with_one_button(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        stage.clock.move(at(12, 1))
        said = (await officer.says("/lich"))[-1]
        [owed] = [line for line in said.splitlines() if "Báo cáo tổng kết năm" in line]
        assert "17 giờ 00, thứ Sáu 01/12/2023 (hạn hôm nay): " in owed
        assert owed.endswith("<b>chưa hoàn thành</b>")
        rows = (await officer.rows())[-1].body["rows"]
        taps = [button["value"] for row in rows for button in row if button["value"].startswith("item ")]
        assert len(taps) == len(set(taps)) == len(re.findall(r"^\d+\. ", said, re.MULTILINE))


async def test_what_the_unit_has_done_is_said_and_its_button_goes(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        assert "quá hạn 151 ngày làm việc" in (await officer.says("/lich"))[-1]
        await officer.presses("pledge 2023")
        said = (await officer.says("/lich"))[-1]
        assert "Xác nhận giao ước, hạn 24/03/2023: đã xong trong chat, <b>chưa có bản giấy</b>" in said
        assert "chấm" in (await officer.taps("Tự chấm điểm"))[-1]


async def test_the_whole_year_is_one_tap_away_and_leads_back(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        await officer.says("/lich")
        said = (await officer.taps("Lịch cả năm"))[-1]
        assert len(re.findall(r"\n\d+\. ", said)) == len(stage.file.calendar)
        assert "<b>Gửi giao ước, kế hoạch" in (await officer.taps("4"))[-1]
        await officer.taps("Lịch cả năm")
        assert "Lịch và hạn nộp" in (await officer.taps("‹ Quay lại"))[-1]


async def test_the_clock_tells_those_who_owe_once(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head = await stage.person(OFFICER), await stage.person(HEAD)
        await tick(stage)
        assert "Đề nghị Ban Dân vận Tỉnh ủy thực hiện: <b>Tự chấm điểm" in (await officer.sees())[-1]
        assert await head.sees() == []
        assert len(await stage.group()) == 1
        await tick(stage)
        assert await officer.sees() == []
        assert len(await stage.group()) == 1


async def test_the_message_of_the_clock_begins_the_task(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await tick(stage)
        assert "<b>1.1." in (await (await stage.person(OFFICER)).taps("Tự chấm điểm"))[-1]


async def test_after_an_outage_only_what_still_matters_is_told(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        stage.clock.move(at(11, 13))
        await tick(stage)
        told = " ".join(await stage.group())
        assert "Đề xuất tập thể" in told
        assert "Năm thi đua 2023: <b>Tự chấm điểm" not in told


async def test_a_review_is_announced_to_the_units_that_lead_alone(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        stage.clock.move(at(11, 13))
        await tick(stage)
        assert any("Thẩm định lần 1" in said for said in await (await stage.person(SECRETARY)).sees())
        assert not any("Thẩm định" in said for said in await (await stage.person(OFFICER)).sees())


async def test_the_clock_is_silent_at_night(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        stage.clock.move(at(11, 1, 23))
        await tick(stage)
        assert await stage.group() == []
        stage.clock.move(at(11, 2, 7))
        await tick(stage)
        assert len(await stage.group()) == 1


async def test_who_has_done_it_already_is_not_asked(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head = await stage.person(OFFICER), await stage.person(HEAD)
        await officer.presses("nominate collective")
        await officer.says("Phòng Tổng hợp")
        await officer.presses("nominations")
        await officer.taps("Trình thủ trưởng duyệt")
        await head.taps("Duyệt")
        stage.clock.move(at(11, 14))
        await officer.sees()
        await tick(stage)
        assert "Đề xuất" not in "".join(await officer.sees())
