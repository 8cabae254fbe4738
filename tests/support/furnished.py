"""Databases that are filled once, and copied for every test of a worker that wants the same."""

from __future__ import annotations

import atexit
import shutil
import sqlite3
from collections.abc import Callable, Hashable
from contextlib import closing
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

from sqlalchemy import text

from storage import tables
from storage.database import Database
from storage.migrate import newest, upgrade
from storage.store import Store

Furnish = Callable[[Store], object]
_furnished: dict[Hashable, Path] = {}
_numbers = count(1)


def furnished(to: Path, key: Hashable, furnish: Furnish) -> None:
    """Whoever has the same `key` gets what the first one's `furnish` wrote into the newest tables."""
    _copy(to, key, lambda database: _write(database, furnish), _empty)


def migrated(to: Path, key: Hashable, furnish: Furnish) -> None:
    """The same, for a program that looks at how its tables came to be."""
    _copy(to, ("migrated", key), lambda database: _furnish_migrated(database, furnish))


def furnish_tables(database: Database, furnish: Furnish) -> None:
    tables.metadata.create_all(database.engine)
    _write(database, furnish)


def in_the_newest_shape(database: Database) -> None:
    """Tables made at once that a program takes for migrated ones."""
    tables.metadata.create_all(database.engine)
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:newest)"), {"newest": newest()})


def _furnish_migrated(database: Database, furnish: Furnish) -> None:
    upgrade(database)
    _write(database, furnish)


def _write(database: Database, furnish: Furnish) -> None:
    with database.write() as store:
        furnish(store)


def _empty(to: Path) -> None:
    """The newest tables with nothing in them."""
    _copy(to, "empty", lambda database: tables.metadata.create_all(database.engine))


def _copy(
    to: Path, key: Hashable, fill: Callable[[Database], None], begin: Callable[[Path], None] | None = None
) -> None:
    """`fill` goes on from what `begin` put there."""
    if key not in _furnished:
        path = _folder() / f"{next(_numbers)}.db"
        if begin is not None:
            begin(path)
        database = Database(f"sqlite:///{path}")
        fill(database)
        database.close()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _furnished[key] = path
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_furnished[key], to)


@cache
def _folder() -> Path:
    """Gone at the end of the run."""
    path = Path(mkdtemp(prefix="furnished-"))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path
