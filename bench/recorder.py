"""Notes what reaches sqlite3 itself, whichever way it was sent."""

from __future__ import annotations

import sqlite3
from typing import Any, Self

from sqlalchemy import Engine, event

Statement = tuple[str, Any]


def recorded(engine: Engine) -> list[Statement]:
    """Grows with every statement, its values still apart, that connections made from now on send."""
    noted: list[Statement] = []

    class Cursor(sqlite3.Cursor):
        def execute(self, statement: str, values: Any = (), /) -> Self:
            noted.append((statement, values))
            return super().execute(statement, values)

    class Connection(sqlite3.Connection):
        def cursor(self, *_: Any) -> sqlite3.Cursor:  # type: ignore[override]
            return super().cursor(Cursor)

        def commit(self) -> None:
            noted.append(("COMMIT", ()))
            super().commit()

    event.listen(engine, "do_connect", lambda _dialect, _record, _given, options: options.update(factory=Connection))
    return noted
