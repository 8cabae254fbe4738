"""The card of a nomination: every field asked once, by button where there is a list, and changed until sent."""

from datetime import date
from pathlib import Path

from sqlalchemy import select, update

from rules.nominations import Field
from rules.nominee_texts import with_text
from storage import tables
from storage.store import Store
from tests.handlers.nominating_stage import (
    OTHER,
    PDF,
    SECRETARY,
    UNIT,
    head_of,
    labels,
    listed,
    officer_of,
    propose,
    send,
)
from tests.support.stage import Stage

DEED = "Tham mưu 02 đề án được ban hành trong năm"


async def test_an_individual_is_complete_after_one_answer_a_field(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await officer_of(stage)
        await officer.presses("nominate individual")
        await officer.says("Chuyên viên Ban Dân vận")
        await officer.says("Chuyên viên")
        await officer.taps("CSTĐ cơ sở")
        await officer.taps("Người trực tiếp lao động")
        await officer.says("Dân vận")
        assert "sáng kiến và nơi công nhận" in (await officer.says(DEED))[-1]
        card = (await officer.says("Số hóa quy trình"))[-1]
        for said in ("Chức vụ: Chuyên viên", "Đề nghị: <b>Chiến sĩ thi đua cơ sở</b>", "Lĩnh vực: Dân vận", DEED):
            assert said in card
        assert "Còn thiếu" not in card
        assert "Lưu ý" not in card
        assert "Người trực tiếp lao động: <b>1/1</b> cá nhân (100%)" in (await officer.presses("nominations"))[-1]
        await officer.presses("nom 1")
        await officer.taps("Chức vụ")
        assert "Chức vụ: Phó Trưởng phòng" in (await officer.says("Phó Trưởng phòng"))[-1]
        [kept] = await listed(stage)
        assert (kept.distinction, kept.position) == ("Chiến sĩ thi đua cơ sở", "Phó Trưởng phòng")


async def test_what_is_skipped_stays_missing_and_may_be_filled_later_even_once_the_head_sees_it(
    tmp_path: Path,
) -> None:
    async with Stage(tmp_path) as stage:
        officer, head = await officer_of(stage), await head_of(stage)
        await officer.presses("nominate household")
        await officer.says("Hộ gia đình thôn 3")
        await officer.taps("Bỏ qua")
        await officer.taps("Giấy khen")
        await officer.taps("Bỏ qua")
        await officer.taps("Bỏ qua")
        assert "Còn thiếu: địa chỉ, lĩnh vực, thành tích." in (await officer.presses("nom 1"))[-1]
        assert "gõ địa chỉ" in (await officer.taps("Điền tiếp"))[-1]
        await officer.presses("nomsend")
        seen = (await head.sees())[-1]
        assert "còn thiếu: địa chỉ, lĩnh vực, thành tích" in seen
        assert "Hộ gia đình thôn 3" in (await head.taps("1"))[-1]
        assert "Điền tiếp" not in await labels(head)
        await head.presses("nominations")
        await head.taps("Duyệt")
        assert "Nút này đã cũ" in (await officer.presses("nomask 1 name"))[-1]


async def test_several_names_are_added_at_once_and_wrong_lines_are_named(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await officer_of(stage)
        await officer.presses("nominate individual")
        said = (await officer.says(f"Cán bộ một; Chuyên viên; ; CSTĐ cơ sở\n12\n{'x' * 300}\nCán bộ hai"))[-1]
        assert "Đã thêm <b>2 đề xuất</b>" in said
        assert "Chưa ghi 2 dòng không phải tên: “12”" in said
        found = [(one.position, one.workplace, one.distinction) for one in await listed(stage)]
        assert found == [("Chuyên viên", "", "Chiến sĩ thi đua cơ sở"), ("", "", "")]


async def test_fifty_nominations_are_read_in_pages_by_officer_head_and_lead(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head = await officer_of(stage), await head_of(stage)
        await propose(officer, "\n".join(f"Cán bộ số {number}" for number in range(1, 51)))
        await officer.presses("nompage 4")
        said = (await officer.sees() or await officer.presses("nompage 4"))[-1]
        assert "Trang 5/5" in said
        assert "50. Cán bộ số 50" in said
        assert "Cá nhân (50)" in said
        assert len(said) < 4096
        assert "Trang 5/5" in (await officer.presses("nompage 99"))[-1]
        await officer.presses("nomsend")
        assert "Trang 1/5" in (await head.sees())[-1]
        assert "11. Cán bộ số 11" in (await head.taps("Trang sau ›"))[-1]
        await head.taps("Duyệt")
        secretary = await stage.person(SECRETARY)
        await secretary.says("/dexuat")
        await secretary.taps("BDV")
        assert "Trang 2/5" in (await secretary.taps("Trang sau ›"))[-1]
        assert "Cán bộ số 12" in (await secretary.taps("12"))[-1]


async def test_the_unit_itself_is_proposed_with_one_tap_and_long_texts_have_a_limit(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await officer_of(stage)
        await officer.presses("nominate collective")
        await officer.taps("Đề xuất chính đơn vị")
        await officer.taps("Cờ UBND tỉnh")
        await officer.taps("Xây dựng Đảng")
        assert "dài 1001 ký tự, nhiều hơn 1000" in (await officer.says("x" * 1001))[-1]
        assert f"Thành tích: {DEED}" in (await officer.says(DEED))[-1]
        [kept] = await listed(stage)
        assert (kept.name, kept.sector) == ("Ban Dân vận Tỉnh ủy", "Xây dựng Đảng, hệ thống chính trị")


async def test_files_stand_in_the_unit_s_book_and_are_handed_to_the_head_and_the_lead_only(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, other = await officer_of(stage), await officer_of(stage, OTHER)
        secretary = await stage.person(SECRETARY)
        await propose(officer, "Cán bộ một")
        await officer.presses("nomfile 1")
        assert "Đã nhận 1 tệp" in (await officer.says("", (PDF,)))[-1]
        assert "Tệp kèm theo (1): thanh-tich.pdf" in (await officer.presses("nom 1"))[-1]
        assert "không thuộc nhiệm vụ" in (await secretary.presses("nomfiles 1"))[-1]
        await officer.presses("nomsend")
        await (await head_of(stage)).taps("Duyệt")
        assert "thanh-tich.pdf" in (await secretary.presses("nomfiles 1"))[-1]
        for value in ("nom 1", "nomfiles 1", "nomask 1 name", "nomdist 1 0", "nomback 1"):
            assert "không thuộc nhiệm vụ" in (await other.presses(value))[-1]


async def test_the_files_of_a_draft_that_goes_are_not_lost(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await officer_of(stage)
        await propose(officer, "Cán bộ một")
        await officer.presses("nomfile 1")
        await officer.says("", (PDF,))
        await officer.presses("unnominate 1")
        unit = await stage.unit(UNIT)
        sheet = await stage.desk.write(lambda store: store.sheets.of_unit(stage.bloc, unit))
        [kept] = await stage.desk.read(lambda store: store.evidence.of_sheet(sheet.id))
        assert (kept.name, kept.subject) == ("thanh-tich.pdf", "")


async def test_buttons_that_name_no_field_place_or_nomination_are_stale(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await officer_of(stage)
        await propose(officer, "Cán bộ một")
        for value in ("nomask 1 secret", "nomdist 1 99", "nomclass 1 99", "nomsector 1 99", "nom 99", "nominate x"):
            assert "Nút này đã cũ" in (await officer.presses(value))[-1]


async def test_what_was_proposed_in_an_earlier_year_is_shown_on_the_card(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await send(stage, UNIT, "Cán bộ một")
        number = (await listed(stage))[0].id
        await stage.desk.write(lambda store: _a_year_ago(store, stage.bloc, number))
        officer = await officer_of(stage)
        await propose(officer, "một cán bộ")
        await officer.presses("nomask 2 achievements")
        await officer.says(DEED)
        card = (await officer.presses("nom 2"))[-1]
        assert "Năm 2022: đã đề xuất Giấy khen" in card
        assert "thành tích đã ghi trong đề xuất Giấy khen năm 2022" in (await officer.presses("nominations"))[-1]


def _a_year_ago(store: Store, bloc: int, number: int) -> None:
    """The nomination belongs to the same unit of an earlier bloc."""
    known = store.nominations.get(number)
    unit = store.people.unit(known.unit) if known else None
    assert known is not None
    assert unit is not None
    plan = store.connection.execute(select(tables.blocs.c.plan).where(tables.blocs.c.id == bloc)).scalar_one()
    earlier = store.blocs.put("nam-truoc", "Khối năm trước", 2022, plan)
    moved = store.people.put_unit(
        earlier,
        {
            "key": unit.key,
            "name": unit.name,
            "short": unit.short,
            "head_title": "",
            "aliases": [],
            "since": date(2022, 1, 1),
        },
    )
    said = with_text(with_text(known.fields, Field.DISTINCTION, "Giấy khen"), Field.ACHIEVEMENTS, DEED)
    store.nominations.change(number, said)
    statement = update(tables.nominations).where(tables.nominations.c.id == number)
    store.connection.execute(statement.values(bloc=earlier, unit=moved))
