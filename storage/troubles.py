"""What may go wrong with a database and may go well later: transactions collide, a server is away, a disk is full."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

COLLIDED = ("40001", "40P01")
"""A serialization failure, a deadlock (PostgreSQL, Appendix A)."""
AWAY = ("08", "57P", "53300", "25P03")
"""Connections broken; a server that is stopped, is starting or is full, or that gave up a frozen process."""
UNWRITABLE = {"53100": "full", "25006": "read_only"}
FILES = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CANTOPEN: "read_only",
    sqlite3.SQLITE_IOERR: "failing",
    sqlite3.SQLITE_BUSY: "busy",
}
"""SQLite's own codes, of which an error's lowest byte is one."""


class NotKept(Exception):
    """What was said may be said again later, as if for the first time."""


class Collided(Exception):
    """Nothing was written."""


class Away(NotKept):
    """The connection is gone: what was being committed just then is written or not."""


class CannotWrite(NotKept):
    """Nothing was written; `why` is "full", "read_only", "failing" or "busy"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@contextmanager
def named_troubles() -> Iterator[None]:
    """Raises Collided or Away in place of the driver's own exceptions, and lets all others through."""
    from psycopg import Error

    try:
        yield
    except (Error, DBAPIError) as error:
        trouble = _trouble(error.orig if isinstance(error, DBAPIError) else error)
        if trouble is None:
            raise
        raise trouble from error


@contextmanager
def named_file_troubles() -> Iterator[None]:
    """The same for an SQLite file: raises CannotWrite."""
    try:
        yield
    except (sqlite3.OperationalError, DBAPIError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        why = FILES.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
        if why is None:
            raise
        raise CannotWrite(why) from error


def _trouble(error: BaseException | None) -> Exception | None:
    from psycopg import Error, InterfaceError, OperationalError

    state = error.sqlstate if isinstance(error, Error) else None
    if state in COLLIDED:
        return Collided(state)
    if state in UNWRITABLE:
        return CannotWrite(UNWRITABLE[state])
    if state is None:
        return Away() if isinstance(error, (OperationalError, InterfaceError)) else None
    return Away(state) if state.startswith(AWAY) else None
