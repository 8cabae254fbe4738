"""The unit's evidence book, /minhchung: read, filed, described, moved, emptied, with its trail."""

from datetime import datetime
from pathlib import Path

from bot.player import Player
from messages.incoming import Attachment
from messages.outgoing import Outgoing
from tests.handlers.scoring_year import plain
from tests.handlers.sending_files import OFFICER, PDF, book, file, files
from tests.support.stage import ZONE, Stage


async def filled(stage: Stage, many: int = 0) -> Player:
    """An officer whose book holds a paper under 2.3, one under 1.2, two waiting, and `many` under 3.1."""
    officer = await stage.person(OFFICER)
    await officer.says("2.3", files=(file("a", "mo-hinh.pdf", kind=PDF),))
    await officer.says("1.2", files=(file("b", "de-an.pdf", kind=PDF),))
    await officer.says("", files=(file("c"), file("d")))
    await officer.taps("Để vào Chờ xếp")
    if many:
        digests = [f"{number:064x}" for number in range(many)]
        await officer.says(
            "3.1", files=tuple(Attachment(one, f"{one[-1]}.jpg", 1000, "image/jpeg") for one in digests)
        )
    return officer


async def labels(player: Player) -> set[str]:
    """The buttons of the newest message."""
    body = Outgoing.from_dict((await player.rows())[-1].body)
    return {button.label for line in body.rows for button in line}


async def test_the_book_lists_what_waits_first_then_by_criterion_page_by_page(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await filled(stage, many=6)
        said = plain(await officer.says("minh chứng"))
        words = ("\nChờ xếp\n", "anh-d", "anh-c", "Tiêu chí 1.2", "Tiêu chí 2.3", "Tiêu chí 3.1")
        order = [said.index(word) for word in words]
        assert order == sorted(order)
        assert "10 tệp, 5,3 MB (đơn vị dùng được 1000 MB). Chờ xếp: 2 tệp. Trang 1/2." in said
        said = plain(await officer.taps("Trang sau ›"))
        assert ("Trang 2/2" in said, "anh-d" in said) == (True, False)
        said = plain(await officer.says("tiêu chí 2.3"))
        assert "Có 1 minh chứng:\n1. 30/10/2023 · mo-hinh.pdf (PDF, 1,3 MB)" in said
        assert "Không có tiêu chí 9.9" in plain(await officer.says("9.9"))
        assert "Chưa có minh chứng nào" in plain(await officer.says("4.1"))


async def test_the_head_reads_the_book_and_changes_nothing(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await filled(stage)
        head = await stage.person("ban-dan-van/head")
        assert "Gửi ảnh, tệp vào đây" not in plain(await head.says("/minhchung"))
        assert "Xếp các tệp chờ" not in await labels(head)
        await head.taps("Tệp 1")
        assert await labels(head) == {"Mở tệp", "Quá trình của tệp", "‹ Sổ minh chứng"}
        kept = await files(stage)
        for tap in (f"evto f{kept[0].id} 2.2", f"evgone {kept[0].id}", f"evnote {kept[0].id}", "evticked"):
            assert "không thuộc nhiệm vụ" in plain(await head.presses(tap))
        assert await files(stage) == kept


async def test_waiting_files_are_ticked_and_filed_together(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await filled(stage)
        await officer.says("/minhchung")
        await officer.taps("Xếp các tệp chờ")
        await officer.chooses("1. anh-c.jpg", "2. anh-d.jpg")
        assert "Đã lưu 2 tệp vào tiêu chí 4.2" in plain(await officer.says("4.2"))
        assert await book(stage) == [
            ("2.3", "mo-hinh.pdf"),
            ("1.2", "de-an.pdf"),
            ("4.2", "anh-c.jpg"),
            ("4.2", "anh-d.jpg"),
        ]
        assert "không còn hiệu lực" in plain(await officer.presses("evticked", (str(1),)))


async def test_a_file_is_described_moved_back_and_removed_and_its_trail_says_so(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await filled(stage)
        await officer.says("/minhchung")
        await officer.taps("Tệp 4")
        await officer.taps("Số, ngày văn bản")
        await officer.says("số 12/QĐ-UBND ngày 5 tháng 6 năm 2023")
        await officer.taps("Xem minh chứng")
        await officer.taps("Tệp 1")
        await officer.taps("Ghi chú")
        said = plain(await officer.says("0"))
        assert "Số, ngày văn bản: 12/QĐ-UBND ngày 05 tháng 6 năm 2023" in said
        assert "Ghi chú: “0”" in said
        await officer.taps("Chuyển tiêu chí")
        await officer.taps("Để vào Chờ xếp")
        stage.clock.move(datetime(2023, 10, 31, 8, tzinfo=ZONE))
        number = (await files(stage))[0].id
        said = plain(await officer.presses(f"evtrail {number}"))
        assert [line.split(" · ")[-1] for line in said.splitlines()[1:]] == [
            "nhận, để vào tiêu chí 2.3",
            "ghi văn bản: 12/QĐ-UBND ngày 05 tháng 6 năm 2023",
            "ghi chú: “0”",
            "chuyển từ tiêu chí 2.3 sang Chờ xếp",
        ]
        await officer.presses(f"evi {number}")
        await officer.taps("Bỏ tệp")
        assert "Đã bỏ “mo-hinh.pdf” khỏi Chờ xếp. Chờ xếp còn 2 tệp." in plain(await officer.taps("Bỏ tệp"))
        assert "không còn hiệu lực" in plain(await officer.presses(f"evi {number}"))
        assert "mo-hinh.pdf" not in [name for _, name in await book(stage)]
        kept = await stage.desk.read(lambda store: store.evidence.get(number))
        assert kept is not None
        assert kept.removed_at is not None


async def test_another_units_files_are_refused_at_every_button(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await filled(stage)
        kept = await files(stage)
        other = await stage.person("ban-to-chuc/officer")
        await other.says("", files=(file("z"),))
        for one in (kept[0].id, kept[2].id):
            taps = (
                f"evi {one}",
                f"evopen {one}",
                f"evtrail {one}",
                f"evnote {one}",
                f"evdrop {one}",
                f"evgone {one}",
            )
            for tap in (*taps, f"evdoc f{one}", f"evpick f{one}", f"evgroup f{one} 0", f"evto f{one} 2.2"):
                assert "không thuộc nhiệm vụ" in plain(await other.presses(tap)), tap
            for tap in (
                f"evto b{one} 2.2",
                f"evleave b{one}",
                f"evdoc b{one}",
                "evto x 2.2",
                "evto b999999999999 2",
            ):
                assert "không còn hiệu lực" in plain(await other.presses(tap)), tap
        assert "không còn hiệu lực" in plain(await other.presses("evticked", (str(kept[2].id),)))
        said = plain(await other.says("/minhchung"))
        assert ("1 tệp" in said, "mo-hinh" in said) == (True, False)
        assert await files(stage) == kept
