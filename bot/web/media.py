"""Telling what a file is by its content, never by its name."""

import zipfile
from typing import BinaryIO

HEAD = 8192
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OLD_WORD = "application/msword"
OLD_EXCEL = "application/vnd.ms-excel"
PLAIN = {".pdf": "application/pdf", ".jpg": "image/jpeg", ".png": "image/png"}
OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")


def media_type_of(file: BinaryIO) -> str:
    """The media type of a PDF, Word, Excel, JPG or PNG, else "". Leaves the file at its start."""
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if head.startswith(b"PK"):
        return _office(file)
    if head.startswith(OLE_MAGIC):
        return _old_office(file)
    return _plain(head)


def _plain(head: bytes) -> str:
    import puremagic

    try:
        found = {match.extension for match in puremagic.magic_string(head)}
    except (puremagic.PureError, ValueError):
        return ""
    return next((media_type for extension, media_type in PLAIN.items() if extension in found), "")


def _office(file: BinaryIO) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return ""
    finally:
        file.seek(0)
    if any(name.endswith("vbaProject.bin") for name in names):
        return ""
    if "word/document.xml" in names:
        return WORD
    return EXCEL if "xl/workbook.xml" in names else ""


def _old_office(file: BinaryIO) -> str:
    content = file.read()
    file.seek(0)
    if "WordDocument".encode("utf-16-le") in content:
        return OLD_WORD
    return OLD_EXCEL if "Workbook".encode("utf-16-le") in content else ""
