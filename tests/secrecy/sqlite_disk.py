"""What SQLite leaves behind: the file, its journals, and the rows in the order they lie."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.secrecy.evidence import Row

BLOCK = 4096
JOURNALS = ("-wal", "-shm", "-journal")


class SqliteDisk:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._seen: dict[str, bytes] = {}

    def news(self) -> bytes:
        before, self._seen = self._seen, self._copies()
        return b"".join(_changed(before.get(name, b""), copy) for name, copy in self._seen.items())

    def state(self) -> list[bytes]:
        """The shared index is left out: it also notes which commit the last reader saw."""
        return [copy for name, copy in self._copies().items() if not name.endswith("-shm")]

    def files(self) -> dict[str, bytes]:
        """A backup and what is in the file once its journal is written back are files, too."""
        copies = self._copies()
        with (
            closing(sqlite3.connect(self._file)) as connection,
            closing(sqlite3.connect(":memory:")) as backup,
        ):
            connection.backup(backup)
            copies["backup"] = backup.serialize()
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return copies | {"written back": self._file.read_bytes()}

    def rows(self) -> dict[str, list[Row]]:
        with closing(sqlite3.connect(self._file)) as connection:
            connection.row_factory = sqlite3.Row
            made = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
            return {name: _rows(connection, name, sql) for name, sql in made}

    def _copies(self) -> dict[str, bytes]:
        files = [self._file, *(self._file.with_name(self._file.name + journal) for journal in JOURNALS)]
        return {file.name: file.read_bytes() for file in files if file.exists()}


def _rows(connection: sqlite3.Connection, name: str, sql: str) -> list[Row]:
    hidden = "" if "WITHOUT ROWID" in sql else "rowid AS rowid_, "
    found = connection.execute(f'SELECT {hidden}* FROM "{name}"')  # noqa: S608
    return [{"place": place, **dict(row)} for place, row in enumerate(found)]


def _changed(before: bytes, now: bytes) -> bytes:
    """The blocks that differ, in their order."""
    if before == now:
        return b""
    starts = range(0, len(now), BLOCK)
    return b"".join(block for at in starts if (block := now[at : at + BLOCK]) != before[at : at + BLOCK])
