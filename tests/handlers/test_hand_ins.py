"""What units hand in for the items of the calendar: in the chat, on paper that the lead confirms, or both."""

from datetime import datetime
from pathlib import Path

from bot.player import Player
from handlers import debts
from handlers.evidence_reading import may_read
from handlers.talk import Talk, Turn
from messages.incoming import Attachment
from rules.debts import Missing
from rules.review import SheetState
from tests.handlers.scoring_year import sheet_of
from tests.support.stage import ZONE, Stage

OFFICER, HEAD, LEAD = "ban-dan-van/officer", "ban-dan-van/head", "ban-noi-chinh/officer"
REPORT, BOTH, PAPER = "bao-cao-tong-ket", "tu-cham", "dang-ky-thi-dua"


def pdf(number: int = 1) -> Attachment:
    return Attachment(f"{number:x}" * 64, f"bao-cao-{number}.pdf", 4_321, "application/pdf")


async def missing(stage: Stage, item: str, unit: str = "ban-dan-van") -> Missing | None:
    """What the unit still owes of it, if anything."""
    number = await stage.unit(unit)
    found: dict[int, Missing] = {}

    def look(talk: Talk) -> Turn:
        found.update(debts.owing(talk, debts.item_of(talk, item)))
        return Turn()

    await stage.desk.tick(stage.bloc, look)
    return found.get(number)


async def people(stage: Stage) -> tuple[Player, Player, Player]:
    officer, head, lead = [await stage.person(key) for key in (OFFICER, HEAD, LEAD)]
    stage.clock.move(datetime(2023, 11, 30, 9, tzinfo=ZONE))
    return officer, head, lead


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


async def test_a_declared_paper_rests_until_the_lead_has_it(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head, lead = await people(stage)
        await officer.presses(f"item {PAPER}")
        await officer.taps("Đã nộp bản giấy")
        assert "cần số, ký hiệu hoặc ngày" in (await officer.says("hôm kia kìa"))[-1]
        await officer.says("45-BC/BDV ngày 20/11/2023")
        await lead.sees()
        said = await officer.taps("Bỏ qua")
        assert "không nhắc việc này nữa" in said[-1]
        lacks = await missing(stage, PAPER)
        assert lacks is not None
        assert lacks.is_paused
        assert "báo đã nộp bản giấy <b>Đăng ký thi đua" in (await lead.sees())[-1]
        await lead.taps("Chưa nhận")
        await officer.sees()
        await lead.taps("Chưa thấy văn bản đến")
        assert "Lý do: chưa thấy văn bản đến" in (await officer.sees())[-1]
        assert await missing(stage, PAPER) == Missing(paper=True)
        await officer.taps("Đã nộp bản giấy")
        await officer.says("46-BC/BDV ngày 30/11/2023")
        await officer.says("", files=(pdf(),))
        await head.sees()
        said = await lead.taps("Đã nhận")
        assert "Bản giấy, số 46-BC/BDV ngày 30/11/2023." in said[-1]
        assert "chậm 265 ngày" in (await head.sees())[-1]
        assert await missing(stage, PAPER) is None
        log = await stage.desk.read(lambda store: store.audit.lines(stage.bloc))
        assert [line.what for line in log if "paper" in line.what or "report" in line.what] == [
            "paper_declared",
            "paper_refused",
            "paper_declared",
            "report_received",
        ]


async def test_both_parts_are_needed_where_the_item_asks_for_both(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, _, lead = await people(stage)
        assert await missing(stage, BOTH) == Missing(chat=True, paper=True)
        sheet = await sheet_of(stage, "ban-dan-van")
        await stage.desk.write(lambda store: store.sheets.set_state(sheet, SheetState.SUBMITTED))
        assert await missing(stage, BOTH) == Missing(paper=True)
        assert "<b>chưa có bản giấy</b>" in (await officer.presses(f"item {BOTH}"))[-1]
        unit = await stage.unit("ban-dan-van")
        await lead.presses(f"gotpaper {BOTH} {unit}")
        await lead.taps("Hôm nay")
        assert await missing(stage, BOTH) is None


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
