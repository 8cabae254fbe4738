"""A reviewer's workbook, and the whole bloc's table to read: each as far as its reader may see."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from tests.handlers.scoring_year import accept_all, plain, secretary_and_officer, send_all, sheet_of
from tests.support.excel import Office, Value, rows_of, typed
from tests.support.stage import Stage


def words(content: bytes) -> list[list[str]]:
    """Every filled row of the first page, as text."""
    rows = load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    return [["" if value is None else str(value) for value in row] for row in rows if any(row)]


def row_of(content: bytes, code: str) -> int:
    """Of a criterion in a reviewer's workbook."""
    return rows_of(content, "B")[code]


async def test_points_changed_in_a_workbook_need_a_reason_and_are_kept_as_if_typed(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        secretary, officer = await secretary_and_officer(stage)
        office, sheet = Office(stage, tmp_path), await sheet_of(stage, "ban-dan-van")
        await secretary.says("/thamdinh")
        await secretary.taps("Tải bảng thẩm định")
        content = await office.got(secretary)
        listed = [row[0] for row in words(content) if row[1] == "1.2"]
        assert listed == ["Ban Dân vận Tỉnh ủy"]
        assert "Không có thay đổi nào" in plain(await office.sends(secretary, content))
        at = {code: row_of(content, code) for code in ("1.2", "1.3", "1.1", "2.1", "2.3", "2.4", "3.4")}
        cells: dict[str, Value] = {
            f"H{at['1.2']}": 7,
            f"I{at['1.2']}": "hai đề án trình chậm",
            f"H{at['2.3']}": 3,
            f"H{at['1.3']}": 5,
            f"H{at['1.1']}": "13",
            f"H{at['2.1']}": 4,
            f"I{at['2.4']}": "chỉ có lý do",
            f"A{at['3.4']}": "Văn phòng Tỉnh ủy",
        }
        said = plain(await office.sends(secretary, typed(content, cells)))
        assert "BDV" in said or "Ban Dân vận" in said
        assert "→ 7. Lý do: “hai đề án trình chậm”" in said
        assert f"Ô I{at['2.3']} (2.3): chưa có lý do" in said
        assert f"Ô H{at['1.3']} (1.3): 5 không phải mức điểm của tiêu chí này. Các mức: 6; 4,5; 3; 0." in said
        assert f"Ô H{at['1.1']} (1.1): 13 lớn hơn điểm tối đa 12. Đề nghị nhập số từ 0 đến 12" in said
        assert f"Ô H{at['2.1']} (2.1): 4 không phải mức điểm" in said
        assert f"Ô I{at['2.4']} (2.4): có lý do nhưng điểm không đổi" in said
        assert f"Ô A{at['3.4']}: không có đơn vị “Văn phòng Tỉnh ủy”" in said
        button = await secretary.button("Xác nhận 1 thay đổi")
        assert "không thuộc nhiệm vụ" in plain(await officer.presses(button.value))
        assert "Đã ghi 1 điểm thẩm định" in plain(await secretary.presses(button.value))
        answers = await stage.desk.read(lambda store: store.sheets.answers(sheet))
        assert answers["1.2"].final == 7
        assert answers["1.2"].reason == "hai đề án trình chậm"
        assert answers["2.3"].reviewed is None
        refused = plain(await office.sends(officer, typed(content, cells)))
        assert "không phải bảng của đơn vị đồng chí" in refused
        assert "hai đề án" not in refused


async def test_a_unit_reads_the_blocs_table_only_once_it_is_published(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        office = Office(stage, tmp_path)
        lead, officer = await stage.person("ban-noi-chinh/officer"), await stage.person("ban-dan-van/officer")
        await lead.presses("blocexcel")
        before = await office.got(lead)
        assert [row[2] for row in words(before) if row[0] == "1"] == ["Chưa gửi"]
        for tap in ("blocexcel", "reviewexcel"):
            assert "Đang lập" not in plain(await officer.presses(tap)), tap
        await send_all(stage)
        await accept_all(stage)
        await lead.presses("blocexcel")
        so_far = words(await office.got(lead))
        assert {row[2] for row in so_far if row[0].isdigit()} == {"Đã thẩm định xong"}
        await lead.presses("lock")
        await lead.presses("blocexcel")
        locked = await office.got(lead)
        assert "Đã chốt, chưa công bố" in str(words(locked))
        assert "Đang lập" not in plain(await officer.presses("blocexcel"))
        await lead.presses("publishing")
        await lead.taps("Xác nhận công bố")
        await officer.presses("blocexcel")
        published = words(await office.got(officer))
        table = await stage.desk.read(lambda store: store.final_tables.get(stage.bloc))
        assert table is not None
        listed = [(row[1], row[-1]) for row in published if row[0].isdigit()]
        assert listed == [(line.name, str(line.rank)) for line in table.table.lines]
        assert "chỉ để xem" in plain(await office.sends(officer, locked))
