"""A department's letter: entered with its number, date, signer and scan, and counted once a second person agrees."""

from pathlib import Path

from bot.player import Player
from messages.incoming import Attachment
from tests.handlers.review_year import DEPUTY, LEAD, SCAN, UNIT, departments_stage, send
from tests.handlers.scoring_year import plain, put_sheets, sheet_of
from tests.support.stage import Stage


async def entered(lead: Player) -> None:
    """A letter of Sở Nội vụ without its scan."""
    await lead.presses("letters")
    await lead.taps("Công văn của Sở Nội vụ")
    await lead.says("125/SNV-TĐKT ngày 20/10/2023")
    await lead.says("Phó Giám đốc")


async def reviewed_points(stage: Stage, sheet: int, code: str) -> str:
    answers = await stage.desk.read(lambda store: store.sheets.answers(sheet))
    return str(answers[code].final)


async def test_what_is_wrong_with_a_letter_is_named_and_nothing_of_it_counts_before_it_is_confirmed(
    tmp_path: Path,
) -> None:
    async with departments_stage(tmp_path) as stage:
        sheet = await send(stage, UNIT)
        lead, chair = await stage.person(f"{LEAD}/officer"), await stage.person(f"{LEAD}/head")
        await lead.presses("letters")
        await lead.taps("Công văn của Sở Nội vụ")
        assert "cần cả số, ký hiệu và ngày" in plain(await lead.says("125/SNV-TĐKT"))
        await lead.says("125/SNV-TĐKT ngày 20/10/2023")
        assert "chức vụ người ký" in plain(await lead.says("?"))
        await lead.says("Phó Giám đốc")
        assert "không phải tài liệu hoặc ảnh" in plain(
            await lead.says("", files=(Attachment("", "cong-van.exe", 10, ""),))
        )
        await lead.taps("Để sau")
        await lead.taps("BDV")
        for line, wrong in (
            ("3.4 được ba điểm", "không đọc được “3.4 được ba điểm”"),
            ("2.3: 2; chưa đủ", "không thuộc phần thẩm định của nơi gửi"),
            ("9.9: 2; chưa đủ", "Không có tiêu chí 9.9"),
            ("3.4: 9; chưa đủ", "lớn hơn mức cao nhất"),
            ("3.4: 3; ...", "cần nêu lý do"),
            ("3.4: 3; chưa số hóa\nrồi", "không đọc được “rồi”"),
        ):
            assert wrong in plain(await lead.says(line)), line
        assert "→" not in plain(await lead.presses("letter 1"))
        await lead.taps("BDV")
        await lead.says("tiêu chí 3.4: 3; chưa số hóa hồ sơ")
        assert "sửa 1, giữ nguyên 8 tiêu chí" in plain(await lead.taps("Giữ nguyên 8"))
        assert "Chưa nhận được tệp nào" in plain(await lead.presses("letterhand 1"))
        await lead.taps("Gửi bản quét")
        await lead.says("", files=(SCAN,))
        await chair.sees()
        await lead.taps("Chuyển xác nhận")
        assert "3.4: 3,25 → 3/4. Lý do: “chưa số hóa hồ sơ”" in plain(await chair.sees())
        assert (await chair.rows())[-1].body["files"][0]["digest"] == SCAN.digest
        for key in (f"{UNIT}/officer", f"{UNIT}/head", "so-tai-chinh/reviewer", f"{LEAD}/officer"):
            for tap in ("letterok 1", "letterback 1"):
                assert "không thuộc nhiệm vụ" in plain(await (await stage.person(key)).presses(tap)), key
        assert await reviewed_points(stage, sheet, "3.4") == "3.25"

        await chair.taps("Trả lại")
        await lead.sees()
        await chair.says("công văn ghi 2,5 điểm")
        assert "công văn ghi 2,5 điểm" in plain(await lead.sees())
        await lead.taps("Sửa công văn")
        await lead.taps("BDV")
        await lead.says("3.4: 2,5; chưa số hóa hồ sơ")
        await lead.presses("letterhand 1")
        await chair.presses("letterok 1")
        assert await reviewed_points(stage, sheet, "3.4") == "2.5"
        shown = plain(await lead.presses(f"fixleaf {sheet} 3.4"))
        assert "Theo công văn số 125/SNV-TĐKT ngày 20/10/2023 của Sở Nội vụ" in shown
        assert "công văn đã được xác nhận" in plain(await chair.presses("letterok 1"))


