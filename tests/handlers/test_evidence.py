"""Files an officer sends, whenever they come: kept at once, filed now or later, never lost."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from messages.incoming import Attachment, Incoming
from rules.evidence import Limits
from rules.review import SheetState
from tests.handlers.scoring_year import plain, sheet_of
from tests.handlers.sending_files import OFFICER, PDF, PHOTOS, at_criterion, book, file, files
from tests.support.stage import ZONE, Stage

EXE = Attachment("", "<b>bao-cao.exe", 10, "")


async def test_files_beside_a_card_are_kept_at_once_and_filed_by_one_tap(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await at_criterion(stage, "1.2")
        said = plain(await officer.says("", files=PHOTOS))
        assert said.startswith("Đã nhận 3 tệp: 2 ảnh, 1 PDF (tổng 4 MB). Lưu vào tiêu chí nào?")
        assert [where for where, _ in await book(stage)] == ["", "", ""]
        said = plain(await officer.taps("1.2 (đang chấm)"))
        assert "Đã lưu 3 tệp vào tiêu chí 1.2; hiện có 3 minh chứng." in said
        assert [where for where, _ in await book(stage)] == ["1.2"] * 3
        assert "Đã ghi tiêu chí 1.2: 9/10" in plain(await officer.says("9"))


async def test_another_criterion_is_picked_by_its_part_of_the_table_or_typed(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await at_criterion(stage, "1.2")
        await officer.says("", files=PHOTOS[:1])
        await officer.taps("Tiêu chí khác")
        await officer.taps("Nội dung 2")
        assert "tiêu chí 2.3" in plain(await officer.taps("2.3"))
        await officer.says("", files=PHOTOS[1:2])
        assert "Không có tiêu chí 9.9" in plain(await officer.says("9.9"))
        assert "Đã lưu 1 tệp vào tiêu chí 3.1" in plain(await officer.says("tiêu chí 3.1"))
        assert [where for where, _ in await book(stage)] == ["2.3", "3.1"]
        assert "chưa hiểu" in plain(await officer.says("9"))


async def test_nothing_waited_for_and_a_question_left_open_lose_no_file(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        assert "Đã nhận 1 tệp" in plain(await officer.says("", files=PHOTOS[:1]))
        stage.clock.move(datetime(2023, 10, 30, 8, 3, tzinfo=ZONE))
        assert "Đã nhận 2 tệp: 2 ảnh" in plain(await officer.says("", files=PHOTOS[1:2]))
        said = plain(await officer.taps("Để vào Chờ xếp"))
        assert "Đã để 2 tệp vào Chờ xếp. Sổ minh chứng hiện có 2 tệp chờ xếp" in said
        assert "Đã nhận 1 tệp: 1 PDF" in plain(await officer.says("", files=PHOTOS[2:]))
        stage.clock.move(datetime(2023, 10, 30, 8, 30, tzinfo=ZONE))
        assert "Đã nhận 1 tệp: 1 ảnh" in plain(await officer.says("", files=(file("d"),)))
        assert "Đã lưu 1 tệp vào tiêu chí 2.3" in plain(await officer.says("2.3"))
        assert [where for where, _ in await book(stage)] == ["", "", "", "2.3"]


async def test_a_caption_files_at_once_and_its_other_words_are_a_note(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await at_criterion(stage, "1.2")
        said = plain(await officer.says("Tiêu chí 2.3: ảnh hội nghị", files=PHOTOS[:2]))
        assert "Đã lưu 2 tệp vào tiêu chí 2.3" in said
        await officer.says("3.1 - 45-BC/BDV ngày 2/10/2023", files=PHOTOS[2:])
        await officer.says("ảnh chưa rõ để đâu", files=(file("d"),))
        kept = await files(stage)
        assert [(one.subject, one.number, str(one.dated), one.note) for one in kept] == [
            ("2.3", "", "None", "ảnh hội nghị"),
            ("2.3", "", "None", "ảnh hội nghị"),
            ("3.1", "45-BC/BDV", "2023-10-02", ""),
            ("", "", "None", "ảnh chưa rõ để đâu"),
        ]


async def test_an_album_is_answered_once_and_counts_up(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await at_criterion(stage, "1.2")

        async def part(number: int, photo: Attachment, text: str = "") -> None:
            said = Incoming(
                f"web:{number}", "web", officer.address, text, files=(photo,), album="telegram:77"
            )
            await stage.desk.take(said)

        await officer.sees()
        await part(1, PHOTOS[0])
        await part(2, EXE)
        await part(3, PHOTOS[1])
        said = await officer.sees()
        assert [text.split(".")[0] for text in (plain([one]) for one in said)] == [
            "Chưa lưu “&lt;b&gt;bao-cao",
            "Đã nhận 2 tệp: 2 ảnh (tổng 2,7 MB)",
        ]
        await part(4, PHOTOS[2], "2.3")
        assert [plain([text]).split(";")[0] for text in await officer.sees()] == [
            "Đã lưu 3 tệp vào tiêu chí 2.3"
        ]
        assert [where for where, _ in await book(stage)] == ["2.3"] * 3


async def test_what_cannot_be_kept_is_named_and_the_good_ones_stay(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await at_criterion(stage, "1.2")
        await officer.says("9")
        await officer.taps("Gửi minh chứng 1.2")
        bad = (EXE, Attachment("", "trong.pdf", 0, ""), Attachment("", "to.pdf", 30 * 2**20, ""))
        said = plain(await officer.says("", files=(PHOTOS[0], *bad, file("e", "x" * 300 + ".pdf", kind=PDF))))
        assert "Đã lưu 2 tệp vào tiêu chí 1.2" in said
        assert "Chưa lưu “&lt;b&gt;bao-cao.exe”: đây không phải tài liệu hoặc ảnh" in said
        assert "Chưa lưu “trong.pdf”: tệp không có nội dung" in said
        assert "Chưa lưu “to.pdf”: tệp lớn hơn 20 MB" in said
        said = plain(await officer.says("", files=(EXE,)))
        assert said.startswith("Chưa lưu “&lt;b&gt;bao-cao.exe”")
        assert "“anh-a.jpg” đã có ở tiêu chí 1.2" in plain(await officer.says("", files=PHOTOS[:1]))
        assert len(await files(stage)) == 2


async def test_a_units_book_has_its_limits_in_files_and_bytes(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.desk.router = replace(stage.desk.router, evidence_limits=Limits(3, 4 * 2**20))
    async with stage:
        officer = await stage.person(OFFICER)
        said = plain(
            await officer.says("", files=(*PHOTOS[:2], file("d", size=2 * 2**20), file("f", size=9)))
        )
        assert "Đã nhận 3 tệp" in said
        assert "Chưa lưu “anh-d.jpg”: sổ minh chứng của đơn vị đã đầy" in said
        said = plain(await officer.says("", files=(file("e", size=10),)))
        assert "đã đầy (không quá 3 tệp, 4 MB)" in said
        other = await stage.person("ban-to-chuc/officer")
        assert "Đã nhận 1 tệp" in plain(await other.says("", files=(file("e", size=10),)))


async def test_number_and_date_are_asked_once_for_what_came_together(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await at_criterion(stage, "1.2")
        await officer.says("", files=PHOTOS)
        await officer.taps("1.2 (đang chấm)")
        assert "ví dụ: 45-BC/BDV ngày 02/10/2023" in plain(await officer.taps("Ghi số, ngày văn bản"))
        assert "Chưa ghi: cần số, ký hiệu" in plain(await officer.says("văn bản của ban"))
        said = plain(await officer.says("45-BC/BDV 2/10/2023"))
        assert "Đã ghi cho 3 tệp: 45-BC/BDV ngày 02 tháng 10 năm 2023. Tiêu chí 1.2 có 3 minh chứng." in said
        assert {(one.number, str(one.dated)) for one in await files(stage)} == {("45-BC/BDV", "2023-10-02")}
        assert "1.3." in plain(await officer.taps("Tiêu chí tiếp theo ›"))


async def test_who_does_not_serve_the_unit_as_officer_is_told_that_nothing_was_kept(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        head = await stage.person("ban-dan-van/head")
        assert "chưa được ghi vào đâu" in plain(await head.says("2.3", files=PHOTOS))
        assert await files(stage) == []


async def test_after_sending_files_wait_and_after_the_lock_the_book_is_closed(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await at_criterion(stage, "1.2")
        sheet = await sheet_of(stage, "ban-dan-van")
        await officer.says("2.3", files=PHOTOS[:1])
        await stage.desk.write(lambda store: store.sheets.set_state(sheet, SheetState.SUBMITTED))
        said = plain(await officer.says("2.3", files=PHOTOS[1:]))
        assert "Chưa xếp được vào tiêu chí 2.3: bảng điểm đã gửi" in said
        assert [where for where, _ in await book(stage)] == ["2.3", "", ""]
        numbers = [one.id for one in await files(stage)]
        for tap in (
            f"evto f{numbers[1]} 2.3",
            f"evto f{numbers[0]} 2.2",
            f"evgone {numbers[0]}",
            f"evdoc f{numbers[0]}",
        ):
            assert "Chưa thực hiện được lúc này" in plain(await officer.presses(tap))
        await stage.desk.write(lambda store: store.sheets.set_state(sheet, SheetState.LOCKED))
        assert "Sổ minh chứng năm 2023 đã đóng" in plain(await officer.says("", files=(file("d"),)))
        assert [where for where, _ in await book(stage)] == ["2.3", "", ""]
