"""Workbooks that are not for here, not ours, or not what they seem: said why, nothing changed, nothing revealed."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from rules.review import SheetState
from tests.handlers.scoring_year import plain, sheet_of
from tests.handlers.test_workbook import answers, given_out
from tests.support.excel import Office, edited, repacked, rows_of, signed_anew, typed
from tests.support.stage import Stage

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
SAVED_AS_XLS = OLE + "Workbook".encode("utf-16-le") + b"ktd_mau_bieu"
BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "' + b"ha" * 500 + b'">]><a>&b;</a>'


def twice(workbook: Workbook) -> None:
    copy = workbook.copy_worksheet(workbook.worksheets[0])
    copy.title = "Bản sao"


def headless(workbook: Workbook) -> None:
    page = workbook.worksheets[0]
    for row in page.iter_rows(max_row=6):
        for cell in row:
            cell.value = None


def unmarked(workbook: Workbook) -> None:
    workbook["ktd_mau_bieu"]["A1"] = json.dumps({"form": "scores"})


SPOILT: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a password": (lambda _content: LOCKED, "đặt mật khẩu"),
    "an old format under a new name": (lambda _content: SAVED_AS_XLS, "định dạng Excel cũ (.xls)"),
    "half a file": (lambda content: content[: len(content) // 2], "hỏng hoặc tải lên chưa trọn"),
    "macros": (lambda content: repacked(content, xl__vbaProject_bin=b"x"), "có macro"),
    "a zip bomb": (
        lambda content: repacked(content, xl__worksheets__sheet1_xml=bytes(40 * 2**20)),
        "lớn bất thường",
    ),
    "entities": (lambda content: repacked(content, xl__worksheets__sheet1_xml=BOMB), "không được phép"),
    "no page at all": (lambda content: repacked(content, xl__worksheets__sheet1_xml=None), "không tìm thấy"),
    "broken styles": (lambda content: repacked(content, xl__styles_xml=b"<a"), "không đọc được"),
    "no headings": (lambda content: edited(content, headless), "không tìm thấy dòng tiêu đề"),
    "the table twice": (lambda content: edited(content, twice), "hai trang cùng mang bảng này"),
    "a forged marker": (lambda content: edited(content, unmarked), "không phải bảng do trợ lý này lập"),
}


async def test_what_cannot_be_read_is_refused_by_name_and_nothing_changes(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        office, officer, sheet, content = await given_out(stage, tmp_path)
        before = await answers(stage, sheet)
        for what, (spoil, why) in SPOILT.items():
            said = plain(await office.sends(officer, spoil(content), name=f"{what}.xlsx"))
            assert f"Chưa nhận “{what}.xlsx”" in said, what
            assert why in said, what
        assert await answers(stage, sheet) == before


async def test_another_years_and_another_units_workbook_is_not_used(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        office, officer, sheet, content = await given_out(stage, tmp_path)
        filled = typed(content, {f"E{rows_of(content)['1.1']}": "18/20"})
        last_year = await signed_anew(stage, filled, year=2022, bloc="lao-cai-party-2022")
        assert "của năm thi đua khác" in plain(await office.sends(officer, last_year))
        other = await stage.person("van-phong/officer")
        said = plain(await office.sends(other, filled))
        assert "không phải bảng của đơn vị đồng chí" in said
        assert "Ban Dân vận" not in said
        assert "18/20" not in said
        forged = edited(filled, lambda book: _renamed(book, "van-phong"))
        assert "không phải bảng do trợ lý này lập" in plain(await office.sends(other, forged))
        assert not await answers(stage, await sheet_of(stage, "van-phong"))
        assert list(await answers(stage, sheet)) == ["1.2"]


def _renamed(workbook: Workbook, unit: str) -> None:
    cell = workbook["ktd_mau_bieu"]["A1"]
    cell.value = json.dumps({**json.loads(str(cell.value)), "unit": unit})


async def test_only_its_sender_may_confirm_a_workbook_and_only_what_was_shown(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        office, officer, sheet, content = await given_out(stage, tmp_path)
        at = rows_of(content)
        back = typed(content, {f"E{at['1.1']}": "18/20", f"E{at['1.2']}": 8})
        await office.sends(officer, back)
        button = await officer.button("Xác nhận")
        head, other = await stage.person("ban-dan-van/head"), await stage.person("van-phong/officer")
        for stranger in (head, other):
            for value in (button.value, "wbshow 1 1", "wbdrop 1"):
                assert "không thuộc nhiệm vụ" in plain(await stranger.presses(value)), value
        assert "không thuộc nhiệm vụ" in plain(await office.sends(head, back))
        await officer.presses(f"leaf {sheet} 1.2")
        await officer.says("7")
        said = plain(await officer.presses(button.value))
        assert "đã đổi từ lúc đọc tệp" in said
        assert "1.2: 7 → 8 (8 điểm)" in said
        button = await officer.button("Xác nhận")
        await stage.desk.write(lambda store: store.sheets.set_state(sheet, SheetState.WITH_HEAD))
        assert "Chưa thực hiện được lúc này" in plain(await officer.presses(button.value))
        assert "đã trình hoặc đã gửi" in plain(await office.sends(officer, back))
        await stage.desk.write(lambda store: store.sheets.set_state(sheet, SheetState.RETURNED))
        assert "Không dùng tệp bang.xlsx" in plain(await officer.presses("wbdrop 1"))
        assert "không còn hiệu lực" in plain(await officer.presses(button.value))


async def test_ten_files_at_once_are_each_answered(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        office, officer, sheet, content = await given_out(stage, tmp_path)
        at = rows_of(content)
        backs = [typed(content, {f"E{at['1.6']}": 4 - number / 4}) for number in range(8)]
        said = await office.sends(officer, LOCKED, *backs, content[:900])
        assert sum("1 thay đổi" in words for words in (plain([one]) for one in said)) == 8
        assert plain(said).count("Chưa nhận") == 2
        assert list(await answers(stage, sheet)) == ["1.2"]


async def test_merged_cells_links_and_words_like_formulas_do_no_harm(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        office, officer, sheet, content = await given_out(stage, tmp_path)
        at = rows_of(content)
        first, second = at["2.3"], at["2.4"]

        def spoil(workbook: Workbook) -> None:
            page = workbook.worksheets[0]
            page[f"E{at['1.6']}"] = "='[ngoai.xlsx]Bang'!A1"
            page[f"E{at['3.4']}"] = '=cmd|" /C calc"!A0'
            page.merge_cells(f"E{first}:E{second}")
            note = page[f"G{at['1.2']}"]
            note.value, note.data_type = "=cmd", "s"

        said = plain(await office.sends(officer, edited(content, spoil)))
        assert f"Ô E{at['1.6']} (1.6): là công thức" in said
        assert f"Ô E{at['3.4']} (3.4): là công thức" in said
        assert f"Ô E{first} (2.3): nằm trong các ô bị gộp E{first}:E{second}" in said
        assert f"Ô E{second} (2.4): nằm trong" in said
        await officer.taps("Xác nhận 1 thay đổi")
        assert (await answers(stage, sheet))["1.2"].note == "=cmd"
        await officer.presses(f"excel {sheet}")
        again = load_workbook(BytesIO(await office.got(officer))).worksheets[0][f"G{at['1.2']}"]
        assert (again.value, again.data_type, again.quotePrefix) == ("=cmd", "s", True)


async def test_a_workbook_beside_a_photo_leaves_the_photo_to_the_evidence_book(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        office, officer, _, content = await given_out(stage, tmp_path)
        photo = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(64)
        said = plain(await office.sends(officer, photo, content))
        assert "Không có thay đổi nào" in said
        kept = await stage.desk.read(lambda store: store.evidence.counts(1))
        assert sum(kept.values()) == 1
        head = await stage.person("ban-dan-van/head")
        said = plain(await office.sends(head, photo, content))
        assert "Đã nhận bảng Excel" in said
        assert "Tệp vừa gửi chưa được ghi vào đâu" in said


@pytest.mark.parametrize("name", ["bao-cao.docx", "bang.xlsx"])
async def test_a_locked_file_is_called_a_workbook_only_by_its_name(tmp_path: Path, name: str) -> None:
    office = Office.__new__(Office)
    assert office.attachment(LOCKED, name).form == ("locked" if name.endswith(".xlsx") else "")
