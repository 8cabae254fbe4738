"""Workbooks are made and read in children that end, whatever they are given."""

from __future__ import annotations

from pathlib import Path

from bot.workbook_work import read_in_child, write_in_child
from messages.workbooks.book import Book, Column, Line, Spot

BOOK = Book(
    name="Đề xuất khen thưởng",
    title="DANH SÁCH",
    under=("Sở Một",),
    columns=(Column("kind", "Phân loại khen thưởng", 14), Column("name", "Tên tập thể/cá nhân/hộ gia đình", 30)),
    lines=(Line({"kind": Spot("Tập thể"), "name": Spot("Phòng Tổng hợp", entry=True)}),),
    marker={"form": "nominations", "unit": "so-mot"},
)


async def test_a_child_writes_what_another_reads(tmp_path: Path) -> None:
    path = tmp_path / "digest"
    path.write_bytes(await write_in_child(BOOK.as_dict()))
    found = await read_in_child(str(path))
    assert (found["problem"], found["marker"]["unit"]) == ("", "so-mot")
    assert [row["cells"]["name"]["value"] for row in found["rows"]] == ["Phòng Tổng hợp"]


async def test_a_child_that_dies_over_a_file_has_found_nothing_to_read(tmp_path: Path) -> None:
    assert await read_in_child(str(tmp_path / "nowhere")) == {"problem": "unreadable"}
