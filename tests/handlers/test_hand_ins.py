"""What units hand in in the chat for the items of the calendar, and who may have it."""

from datetime import datetime
from pathlib import Path

from handlers.evidence_reading import may_read
from rules.debts import Missing
from rules.review import SheetState
from tests.handlers.hand_in_year import REPORT, missing, pdf, people
from tests.handlers.scoring_year import sheet_of
from tests.support.stage import ZONE, Stage


async def test_a_report_is_seen_once_more_then_handed_in_dated_and_told_to_the_lead(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head, lead = await people(stage)
        await officer.presses(f"item {REPORT}")
        said = await officer.taps("Nộp báo cáo")
        assert "Hạn: 17 giờ 00, thứ Sáu 01/12/2023" in said[-1]
        await officer.says("Báo cáo nháp", files=(pdf(1),))
        assert "Báo cáo nháp" not in (await officer.taps("Soạn lại phần chữ"))[-1]
        await officer.says("Kính gửi Trưởng khối báo cáo năm.")
        said = await officer.says("", files=(pdf(2),))
        assert "“Kính gửi Trưởng khối báo cáo năm.”" in said[-1]
        assert "2. bao-cao-2.pdf" in said[-1]
        assert await missing(stage, REPORT) == Missing(chat=True)
        await lead.sees()
        said = await officer.taps("Xác nhận nộp")
        assert "đúng hạn" in said[-1]
        assert "Tiêu chí 4.6: <b>2/2</b>" in said[-1]
        assert "đã nộp <b>Báo cáo tổng kết" in (await head.sees())[-1]
        told = await lead.sees()
        assert "<b>Ban Dân vận Tỉnh ủy</b> nộp <b>Báo cáo tổng kết" in told[-1]
        assert [file["name"] for file in (await lead.rows())[-1].body["files"]] == [
            "bao-cao-1.pdf",
            "bao-cao-2.pdf",
        ]
        assert await missing(stage, REPORT) is None
        said = await officer.presses(f"item {REPORT}")
        assert "<b>đã hoàn thành</b>" in said[-1]


async def test_what_is_sent_again_keeps_the_first_one_and_its_day(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, _, lead = await people(stage)
        for day, words in ((30, "Bản một"), (30, "Bản hai")):
            stage.clock.move(datetime(2023, 11, day, 10, tzinfo=ZONE))
            await officer.presses(f"handin {REPORT}")
            await officer.says(words)
            await officer.taps("Xác nhận nộp")
        stage.clock.move(datetime(2023, 12, 8, 9, tzinfo=ZONE))
        await officer.presses(f"handin {REPORT}")
        await officer.says("Bản ba")
        await lead.sees()
        await officer.taps("Xác nhận nộp")
        assert "gửi lại <b>Báo cáo tổng kết" in (await lead.sees())[-1]
        unit = await stage.unit("ban-dan-van")
        said = await lead.presses(f"handed {REPORT}")
        assert "• Ban Dân vận Tỉnh ủy: nộp trong chat 08/12/2023" in said[-1]
        assert "• Ban Tổ chức Tỉnh ủy: chưa nộp" in said[-1]
        said = await lead.taps("Ban Dân vận Tỉnh ủy")
        assert ["“Bản một”" in said[-3], "“Bản hai”" in said[-2], "“Bản ba”" in said[-1]] == [True] * 3
        await officer.presses(f"item {REPORT}")
        assert "“Bản ba”" in (await officer.taps("Bản đã nộp"))[-1]
        other = await stage.person("ban-to-chuc/officer")
        assert "không thuộc nhiệm vụ" in (await other.presses(f"handedof {REPORT} {unit}"))[-1]
        assert "không thuộc nhiệm vụ" in (await other.presses(f"handed {REPORT}"))[-1]
        kept = await stage.desk.read(lambda store: store.hand_ins.of_unit(stage.bloc, REPORT, unit))
        assert [one.words for one in kept] == ["Bản một", "Bản hai", "Bản ba"]
        held = await stage.desk.read(lambda store: store.deliveries.of_item(stage.bloc, REPORT))
        assert held[unit].received.isoformat() == "2023-11-30"


async def test_what_comes_before_seven_in_the_morning_is_of_that_day_wherever_it_is_read(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, _, lead = await people(stage)
        stage.clock.move(datetime(2023, 12, 2, 6, 30, tzinfo=ZONE))
        await officer.presses(f"handin {REPORT}")
        await officer.says("Báo cáo năm.")
        await officer.taps("Xác nhận nộp")
        unit = await stage.unit("ban-dan-van")
        said = [
            (await officer.presses(f"item {REPORT}"))[-1],
            (await officer.presses(f"handin {REPORT}"))[-1],
            (await lead.presses(f"handedof {REPORT} {unit}"))[-1],
        ]
        assert ["06 giờ 30, thứ Bảy 02/12/2023" in one for one in said] == [True] * 3
        assert "nộp trong chat 02/12/2023" in (await lead.presses(f"handed {REPORT}"))[-1]


async def test_nothing_is_handed_in_empty_early_twice_or_by_another(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head, _ = await people(stage)
        await officer.presses(f"handin {REPORT}")
        await officer.says("Bản nháp", files=(pdf(),))
        other = await stage.person("ban-to-chuc/officer")
        assert "không thuộc nhiệm vụ" in (await other.presses("sendin 1"))[-1]
        said = await officer.taps("Không nộp bản này")
        assert "1 tệp đã gửi vẫn ở sổ minh chứng" in said[-1]
        assert "không thuộc nhiệm vụ" in (await officer.presses("sendin 1"))[-1]
        assert "bao-cao-1.pdf" in (await officer.says("minh chứng"))[-1]
        await head.presses(f"handin {REPORT}")
        assert "nhiều hơn 2000 ký tự" in (await head.says("dài " * 600))[-1]
        assert "nhận từ 08 giờ 00" in (await officer.presses("handin du-thao-bao-cao"))[-1]
        assert "đã cũ" in (await officer.presses("handin tu-cham"))[-1]
        assert "không thuộc nhiệm vụ" in (await officer.presses("handin chot-diem"))[-1]


async def test_the_lead_hands_in_its_own_items_itself(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        _, _, lead = await people(stage)
        await lead.presses("item giay-moi")
        await lead.taps("Ghi đã hoàn thành")
        await lead.says("Đã gửi giấy mời đến các đơn vị.")
        await lead.taps("Xác nhận nộp")
        assert await missing(stage, "giay-moi", "ban-noi-chinh") == Missing(paper=True)
        await lead.taps("Ghi bản giấy")
        await lead.says("12-GM/KTĐ ngày 30/11/2023")
        await lead.taps("Bỏ qua")
        assert await missing(stage, "giay-moi", "ban-noi-chinh") is None
        said = await lead.presses("itemdone chay-thu")
        assert "Đã ghi <b>Chạy thử phòng họp" in said[-1]
        assert await missing(stage, "chay-thu", "ban-noi-chinh") is None
        assert "đã cũ" in (await lead.presses("itemdone chay-thu"))[-1]


async def test_only_the_unit_and_the_lead_may_have_the_files(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head, lead = await people(stage)
        await officer.presses(f"handin {REPORT}")
        await officer.says("", files=(pdf(),))
        other = await stage.person("ban-to-chuc/officer")

        async def readers() -> list[bool]:
            sheet = await sheet_of(stage, "ban-dan-van")
            [file] = await stage.desk.read(lambda store: store.evidence.of_sheet(sheet))
            day = stage.clock().date()
            people = [one.person for one in (officer, head, lead, other)]
            return await stage.desk.read(
                lambda store: [may_read(store, person, file, day) for person in people]
            )

        assert await readers() == [True, True, False, False]
        await officer.taps("Xác nhận nộp")
        assert await readers() == [True, True, True, False]


async def test_what_comes_after_the_lock_is_kept_and_moves_no_points(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, _, _ = await people(stage)
        sheet = await sheet_of(stage, "ban-dan-van")
        await stage.desk.write(lambda store: store.sheets.set_state(sheet, SheetState.LOCKED))
        await officer.presses(f"handin {REPORT}")
        await officer.says("Báo cáo năm", files=(pdf(),))
        said = await officer.taps("Xác nhận nộp")
        assert "Tiêu chí" not in said[-1]
        assert await missing(stage, REPORT) is None
        assert await stage.desk.read(lambda store: store.sheets.answers(sheet)) == {}
        assert "đã cũ" in (await officer.presses("sendin 1"))[-1]


async def test_the_next_officer_finds_what_the_former_began(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head, _ = await people(stage)
        await officer.presses(f"handin {REPORT}")
        await officer.says("Phần đầu")
        said = await head.presses(f"handin {REPORT}")
        assert "“Phần đầu”" in said[-1]
        assert "“Phần đầu\nPhần sau”" in (await head.says("Phần sau"))[-1]
