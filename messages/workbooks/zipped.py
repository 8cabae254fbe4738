"""What an .xlsx is before anything in it is unpacked: a zip of XML, in reasonable proportions."""

import zipfile
from pathlib import Path

UNPACKED_BYTES = 16 * 2**20
PARTS = 500
RATIO = 200
"""How many times larger than packed a part may be; ours stay under forty."""
SMALL = 2**20
OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def trouble_with(path: Path) -> str:
    """ "" when it may be unpacked, else why not: locked, old, broken, macro or too_big."""
    with path.open("rb") as file:
        head = file.read(len(OLE_MAGIC))
    if head == OLE_MAGIC:
        return "locked" if ENCRYPTED in path.read_bytes() else "old"
    try:
        with zipfile.ZipFile(path) as archive:
            return _trouble(archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "broken"


def _trouble(parts: list[zipfile.ZipInfo]) -> str:
    if any(part.flag_bits & 1 for part in parts):
        return "locked"
    if any(part.filename.endswith("vbaProject.bin") for part in parts):
        return "macro"
    unpacked = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels", ".vml")))
    if len(parts) > PARTS or unpacked > UNPACKED_BYTES or any(map(_swells, parts)):
        return "too_big"
    return ""


def _swells(part: zipfile.ZipInfo) -> bool:
    return part.file_size > SMALL and part.file_size > RATIO * max(part.compress_size, 1)
