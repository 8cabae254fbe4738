"""What a unit that leaves its bloc had asked of the lead: named in the lead's note, closed with its membership."""

from datetime import datetime
from pathlib import Path

from bot.schedule import look_at_all
from rules.extensions import Answer
from tests.bot.test_reorganising import LEAVES, OFFICER, SECRETARY, after, change
from tests.handlers.test_extensions import ask, logged, requests
from tests.support.stage import ZONE, Stage

PAPER = "de-xuat-khen-thuong"


async def test_the_leads_note_of_a_change_says_what_lies_open_and_the_rest_closes_itself(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, secretary = await stage.person(OFFICER), await stage.person(SECRETARY)
        await ask(officer)
        await officer.presses(f"handpaper {PAPER}")
        await officer.says("45-BC/BDV ngày 27/10/2023")
        await officer.taps("Bỏ qua")
        await secretary.sees()
        await change(stage, LEAVES)
        note = next(said for said in await secretary.sees() if "Thay đổi đơn vị" in said)
        assert "Ban Dân vận Tỉnh ủy đang chờ trả lời:" in note
        assert "• xin gia hạn: Tự chấm điểm" in note
        assert "• báo đã nộp bản giấy: Đề xuất tập thể, cá nhân được khen của Khối" in note
        assert "trước hết ngày 15/11/2023" in note
        assert [one.answer for one in await requests(stage)] == [Answer.OPEN]
        after(stage)
        await officer.sees()
        await look_at_all(stage.desk)
        assert [one.answer for one in await requests(stage)] == [Answer.LEFT]
        assert [body["why"] for body in await logged(stage, "extension_closed")] == ["left"]
        assert "Đơn vị đã rời Khối, đề nghị không còn cần trả lời" in "\n".join(await secretary.sees())
        assert await officer.sees() == []


async def test_a_change_recorded_after_the_units_last_day_closes_at_once_what_it_had_asked(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, secretary = await stage.person(OFFICER), await stage.person(SECRETARY)
        await ask(officer)
        stage.clock.move(datetime(2023, 11, 20, 8, tzinfo=ZONE))
        await secretary.sees()
        await change(stage, LEAVES)
        said = "\n".join(await secretary.sees())
        assert "Ban Dân vận Tỉnh ủy chưa được trả lời:" in said
        assert "Đơn vị đã rời Khối nên các đề nghị này không còn cần trả lời" in said
        assert [one.answer for one in await requests(stage)] == [Answer.LEFT]
