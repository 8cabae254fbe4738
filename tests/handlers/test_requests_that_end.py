"""A request for a later due moment that time, a delivery or a new common day has overtaken."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.player import NoSuchButton
from rules.extensions import Answer
from tests.handlers.reminder_stage import HEAD, LEAD, OFFICER, REPORT, ReminderStage, at
from tests.handlers.scoring_year import plain
from tests.handlers.test_extensions import ask, logged, requests

OTHER, DEPUTY = "van-phong/officer", "bao-lao-cai/officer"


async def test_a_day_that_has_passed_is_not_granted_and_another_is_offered(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 28, 9))
        officer, lead = await stage.person(OFFICER), await stage.person(LEAD)
        await ask(officer, "05/12, chờ số liệu", REPORT)
        await lead.sees()
        grant = await lead.button("Đồng ý gia hạn")
        stage.clock.move(at(12, 7, 9))
        await officer.sees()
        said = plain(await lead.presses(grant.value))
        assert "Ngày xin đã qua" in said
        with pytest.raises(NoSuchButton):
            await lead.button("Đồng ý gia hạn")
        assert [one.answer for one in await requests(stage, REPORT)] == [Answer.OPEN]
        assert await officer.sees() == []
        assert "ví dụ: 11/12/2023" in plain(await lead.taps("Ngày khác"))
        assert "đã qua" in plain(await lead.says("06/12"))
        assert "đồng ý gia hạn đến 17 giờ 00, thứ Hai 11/12/2023" in plain(await lead.says("11/12"))
        assert "Đã đồng ý gia hạn đến 17 giờ 00, thứ Hai 11/12/2023" in plain(await lead.taps("Đồng ý"))
        assert "Các lời nhắc theo hạn cũ đã hủy" in plain(await officer.sees())


async def test_who_hands_in_in_time_needs_no_answer_and_both_sides_read_it(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 28, 9))
        officer, head, lead = [await stage.person(key) for key in (OFFICER, HEAD, LEAD)]
        await ask(officer, "05/12, chờ số liệu", REPORT)
        await lead.sees()
        grant = await lead.button("Đồng ý gia hạn")
        await officer.presses(f"handin {REPORT}")
        await officer.says("Báo cáo tổng kết")
        ended = "đề nghị gia hạn đến 17 giờ 00, thứ Ba 05/12/2023 đã khép lại, không cần trả lời"
        assert plain(await officer.taps("Xác nhận nộp")).count(ended) == 1
        assert plain(await head.sees()).count(ended) == 1
        assert "hoàn thành việc này trong hạn, đề nghị không còn cần trả lời" in plain(await lead.sees())
        assert [one.answer for one in await requests(stage, REPORT)] == [Answer.DELIVERED]
        assert "không còn cần trả lời" in plain(await lead.presses(grant.value))
        assert "Không có đơn xin gia hạn nào" in plain(await lead.presses("extensions"))
        assert [body["why"] for body in await logged(stage, "extension_closed")] == ["delivered"]
        await officer.presses(f"handin {REPORT}")
        await officer.says("Báo cáo tổng kết, bản sửa")
        assert ended not in plain(await officer.taps("Xác nhận nộp"))


async def test_what_came_late_may_still_be_put_in_time(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 28, 9))
        officer, lead, unit = await stage.person(OFFICER), await stage.person(LEAD), await stage.unit("ban-dan-van")
        await ask(officer, "05/12, chờ số liệu", REPORT)
        stage.clock.move(at(12, 4, 9))
        await lead.presses(f"receive {REPORT} {unit} 2023-12-04")
        stage.clock.move(at(12, 7, 9))
        await officer.sees()
        assert "Ban Dân vận" in plain(await lead.presses("extensions"))
        said = plain(await lead.presses("extension 1"))
        assert "Đơn vị đã hoàn thành, chậm 3 ngày so với hạn hiện nay" in said
        assert "Đã đồng ý gia hạn" in plain(await lead.taps("Đồng ý gia hạn"))
        said = plain(await officer.sees())
        assert "đồng ý gia hạn" in said
        assert "lời nhắc" not in said, "nothing is left to be reminded of"


async def test_a_common_day_that_is_late_enough_ends_a_request_and_says_so(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 28, 9))
        officer, other, lead = [await stage.person(key) for key in (OFFICER, OTHER, LEAD)]
        await ask(officer, "05/12, chờ số liệu", REPORT)
        await ask(other, "12/12, chờ số liệu", REPORT)
        await lead.presses(f"moveitem {REPORT}")
        await lead.says("08/12")
        await lead.says("trùng lịch họp")
        said = plain(await lead.taps("Xác nhận"))
        assert said.count("Hạn chung của việc này đã chuyển, đề nghị không còn cần trả lời") == 1
        ended = "Đề nghị gia hạn đến 17 giờ 00, thứ Ba 05/12/2023 của đơn vị đã khép lại"
        assert ended in plain(await officer.sees())
        assert "khép lại" not in plain(await other.sees())
        assert [one.answer for one in await requests(stage, REPORT)] == [Answer.OVERTAKEN, Answer.OPEN]
        assert isinstance((await requests(stage, REPORT))[0].decided_at, datetime)


async def test_an_open_request_is_on_the_board_each_morning_and_once_a_day_before_a_deputy(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 1, 9))
        officer, lead, deputy = [await stage.person(key) for key in (OFFICER, LEAD, DEPUTY)]
        await ask(officer, "08/12, chờ số liệu", REPORT)
        await ask(lead, "20/12, chưa chốt khách mời", "giay-moi")
        assert "xin gia hạn" in plain(await deputy.sees())
        await stage.tick(at(11, 1, 10))
        assert "Đơn xin gia hạn" not in plain(await deputy.sees()), "its card has only just come"
        assert "1 đơn xin gia hạn chờ trả lời" in await stage.hears(LEAD, at(11, 2))
        assert "• Ban Nội chính Tỉnh ủy: " in plain(await deputy.sees())
        assert "Ban Dân vận" in plain(await lead.taps("Đơn xin gia hạn (1)"))
        assert "chờ trả lời" not in await stage.hears(LEAD, at(11, 2, 14))
        assert "Đơn xin gia hạn" not in plain(await deputy.sees())
        await deputy.presses("grant 2")
        assert "1 đơn xin gia hạn chờ trả lời" in await stage.hears(LEAD, at(11, 3))
        assert "Đơn xin gia hạn" not in plain(await deputy.sees())
        await lead.presses("grant 1")
        assert "chờ trả lời" not in await stage.hears(LEAD, at(11, 6))


async def test_what_is_done_in_another_way_ends_a_request_at_the_next_look(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 7, 9))
        officer, lead = await stage.person(OFFICER), await stage.person(LEAD)
        await ask(officer, "08/12, chờ số liệu", REPORT)
        await stage.deliver("ban-dan-van", REPORT)
        assert "Không có đơn xin gia hạn nào" in plain(await lead.presses("extensions"))
        ended = "đã khép lại, không cần trả lời"
        assert ended in await stage.hears(OFFICER, at(11, 7, 13, 30))
        assert [one.answer for one in await requests(stage, REPORT)] == [Answer.DELIVERED]
        assert ended not in await stage.hears(OFFICER, at(11, 8))
