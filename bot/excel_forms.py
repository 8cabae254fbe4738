"""Knowing a workbook of ours by what is hidden in it, and an Excel file that cannot be read, at a glance."""

import zipfile
from pathlib import PurePosixPath
from typing import BinaryIO

from bot.web.media import OLE_MAGIC
from messages.workbooks.book import HIDDEN

OURS = "ours"
GLANCE_BYTES = 1 << 18
SUFFIXES = {".xlsx", ".xlsm", ".xls"}
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
NAMES = (HIDDEN.encode(), HIDDEN.encode("utf-16-le"))


def form_of(file: BinaryIO, name: str) -> str:
    """As `messages.incoming.Attachment.form` has it; leaves the file at its start."""
    file.seek(0)
    head = file.read(len(OLE_MAGIC))
    file.seek(0)
    try:
        if head == OLE_MAGIC:
            return _old(file.read(), name)
        return _zipped(file, name) if head.startswith(b"PK") else ""
    finally:
        file.seek(0)


def _old(content: bytes, name: str) -> str:
    if ENCRYPTED in content:
        return "locked" if _is_excel(name) else ""
    return "old" if any(hidden in content for hidden in NAMES) else ""


def _zipped(file: BinaryIO, name: str) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            if any(part.endswith("vbaProject.bin") for part in names):
                return "macro" if _is_excel(name) else ""
            if "xl/workbook.xml" not in names:
                return ""
            with archive.open("xl/workbook.xml") as part:
                return OURS if NAMES[0] in part.read(GLANCE_BYTES) else ""
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return "broken" if _is_excel(name) else ""


def _is_excel(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in SUFFIXES
