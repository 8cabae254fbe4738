"""A connection of its own to PostgreSQL: hears what other processes on the database tell, and asks to lead them."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

if TYPE_CHECKING:
    import psycopg

LEAD = (5, 0)
"""The advisory lock of the process that leads."""
SILENT_SECONDS = 4
"""The server ends a connection that is silent for so long: a process that hangs or is cut off leads no more."""
SETTINGS = f"SET idle_session_timeout = '{SILENT_SECONDS}s'; SET synchronous_commit = off"
REACH = {
    "connect_timeout": 3,
    "keepalives_idle": 1,
    "keepalives_interval": 1,
    "keepalives_count": 2,
    "tcp_user_timeout": SILENT_SECONDS * 1000,
    "application_name": "khoi-line",
}
LONGEST = 7000
"""Characters of a payload: the server takes fewer than 8,000 bytes, and names here are ASCII."""


class LineLost(Exception):
    """The text is the driver's word, in one line."""


class Line:
    """Use as a context manager, in one thread; each method raises LineLost."""

    def __init__(self, url: str) -> None:
        self._heard: list[str] = []
        self._leads = False
        self._connection = self._open(url)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def fileno(self) -> int:
        """Readable when there is something to hear."""
        return self._connection.fileno()

    def leads(self) -> bool:
        """Whether this is the connection that leads, asking for it when nobody does."""
        if self._leads:
            self._ask("SELECT 1")
        else:
            self._leads = bool(self._ask("SELECT pg_try_advisory_lock(%s, %s)", LEAD))
        return self._leads

    def tell(self, names: Iterable[str]) -> None:
        """Names without blanks, to every other line."""
        for payload in _payloads(names):
            self._ask("SELECT pg_notify('khoi', %s)", (payload,))

    def heard(self) -> set[str]:
        """Names told on other lines since the last time."""
        names = {name for payload in self._heard for name in payload.split()}
        self._heard.clear()
        return names

    def _open(self, url: str) -> psycopg.Connection[Any]:
        import psycopg

        arguments, options = create_engine(url).dialect.create_connect_args(make_url(url))
        try:
            connection = psycopg.connect(*arguments, **{**REACH, **options}, autocommit=True)
        except psycopg.Error as error:
            raise LineLost(_word(error)) from error
        try:
            connection.execute(SETTINGS)
            connection.execute("LISTEN khoi")
        except psycopg.Error as error:
            connection.close()
            raise LineLost(_word(error)) from error
        connection.add_notify_handler(self._note)
        return connection

    def _note(self, told: psycopg.Notify) -> None:
        if told.pid != self._connection.info.backend_pid:
            self._heard.append(told.payload)

    def _ask(self, question: str, values: tuple[Any, ...] = ()) -> Any:
        import psycopg

        try:
            row = self._connection.execute(question, values).fetchone()
        except psycopg.Error as error:
            raise LineLost(_word(error)) from error
        return row[0] if row else None


def _payloads(names: Iterable[str]) -> Iterable[str]:
    payload = ""
    for name in names:
        if payload and len(payload) + len(name) >= LONGEST:
            yield payload
            payload = ""
        payload = f"{payload} {name}".strip()
    if payload:
        yield payload


def _word(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0]
