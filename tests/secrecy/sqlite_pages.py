"""The bytes of an SQLite file and its write-ahead log, read as the file format describes them."""

from __future__ import annotations

import sqlite3
from contextlib import closing

HEADER, FRAME_HEADER = 32, 24
NO_JOURNAL = b"\x01\x01"
"""What the header says of a file that is read without its write-ahead log."""
LEAF_OF_KEYS = 10
"""The kind of page where a table WITHOUT ROWID keeps rows."""


def commits(journal: bytes) -> list[dict[int, bytes]]:
    """The pages each commit wrote, by their number, oldest commit first."""
    size, salt = int.from_bytes(journal[8:12], "big"), journal[16:24]
    found: list[dict[int, bytes]] = []
    written: dict[int, bytes] = {}
    for at in range(HEADER, len(journal) - size, FRAME_HEADER + size):
        header, page = journal[at : at + FRAME_HEADER], journal[at + FRAME_HEADER : at + FRAME_HEADER + size]
        if header[8:16] != salt:
            break
        written[int.from_bytes(header[:4], "big")] = page
        if any(header[4:8]):
            found.append(written)
            written = {}
    return found


def root(file: bytes, table: str) -> int:
    """The number of a table's first page."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(file[:18] + NO_JOURNAL + file[20:])
        found = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,))
        return int(found.fetchone()[0])


def places_in_key_order(file: bytes, table: str) -> list[int]:
    """Where in its page each row lies; SQLite fills a page from its end.

    Raises LookupError unless it is a table WITHOUT ROWID on a single page.
    """
    size, number = int.from_bytes(file[16:18], "big"), root(file, table)
    page = file[(number - 1) * size : number * size]
    if page[0] != LEAF_OF_KEYS:
        raise LookupError(table)
    pointers = range(8, 8 + 2 * int.from_bytes(page[3:5], "big"), 2)
    return [int.from_bytes(page[at : at + 2], "big") for at in pointers]
