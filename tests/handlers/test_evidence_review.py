"""What a unit's reviewers see of its evidence, and what its head has not let out yet."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.player import Player
from rules.returned_leaves import ReturnedLeaf, ReturnState
from rules.review import SheetState
from tests.handlers.scoring_year import plain, send_sheet, sheet_of
from tests.handlers.sending_files import OFFICER, PDF, file, files
from tests.support.stage import ZONE, Stage

SECRETARY = "ban-noi-chinh/officer"
AFTER = datetime(2023, 11, 20, 8, tzinfo=ZONE)


async def seen(reviewer: Player, sheet: int, code: str = "2.3") -> str:
    return plain(await reviewer.presses(f"fixleaf {sheet} {code}"))


async def test_a_reviewer_sees_what_is_filed_with_number_date_and_note(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, secretary = await stage.person(OFFICER), await stage.person(SECRETARY)
        paper = file("a", "mo-hinh.pdf", kind=PDF)
        await officer.says("tiêu chí 2.3 45-BC/BDV ngày 2/10/2023", files=(paper,))
        await officer.says("tiêu chí 4.2: bản sao", files=(paper,))
        await officer.says("chưa rõ", files=(file("b"),))
        sheet = await sheet_of(stage, "ban-dan-van")
        assert "Đã có 1 minh chứng gửi trước." in plain(await officer.presses(f"leaf {sheet} 2.3"))
        await send_sheet(stage, "ban-dan-van")
        assert any("còn 1 tệp chờ xếp" in row.body.get("html", "") for row in await officer.rows())
        said = await seen(secretary, sheet)
        paper_line = "1. 45-BC/BDV ngày 02 tháng 10 năm 2023 · mo-hinh.pdf (PDF, 1,3 MB)"
        assert f"{paper_line} · đơn vị còn dùng cho tiêu chí 4.2" in said
        assert "mo-hinh.pdf (PDF, 1,3 MB) · “bản sao”" in await seen(secretary, sheet, "4.2")
        card = plain(await secretary.presses(f"review {sheet}"))
        assert "Minh chứng: 2.3 (1 tệp), 4.2 (1 tệp)." in card


async def test_a_reviewer_reads_many_files_five_at_a_time(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, secretary = await stage.person(OFFICER), await stage.person(SECRETARY)
        await officer.says("2.3", files=tuple(file(letter) for letter in "0123456789ab"))
        await send_sheet(stage, "ban-dan-van")
        sheet = await sheet_of(stage, "ban-dan-van")
        assert "5. anh-4.jpg (ảnh, 1,3 MB)\n\nCòn 7 tệp nữa." in await seen(secretary, sheet)
        assert "(6–10/12)\n6. anh-5.jpg" in plain(await secretary.taps("Xem thêm tệp minh chứng"))
        assert "(11–12/12)" in plain(await secretary.taps("Xem thêm tệp minh chứng"))
        assert len((await secretary.rows())[-1].body["files"]) == 2
        assert "không còn hiệu lực" in plain(await secretary.presses(f"evmore {sheet} 2.3 12"))
        for key in (OFFICER, "ban-to-chuc/officer"):
            other = await stage.person(key)
            assert "anh-" not in plain(await other.presses(f"evmore {sheet} 2.3 5"))


async def test_what_is_added_to_a_returned_criterion_waits_for_the_head(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, secretary = await stage.person(OFFICER), await stage.person(SECRETARY)
        await officer.says("2.3", files=(file("a", "cu.pdf", kind=PDF),))
        await send_sheet(stage, "ban-dan-van")
        sheet, lead = await sheet_of(stage, "ban-dan-van"), await stage.unit("ban-noi-chinh")
        stage.clock.move(AFTER)
        asked = ReturnedLeaf(0, sheet, "2.3", "Thiếu quyết định", AFTER.date(), lead, secretary.person, AFTER)
        number = await stage.desk.write(lambda store: store.returned_leaves.put(asked))
        said = plain(await officer.says("2.3", files=(file("b", "moi.pdf", kind=PDF),)))
        assert "Đã lưu 1 tệp vào tiêu chí 2.3" in said
        assert "Chưa xếp được vào tiêu chí 2.2" in plain(await officer.says("2.2", files=(file("c"),)))
        said = await seen(secretary, sheet)
        assert ("cu.pdf" in said, "moi.pdf" in said) == (True, False)
        old, new, _ = await files(stage)
        assert "Chưa thực hiện được lúc này" in plain(await officer.presses(f"evgone {old.id}"))
        assert "Ghi chú: “quyết định công nhận”" in plain(await note(officer, new.id, "quyết định công nhận"))
        approved = replace(asked, id=number, state=ReturnState.ANSWERED)
        await stage.desk.write(lambda store: store.returned_leaves.change(approved))
        said = await seen(secretary, sheet)
        assert ("cu.pdf" in said, "moi.pdf" in said) == (True, True)
        assert "Chưa thực hiện được lúc này" in plain(await officer.presses(f"evgone {new.id}"))


async def test_evidence_of_an_explanation_is_read_once_the_head_has_sent_it(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, secretary = await stage.person(OFFICER), await stage.person(SECRETARY)
        await send_sheet(stage, "ban-dan-van")
        sheet = await sheet_of(stage, "ban-dan-van")
        await secretary.presses(f"fixset {sheet} 2.3 zero")
        await secretary.says("Chưa có quyết định công nhận")
        stage.clock.move(AFTER)
        await stage.desk.write(lambda store: store.sheets.set_state(sheet, SheetState.EXPLAINING))
        await officer.says("2.3", files=(file("b", "moi.pdf", kind=PDF),))
        assert [one.subject for one in await files(stage)] == ["2.3"]
        assert "moi.pdf" not in await seen(secretary, sheet)
        await officer.presses(f"explain {sheet} 2.3")
        said = [plain([one]) for one in await officer.says("a" * 501, files=(file("d", "d.pdf", kind=PDF),))]
        assert "dài quá 500 ký tự" in said[-2]
        assert "Đã nhận 1 tệp: 1 PDF" in said[-1]
        assert [(one.subject, one.name) for one in await files(stage)] == [("2.3", "moi.pdf"), ("", "d.pdf")]
        await stage.desk.write(lambda store: store.sheets.set_state(sheet, SheetState.SECOND_REVIEW))
        assert "moi.pdf" in await seen(secretary, sheet)


async def note(officer: Player, number: int, words: str) -> list[str]:
    await officer.presses(f"evnote {number}")
    return await officer.says(words)
