"""A workbook of ours is known at the door, whatever it is called."""

from __future__ import annotations

from messages.workbooks.book import Book, Column, Line, Spot
from messages.workbooks.writing import written
from tests.web.conftest import OpenPhone
from tests.web.house import House
from tests.web.test_uploads import PDF, office, send

LOCKED = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le")
OURS = written(
    Book("Bảng", "BẢNG", (), (Column("code", "Mã", 8),), (Line({"code": Spot("1.1")}),)).as_dict(),
)


async def test_a_workbook_of_ours_is_known_by_what_is_in_it(phone: OpenPhone, house: House) -> None:
    files = [("báo cáo.xlsx", OURS), ("mật.xlsx", LOCKED), ("khác.xlsx", office("xl/workbook.xml"))]
    assert (await send(await phone(1), *files, ("a.pdf", PDF))).status_code == 200
    heard = house.desk.said[-1].files
    assert [file.form for file in heard] == ["ours", "locked", "", ""]
    assert [bool(file.digest) for file in heard] == [True, False, True, True]
