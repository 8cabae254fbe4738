"""Files sent in the chat, told by what is in them."""

import io
import zipfile

import httpx
import pytest

from bot.web.media import EXCEL, WORD
from tests.web.conftest import OpenPhone
from tests.web.house import House

PDF = b"%PDF-1.7 report"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(17)
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(64)
OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "WordDocument".encode("utf-16-le")


def office(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return packed.getvalue()


async def send(phone: httpx.AsyncClient, *files: tuple[str, bytes], text: str = "") -> httpx.Response:
    parts = [("files", (name, content)) for name, content in files]
    return await phone.post("say", data={"id": "f" * 32, "text": text}, files=parts)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PDF, "application/pdf"),
        (PNG, "image/png"),
        (JPG, "image/jpeg"),
        (office("[Content_Types].xml", "word/document.xml"), WORD),
        (office("xl/workbook.xml"), EXCEL),
        (OLD_WORD, "application/msword"),
    ],
)
async def test_a_document_is_kept_under_its_content(
    phone: OpenPhone, house: House, content: bytes, media_type: str
) -> None:
    assert (await send(await phone(1), ("bao-cao.exe", content))).status_code == 200
    [file] = house.desk.said[-1].files
    kept = house.back.evidence.path(file.digest)
    assert kept is not None
    assert kept.read_bytes() == content
    assert (file.media_type, file.size, file.name) == (media_type, len(content), "bao-cao.exe")


@pytest.mark.parametrize(
    "content",
    [
        b"MZ" + bytes(200),
        b"#!/bin/sh\nrm -rf /",
        b"<html><script>alert(1)</script>",
        b"",
        b"PK\x03\x04 not an archive",
        office("malware.exe"),
        office("word/document.xml", "word/vbaProject.bin"),
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
    ],
)
async def test_anything_else_reaches_the_conversation_but_not_the_disk(
    phone: OpenPhone, house: House, content: bytes
) -> None:
    assert (await send(await phone(1), ("bao-cao.pdf", content))).status_code == 200
    [file] = house.desk.said[-1].files
    assert (file.digest, file.media_type, file.size) == ("", "", len(content))


async def test_a_file_over_the_limit_is_named_but_not_kept(phone: OpenPhone, house: House) -> None:
    await send(await phone(1), ("to.pdf", PDF + bytes(20 * 1024 * 1024)))
    [file] = house.desk.said[-1].files
    assert (file.digest, file.media_type) == ("", "")
    assert file.size > 20 * 1024 * 1024


async def test_several_files_are_one_message(phone: OpenPhone, house: House) -> None:
    officer = await phone(1)
    answer = await send(officer, ("a.pdf", PDF), ("b.png", PNG), text="minh chứng")
    row = answer.json()["rows"][-2]
    assert (row["html"], [(file["name"], file["image"]) for file in row["files"]]) == (
        "minh chứng",
        [("a.pdf", False), ("b.png", True)],
    )
    assert (await send(officer, ("a.pdf", PDF), ("b.png", PNG), text="minh chứng")).status_code == 200
    assert len(house.desk.said) == 2


@pytest.mark.parametrize(
    ("name", "kept"),
    [("../../etc/passwd", "passwd"), ("C:\\tmp\\bao cao.pdf", "bao cao.pdf"), ("a\u202ecod.pdf", "acod.pdf")],
)
async def test_a_name_is_only_a_name(phone: OpenPhone, house: House, name: str, kept: str) -> None:
    await send(await phone(1), (name, PDF))
    assert house.desk.said[-1].files[0].name == kept


async def test_too_many_files_are_refused(phone: OpenPhone, house: House) -> None:
    assert (await send(await phone(1), *[("a.pdf", PDF)] * 11)).status_code == 400
    assert len(house.desk.said) == 1


async def test_a_download_is_only_for_a_room_that_was_shown_the_file(phone: OpenPhone, house: House) -> None:
    owner, other = await phone(1), await phone(2)
    row = (await send(owner, ("bao cao Tỉnh ủy.pdf", PDF))).json()["rows"][-2]
    url = f"http://bot.example{row['files'][0]['url']}"
    answer = await owner.get(url)
    assert answer.content == PDF
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/pdf"
    digest = house.desk.said[-1].files[0].digest
    assert (await other.get(f"file/{digest}")).status_code == 404
    assert (await other.get(url)).status_code == 403
    file = {"digest": digest, "name": "chung.pdf", "size": 9, "media_type": "application/pdf"}
    await house.desk.say("g1", html="", files=[file])
    assert (await other.get(f"file/{digest}")).content == PDF


@pytest.mark.parametrize("digest", ["0" * 64, "%2e%2e%2fbot.db", "%25", "bot.db"])
async def test_what_was_never_shown_cannot_be_asked_for(phone: OpenPhone, digest: str) -> None:
    assert (await (await phone(1)).get(f"file/{digest}")).status_code == 404
