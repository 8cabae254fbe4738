"""One consistent copy of a database while it is being written, and putting one back."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Engine, NullPool, create_engine
from sqlalchemy.engine import make_url

from storage import server_copies
from storage.copy_facts import Facts, Unreadable, facts_of
from storage.database import CannotOpen, Database, file_of
from storage.migrate import upgrade

SQLITE, SERVER = "database.sqlite", "database.dump"
BESIDE = ("-wal", "-shm")


def copy_name(url: str) -> str:
    """What a copy of this database is called in a set."""
    return SQLITE if file_of(url) else SERVER


def write_copy(url: str, target: Path) -> Facts:
    """Copy what is committed now; turns go on meanwhile. Raises Unreadable, MissingProgram."""
    source = file_of(url)
    if source is None:
        server_copies.dump(make_url(url), target)
        return facts_of_database(url)
    try:
        with closing(_reading(source)) as live, closing(sqlite3.connect(target)) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as wrong:
        raise Unreadable(wrong) from wrong
    return facts_of_copy(target)


def check_copy(copy: Path) -> None:
    """Open it again and read it whole. Raises Unreadable, MissingProgram."""
    if copy.name == SERVER:
        server_copies.read_through(copy)
    elif facts_of_copy(copy).broken:
        raise Unreadable("audit")


def facts_of_copy(copy: Path) -> Facts:
    """Of an SQLite file that nobody writes, which is not touched. Raises Unreadable."""
    return _facts(_engine_of_file(copy, "&immutable=1"))


def facts_of_database(url: str) -> Facts:
    """Of a database in use; an SQLite file that is not there is not made. Raises Unreadable."""
    return _facts(reading_engine(url))


def reading_engine(url: str) -> Engine:
    """Of a database in use, for reading alone."""
    file = file_of(url)
    return _engine_of_file(file) if file else create_engine(url, poolclass=NullPool)


def has_guests(url: str) -> bool:
    """Whether a PostgreSQL database is in use by somebody else. Raises Unreadable."""
    return server_copies.has_guests(url)


def put_back(url: str, copy: Path, aside: Path) -> None:
    """The copy becomes the database, in the newest shape; what was there lies in the folder `aside`.

    Raises Unreadable or MissingProgram with the database as it was.
    """
    target = file_of(url)
    if target is None:
        server_copies.put_back(make_url(url), copy, aside / SERVER)
        _migrate(url)
        return
    fresh = target.with_name(f".{target.name}.restored")
    try:
        shutil.copyfile(copy, fresh)
        _migrate(f"sqlite:///{fresh}")
        _swap(fresh, target, aside)
    finally:
        for path in (fresh, *_beside(fresh)):
            path.unlink(missing_ok=True)


def _migrate(url: str) -> None:
    """Closed afterwards, so that SQLite leaves one file behind."""
    try:
        database = Database(url)
        upgrade(database)
        database.close()
    except CannotOpen as cannot:
        raise Unreadable(cannot.why) from cannot


def _swap(fresh: Path, target: Path, aside: Path) -> None:
    """At every moment there is a whole database under the name; an old journal never meets the new file."""
    fresh.chmod(0o600)
    _to_disk(fresh)
    for path in (target, *_beside(target)):
        with suppress(FileNotFoundError):
            os.link(path, aside / path.name)
    for path in _beside(target):
        path.unlink(missing_ok=True)
    fresh.rename(target)
    _to_disk(target.parent)


def _beside(file: Path) -> list[Path]:
    return [file.with_name(file.name + end) for end in BESIDE]


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reading(file: Path, more: str = "") -> sqlite3.Connection:
    """Makes no file; waits for whoever writes."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro{more}", uri=True, timeout=10)


def _engine_of_file(file: Path, more: str = "") -> Engine:
    return create_engine("sqlite://", creator=lambda: _reading(file, more), poolclass=NullPool)


def _facts(engine: Engine) -> Facts:
    try:
        return facts_of(engine)
    finally:
        engine.dispose()
