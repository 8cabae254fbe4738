"""What PostgreSQL leaves behind: its write-ahead log, heap files, server log, and rows with their hidden columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg.rows import dict_row
from sqlalchemy import make_url

from tests.secrecy.evidence import Row

Plain = psycopg.Connection[tuple[Any, ...]]
PAGE = 8192
SEGMENT = 16 * 1024 * 1024
SHORT_HEADER, LONG_HEADER = 24, 40
TABLES = """
    SELECT relname, pg_relation_filepath(oid) FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""


class PostgresqlDisk:
    """Reads the cluster's own folder; its server must log every statement into `log` beside it."""

    def __init__(self, url: str) -> None:
        plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._connection = psycopg.connect(plain, autocommit=True)
        self._data = Path(self._ask("SHOW data_directory"))
        self._log = self._data.parent / "log"
        self._log_start = self._log.stat().st_size
        self._at = self._flushed()
        self._journal = b""

    def close(self) -> None:
        self._connection.close()

    def news(self) -> bytes:
        """The pages of the write-ahead log written since, without their headers, so that nothing is torn."""
        start, self._at = self._at, self._flushed()
        pages = range(start - start % PAGE, self._at, PAGE) if self._at > start else ()
        written = b"".join(self._page(at) for at in pages)
        self._journal += written
        return written

    def state(self) -> dict[str, list[Row]]:
        return self.rows()

    def files(self) -> dict[str, bytes]:
        self._connection.execute("CHECKPOINT")
        log = self._log.read_bytes()[self._log_start :]
        heaps = b"".join((self._data / path).read_bytes() for path in self._tables().values())
        return {"write-ahead log": self._journal, "server log": log, "heaps": heaps}

    def rows(self) -> dict[str, list[Row]]:
        return {name: _rows(self._connection, name) for name in self._tables()}

    def _tables(self) -> dict[str, str]:
        return dict(self._connection.execute(TABLES).fetchall())

    def _flushed(self) -> int:
        return int(self._ask("SELECT pg_current_wal_flush_lsn() - '0/0'"))

    def _ask(self, question: LiteralString) -> str:
        [(answer,)] = self._connection.execute(question).fetchall()
        return str(answer)

    def _page(self, at: int) -> bytes:
        number = at // SEGMENT
        name = f"{1:08X}{number // 256:08X}{number % 256:08X}"
        with (self._data / "pg_wal" / name).open("rb") as file:
            file.seek(at % SEGMENT)
            page = file.read(PAGE)
        return page[SHORT_HEADER if at % SEGMENT else LONG_HEADER :]


def _rows(connection: Plain, name: str) -> list[Row]:
    with connection.cursor(row_factory=dict_row) as cursor:
        found = cursor.execute(f'SELECT xmin::text::bigint AS xmin, * FROM "{name}" ORDER BY ctid')  # noqa: S608
        return [{"place": place, **row} for place, row in enumerate(found)]
