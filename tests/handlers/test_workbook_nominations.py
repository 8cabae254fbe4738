"""A unit's nominations as a workbook, in the columns that councils import."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from rules.nominations import NominationFields, NominationKind
from tests.handlers.scoring_year import plain
from tests.support.excel import Office, Value, rows_of, typed
from tests.support.stage import Stage

TITLES = [
    "STT",
    "Phân loại khen thưởng",
    "Tên tập thể/cá nhân/hộ gia đình",
    "Chức vụ",
    "Đơn vị công tác",
    "Danh hiệu thi đua/Hình thức khen thưởng",
    "Phân loại đối tượng",
    "Lĩnh vực hoạt động",
]


async def test_nominees_come_from_a_workbook_once_they_are_confirmed(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        office, officer = Office(stage, tmp_path), await stage.person("ban-dan-van/officer")
        unit = await stage.unit("ban-dan-van")
        await officer.presses("nominate collective")
        await officer.says("Phòng Tổng hợp")
        await officer.says("/dexuat")
        await officer.taps("Tải bảng Excel")
        content = await office.got(officer)
        page = load_workbook(BytesIO(content)).worksheets[0]
        at = rows_of(content)["STT"]
        assert [page.cell(at, column).value for column in range(1, 9)] == TITLES
        assert "Không có thay đổi nào" in plain(await office.sends(officer, content))
        first = at + 1
        assert page[f"C{first}"].value == "Phòng Tổng hợp"
        cells: dict[str, Value] = {
            f"F{first}": "Giấy khen",
            f"B{first + 1}": "Cá nhân",
            f"C{first + 1}": "Cán bộ Một",
        }
        cells |= {f"D{first + 1}": "Chuyên viên", f"G{first + 1}": "Người trực tiếp lao động"}
        cells |= {f"B{first + 2}": "Tập thể", f"C{first + 2}": "=cmd|x", f"C{first + 3}": "Cán bộ Hai"}
        cells |= {f"B{first + 4}": "Cá nhân", f"D{first + 4}": "Chuyên viên"}
        cells |= {f"B{first + 5}": "Cá nhân", f"C{first + 5}": "Cán bộ " * 50}
        said = plain(await office.sends(officer, typed(content, cells)))
        assert f"C{first} · Phòng Tổng hợp: đổi danh hiệu, hình thức “Giấy khen”" in said
        assert f"C{first + 1} · Cán bộ Một: thêm vào danh sách" in said
        assert f"Ô C{first + 2}: là công thức" in said
        assert f"Ô B{first + 3}: chưa có phân loại" in said
        assert f"Ô C{first + 4}: chưa có tên" in said
        assert f"Ô C{first + 5}: dài quá mức" in said
        assert len(await stage.desk.read(lambda store: store.nominations.of_bloc(stage.bloc))) == 1
        assert "1 đề xuất mới, 1 đề xuất được sửa" in plain(await officer.taps("Xác nhận 2 thay đổi"))
        kept = await stage.desk.read(lambda store: store.nominations.of_unit(stage.bloc, unit))
        assert [one.fields for one in kept] == [
            NominationFields(NominationKind.COLLECTIVE, "Phòng Tổng hợp", distinction="Giấy khen"),
            NominationFields(
                NominationKind.INDIVIDUAL,
                "Cán bộ Một",
                position="Chuyên viên",
                person_class="Người trực tiếp lao động",
            ),
        ]
        said = plain(await office.sends(officer, content))
        assert "đổi danh hiệu, hình thức để trống" in said
        assert "vẫn giữ trong danh sách: Cán bộ Một" in said


async def test_a_list_with_its_head_or_another_units_is_left_alone(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        office, officer = Office(stage, tmp_path), await stage.person("ban-dan-van/officer")
        other = await stage.person("van-phong/officer")
        await officer.presses("nominate collective")
        await officer.says("Phòng Tổng hợp")
        await officer.presses("nomexcel")
        content = await office.got(officer)
        said = plain(await office.sends(other, content))
        assert "không phải bảng của đơn vị đồng chí" in said
        assert "Phòng Tổng hợp" not in said
        await officer.presses("nomsend")
        assert "chờ thủ trưởng đơn vị duyệt" in plain(await office.sends(officer, content))
        await officer.presses("nomexcel")
        page = load_workbook(BytesIO(await office.got(officer))).worksheets[0]
        assert all(cell.protection.locked for row in page.iter_rows() for cell in row)