async def test_a_letter_that_scores_the_lead_itself_is_confirmed_by_another_unit(tmp_path: Path) -> None:
    async with departments_stage(tmp_path) as stage:
        sheet = await send(stage, LEAD)
        lead, chair = await stage.person(f"{LEAD}/officer"), await stage.person(f"{LEAD}/head")
        deputy = await stage.person(f"{DEPUTY}/head")
        await entered(lead)
        await lead.says("", files=(SCAN,))
        await lead.taps("BNC")
        await lead.taps("Giữ nguyên")
        assert "đã cũ" in plain(
            await lead.presses("letterclear 1 " + str(sheet)) + await lead.presses("letterhand 1")
        )
        await lead.presses(f"letterrest 1 {sheet}")
        await lead.presses("letterhand 1")
        assert "không thuộc nhiệm vụ" in plain(await chair.presses("letterok 1"))
        officer = await stage.person(f"{LEAD}/officer")
        await lead.presses(f"askleaf {sheet} 3.1")
        await deputy.presses(f"askleaf {sheet} 3.1")
        await deputy.says("gửi báo cáo")
        await deputy.taps("01/11/2023")
        await officer.presses("supplyset 1 fail")
        await officer.presses("supplysend 1")
        await chair.says("/duyet")
        await chair.taps("Duyệt")
        assert "đã đổi câu trả lời tiêu chí 3.1" in plain(await deputy.presses("letterok 1"))
        await deputy.presses("letterback 1")
        await deputy.says("đơn vị đã đổi câu trả lời")
        await lead.presses("letterdrop 1")
        assert "công văn đã bỏ" in plain(await deputy.presses("letterok 1"))
        assert "125/SNV" not in plain(await lead.presses("letters"))


async def test_a_unit_whose_sheet_went_back_can_be_taken_out_of_a_letter(tmp_path: Path) -> None:
    async with departments_stage(tmp_path) as stage:
        await put_sheets(stage)
        gone, stays = await sheet_of(stage, UNIT), await sheet_of(stage, "ban-tuyen-giao")
        lead, chair = await stage.person(f"{LEAD}/officer"), await stage.person(f"{LEAD}/head")
        await entered(lead)
        assert "chưa lưu trang-2.jpg" in plain(
            await lead.says("", files=(SCAN, Attachment("e" * 64, "trang-2.jpg", 900, "image/jpeg")))
        )
        for sheet in (gone, stays):
            await lead.presses(f"letterrest 1 {sheet}")
        await lead.presses("letterhand 1")
        await lead.presses(f"supplement {gone}")
        await lead.says("Đề nghị rà soát lại toàn bộ số liệu")
        refused = plain(await chair.presses("letterok 1"))
        assert "bảng điểm của Ban Dân vận Tỉnh ủy không còn ở bước thẩm định" in refused
        await chair.presses("letterback 1")
        await chair.says("Ban Dân vận đang bổ sung bảng điểm")
        await lead.taps("Sửa công văn")
        assert "Ban Dân vận Tỉnh ủy" not in plain(await lead.taps("Bỏ phần của BDV"))
        await lead.presses("letterhand 1")
        assert "xác nhận" in plain(await chair.presses("letterok 1"))
        marks = await stage.desk.read(lambda store: store.reviews.marks(stays))
        assert "3.4" in marks
