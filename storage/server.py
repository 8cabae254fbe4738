"""Connections to a PostgreSQL server that end when the other side hangs or is gone: nobody waits for it for ever."""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Engine, create_engine, event

REACH = {
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""A server that is gone is noticed within about ten seconds (libpq, "Connection Parameters")."""
STALLED = "10s"
"""The server takes back the transaction of a process that froze in the middle of it, and what it held goes on."""


def server_engine(url: URL) -> Engine:
    """What the URL says itself stands."""
    reach = {name: value for name, value in REACH.items() if name not in url.query}
    engine = create_engine(
        url,
        connect_args=reach,
        pool_size=8,
        max_overflow=8,
        isolation_level="READ COMMITTED",
        hide_parameters=True,
    )
    event.listen(engine, "connect", _bounded)
    return engine


def _bounded(connection: Any, _record: Any) -> None:
    connection.execute(f"SET idle_in_transaction_session_timeout = '{STALLED}'")
    connection.commit()
