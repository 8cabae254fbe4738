"""A score sheet goes out as a workbook, comes back filled in, and changes nothing until confirmed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from bot.player import NoSuchButton, Player
from rules.review import SheetState
from rules.sheets import Filled
from tests.handlers.scoring_year import plain, send_sheet, sheet_of
from tests.support.excel import Office, Value, edited, rows_of, typed
from tests.support.stage import Stage


async def answers(stage: Stage, sheet: int) -> dict[str, Filled]:
    return await stage.desk.read(lambda store: store.sheets.answers(sheet))


async def given_out(stage: Stage, folder: Path) -> tuple[Office, Player, int, bytes]:
    """The officer of Ban Dân vận has answered 1.2 with 9 and asked for the workbook."""
    office, officer = Office(stage, folder), await stage.person("ban-dan-van/officer")
    sheet = await sheet_of(stage, "ban-dan-van")
    await officer.presses(f"leaf {sheet} 1.2")
    await officer.says("9")
    await officer.says("chấm điểm")
    await officer.presses(f"sheet {sheet}")
    await officer.taps("Tải bảng Excel")
    return office, officer, sheet, await office.got(officer)


async def test_what_is_filled_in_counts_once_it_is_confirmed(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        office, officer, sheet, content = await given_out(stage, tmp_path)
        at = rows_of(content)
        before = await answers(stage, sheet)
        cells: dict[str, Value] = {
            f"E{at['1.1']}": "18/20",
            f"E{at['1.2']}": 12,
            f"E{at['2.1']}": "Đạt",
            f"F{at['2.1']}": "x",
        }
        back = typed(content, cells | {f"G{at['2.1']}": "theo dự kiến", f"E{at['1.6']}": "3,5"})
        said = plain(await office.sends(officer, back))
        assert "Đã nhận bảng Excel: bang.xlsx" in said
        assert "3 thay đổi" in said
        assert (
            f"Ô E{at['1.2']} (1.2): 12 lớn hơn điểm tối đa 10. Đề nghị nhập số từ 0 đến 10, ví dụ: 8,75"
            in said
        )
        assert f"E{at['1.1']} · 1.1: chưa chấm → 18/20 (10,8 điểm)" in said
        assert "Đạt (5 điểm), số ước thực hiện; ghi chú: “theo dự kiến”" in said
        assert await answers(stage, sheet) == before
        said = plain(await officer.taps("Xác nhận 3 thay đổi"))
        assert "Đã ghi 3 thay đổi" in said
        after = await answers(stage, sheet)
        assert after["1.1"].raw == ("18", "20")
        assert [after[code].points for code in ("1.6", "1.2")] == [Decimal("3.5"), 9]
        assert (after["2.1"].raw, after["2.1"].estimate, after["2.1"].note) == (
            ("dat",),
            True,
            "theo dự kiến",
        )
        trail = await stage.desk.read(lambda store: store.sheets.trail(sheet))
        assert list(dict.fromkeys(change.leaf for change in trail)) == ["1.2", "1.1", "1.6", "2.1"]
        assert "không còn hiệu lực" in plain(await officer.presses("wbapply 1 00000000"))


async def test_a_workbook_sent_back_untouched_changes_nothing_however_it_is_arranged(tmp_path: Path) -> None:
    def rearranged(workbook: Workbook) -> None:
        page = workbook.worksheets[0]
        page.title = "Bảng của tôi"
        page.insert_rows(1, 3)
        page.insert_cols(2)
        page.move_range("A10:J11", rows=60)

    async with Stage(tmp_path) as stage:
        await send_sheet(stage, "ban-dan-van")
        office, officer = Office(stage, tmp_path), await stage.person("ban-dan-van/officer")
        sheet = await sheet_of(stage, "ban-dan-van")
        await stage.desk.write(lambda store: store.sheets.set_state(sheet, SheetState.RETURNED))
        await officer.presses(f"excel {sheet}")
        content = await office.got(officer)
        before = await answers(stage, sheet)
        for back in (content, edited(content, rearranged)):
            said = plain(await office.sends(officer, back))
            assert "Không có thay đổi nào so với số liệu đang có." in said
            assert "Ô " not in said
        assert await answers(stage, sheet) == before


async def test_thirty_wrong_cells_are_all_named_and_nothing_is_lost(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        office, officer, sheet, content = await given_out(stage, tmp_path)
        at = rows_of(content)
        wrong: dict[str, Value] = {
            **{f"E{at[code]}": "mười" for code in ("1.4", "1.6", "2.3", "2.4", "2.5", "3.4", "4.2", "4.3")},
            **{f"E{at[code]}": "=1+1" for code in ("2.2", "3.1", "3.2")},
            **{f"E{at[code]}": "có lẽ" for code in ("2.1", "3.5")},
            **{f"F{at[code]}": "x" for code in ("1.2", "2.2", "2.3", "3.1")},
            **{f"F{at[code]}": "?" for code in ("2.1", "2.4", "2.5", "3.2")},
            **{f"G{at[code]}": "dài " * 300 for code in ("1.1", "1.2", "1.3")},
            **{f"E{at['1.1']}": date(2023, 2, 1), f"E{at['1.3']}": "101%", f"E{at['1.5']}": 7},
            **{f"E{at['3.3']}": "#REF!", f"E{at['1']}": 40, f"E{at['4']}": 20},
        }
        assert len(wrong) == 30
        before = await answers(stage, sheet)
        said = plain(await office.sends(officer, typed(content, wrong)))
        assert "30 ô chưa dùng được" in said
        while True:
            try:
                said += plain(await officer.taps("Trang sau ›"))
            except NoSuchButton:
                break
        print(said)
        assert {cell for cell in wrong if f"Ô {cell}" not in said} == set()
        assert await answers(stage, sheet) == before
