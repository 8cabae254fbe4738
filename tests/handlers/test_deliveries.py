"""A report's receipt, recorded by the lead, decides the leaf that counts its days late."""

from datetime import datetime, timedelta
from pathlib import Path

from bot.player import Player
from rules.review import SheetState
from tests.handlers.scoring_year import send_sheet, sheet_of
from tests.support.stage import ZONE, Stage

OFFICER, LEAD = "ban-dan-van/officer", "ban-noi-chinh/officer"


async def points(stage: Stage, code: str = "4.5") -> str | None:
    sheet = await sheet_of(stage, "ban-dan-van")
    answers = await stage.desk.read(lambda store: store.sheets.answers(sheet))
    return str(answers[code].points) if code in answers else None


async def at_the_reports(stage: Stage) -> Player:
    lead = await stage.person(LEAD)
    await lead.says("lịch")
    await lead.taps("Ghi nhận báo cáo")
    return lead


async def test_a_day_of_receipt_fills_the_leaf_and_both_sides_read_of_it(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        await officer.says("chấm điểm")
        said = await officer.says("đến tiêu chí 4.5")
        assert "<b>Tự tính khi nhận báo cáo</b>" in said[-1]
        lead = await at_the_reports(stage)
        said = await lead.taps("Báo cáo sơ kết")
        assert "Ban Dân vận Tỉnh ủy: chưa nhận" in said[-1]
        unit = await stage.unit("ban-dan-van")
        await lead.presses(f"delivered 4.5 {unit}")
        await officer.sees()
        said = await lead.says("17/6")
        assert "Ban Dân vận Tỉnh ủy: nhận ngày 17/06/2023, chậm 2 ngày." in said[-1]
        assert "Tiêu chí 4.5: <b>1,5/2</b>" in said[-1]
        assert "nhận ngày 17/06/2023, chậm 2 ngày" in (await officer.sees())[-1]
        assert await points(stage) == "1.5"
        said = await officer.says("đến tiêu chí 4.5")
        assert "nhận ngày 17/06/2023, chậm 2 ngày → <b>1,5</b>" in said[-1]
        said = await officer.says("0")
        assert "điểm tiêu chí 4.5 đã lấy theo ngày nhận báo cáo" in said[-1]
        said = await officer.says("4.5: 0; 4.7: 2")
        assert "4.5 “0”: đã lấy theo ngày nhận báo cáo" in said[-1]
        assert await points(stage) == "1.5"


async def test_a_wrong_day_is_corrected_and_the_old_one_stays_in_the_chained_log(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        lead, unit = await at_the_reports(stage), await stage.unit("ban-dan-van")
        await lead.presses(f"delivered 4.5 {unit}")
        await lead.says("27/6")
        assert await points(stage) == "0"
        await lead.taps("Bản giấy")
        await lead.taps("Ghi số, ngày văn bản")
        said = await lead.says("45-BC/BDV ngày 14/06/2023")
        assert "Bản giấy, số 45-BC/BDV ngày 14/06/2023." in said[-1]
        await lead.taps("Sửa ngày nhận")
        said = await lead.taps("Đúng ngày hạn")
        assert "nhận ngày 15/06/2023, đúng hạn. Ngày ghi trước: 27/06/2023, còn trong nhật ký." in said[-1]
        assert "Bản giấy, số 45-BC/BDV ngày 14/06/2023." in said[-1]
        assert await points(stage) == "2"
        log = await stage.desk.read(lambda store: store.audit.lines(stage.bloc))
        received = [line.body for line in log if line.what == "report_received"]
        assert [(body["received"], body["before"]) for body in received] == [
            ("2023-06-27", ""),
            ("2023-06-27", "2023-06-27"),
            ("2023-06-27", "2023-06-27"),
            ("2023-06-15", "2023-06-27"),
        ]


async def test_only_the_lead_records_and_no_day_to_come(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        unit = await stage.unit("ban-dan-van")
        other = await stage.person("ban-to-chuc/officer")
        for value in ("reports", "report 4.5", f"delivered 4.5 {unit}", f"receive 4.5 {unit} 2023-10-30"):
            assert "không thuộc nhiệm vụ" in (await other.presses(value))[-1]
        lead = await at_the_reports(stage)
        await lead.presses(f"delivered 4.5 {unit}")
        tomorrow = stage.clock() + timedelta(days=1)
        assert "31/10/2023" in (await lead.says(f"{tomorrow:%d/%m/%Y}"))[-1]
        assert "không phải một ngày" in (await lead.says("hôm kia kìa"))[-1]
        for value in (
            "report 1.2",
            "delivered 4.5 99999",
            f"receivedby 4.5 {unit} pigeon",
            f"receive 4.5 {unit} today",
            f"receive 4.5 {unit} yesterday",
            f"document 4.5 {unit}",
        ):
            assert "đã cũ, không còn hiệu lực" in (await lead.presses(value))[-1]
        assert await points(stage) is None


async def test_a_receipt_after_the_sheet_was_sent_still_counts_and_none_counts_after_the_lock(
    tmp_path: Path,
) -> None:
    async with Stage(tmp_path) as stage:
        await send_sheet(stage, "ban-dan-van")
        stage.clock.move(datetime(2023, 12, 4, 9, tzinfo=ZONE))
        lead, unit = await at_the_reports(stage), await stage.unit("ban-dan-van")
        await lead.presses(f"receive 4.6 {unit} 2023-12-04")
        assert await points(stage, "4.6") == "1"
        sheet = await sheet_of(stage, "ban-dan-van")
        await stage.desk.write(lambda store: store.sheets.set_state(sheet, SheetState.LOCKED))
        said = await lead.presses(f"receive 4.6 {unit} due")
        assert "bảng điểm đã chốt" in said[-1]
        assert await points(stage, "4.6") == "1"


async def test_a_day_is_recorded_as_the_button_showed_it_however_late_it_is_tapped(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await send_sheet(stage, "ban-dan-van")
        stage.clock.move(datetime(2023, 12, 1, 9, tzinfo=ZONE))
        lead, unit = await at_the_reports(stage), await stage.unit("ban-dan-van")
        await lead.presses(f"delivered 4.6 {unit}")
        shown = await lead.button("Hôm nay (01/12/2023)")
        stage.clock.move(datetime(2023, 12, 5, 9, tzinfo=ZONE))
        assert "01/12/2023, đúng hạn" in (await lead.presses(shown.value))[-1]
        assert await points(stage, "4.6") == "2"
