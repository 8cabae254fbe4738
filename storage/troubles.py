"""What may go wrong with a PostgreSQL server and is worth another try: two transactions collide, or it is away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

COLLIDED = ("40001", "40P01")
"""A serialization failure, a deadlock (PostgreSQL, Appendix A)."""
AWAY = ("08", "57P", "53300")
"""Connections broken; a server that is stopped, is starting or is full."""


class Collided(Exception):
    """Nothing was written."""


class Away(Exception):
    """The connection is gone: what was being committed just then is written or not."""


@contextmanager
def named_troubles() -> Iterator[None]:
    """Raises Collided or Away in place of the driver's own exceptions, and lets all others through."""
    from psycopg import InterfaceError, OperationalError

    try:
        yield
    except (OperationalError, InterfaceError, DBAPIError) as error:
        trouble = _trouble(error.orig if isinstance(error, DBAPIError) else error)
        if trouble is None:
            raise
        raise trouble from error


def _trouble(error: BaseException | None) -> Exception | None:
    from psycopg import InterfaceError, OperationalError

    if not isinstance(error, (OperationalError, InterfaceError)):
        return None
    state = error.sqlstate
    if state in COLLIDED:
        return Collided(state)
    return Away(state or "") if state is None or state.startswith(AWAY) else None
