"""Opening the database: SQLite by default, PostgreSQL beyond one process."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import tzinfo
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

from rules.blocs import Bloc
from storage.columns import VIETNAM, read_in
from storage.server import server_engine
from storage.statements import Transaction, statements_for
from storage.store import Store
from storage.troubles import CannotWrite, named_file_troubles, named_troubles

LOOSE = {"isolation_level": None, "check_same_thread": False}
"""Transactions are begun by us, and one connection serves one thread at a time."""


class CannotOpen(Exception):
    """`why` is the driver's or the system's word, in one line."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why.strip().partition("\n")[0]


def file_of(url: str) -> Path | None:
    """The file of an SQLite database; None for any other."""
    made = make_url(url)
    return Path(made.database) if made.get_backend_name() == "sqlite" and made.database else None


class Database:
    """`write()` is one transaction with one commit; `read()` sees only what is committed.

    Moments are read in `zone`. Raises CannotOpen; on PostgreSQL each transaction may raise Collided or Away.
    """

    def __init__(self, url: str, zone: tzinfo = VIETNAM) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        file = file_of(url)
        if file is not None:
            _make_folder(file.parent)
        self._writer = self._engine("BEGIN IMMEDIATE")
        self._reader = self._engine("BEGIN") if self.is_sqlite else self._writer
        for engine in (self._writer, self._reader):
            read_in(engine.dialect, zone)
        self._kept: Connection | None = None
        self._statements = statements_for(self._writer.dialect)
        self._blocs: dict[tuple[int, int], Bloc] = {}

    def _engine(self, begin: str) -> Engine:
        if not self.is_sqlite:
            return server_engine(self.url)
        engine = create_engine(self.url, connect_args=LOOSE, hide_parameters=True)
        event.listen(engine, "connect", _careful)
        event.listen(engine, "begin", lambda made: made.connection.cursor().execute(begin))
        return engine

    @contextmanager
    def write(self) -> Iterator[Store]:
        """One transaction; SQLite keeps one connection for its single writer thread."""
        if not self.is_sqlite:
            with named_troubles(), self._writer.begin() as connection:
                yield self._store(connection)
            return
        try:
            with named_file_troubles():
                if self._kept is None:
                    self._kept = self._writer.connect()
                with self._kept.begin():
                    yield self._store(self._kept)
        except CannotWrite:
            self._let_go()
            raise

    @contextmanager
    def read(self) -> Iterator[Store]:
        with nullcontext() if self.is_sqlite else named_troubles(), self._reader.begin() as connection:
            yield self._store(connection)

    def _let_go(self) -> None:
        """The next turn opens the file anew."""
        if self._kept is not None:
            self._kept.invalidate()
            self._kept.close()
        self._kept = None

    def _store(self, connection: Connection) -> Store:
        return Store(Transaction(connection, self._statements), self._blocs)

    @property
    def server_version(self) -> int:
        """Of PostgreSQL, once it has been asked anything; 0 for a file."""
        known = None if self.is_sqlite else self._writer.dialect.server_version_info
        return int(known[0]) if known else 0

    @property
    def engine(self) -> Engine:
        """For migrations."""
        return self._writer

    def close(self) -> None:
        if self._kept is not None:
            self._kept.close()
        self._writer.dispose()
        self._reader.dispose()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise CannotOpen(str(refused)) from refused


def _careful(connection: sqlite3.Connection, _record: Any) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
