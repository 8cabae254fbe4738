"""Notes what reaches sqlite3 itself, whichever way it was sent."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

from sqlalchemy import Engine, event

Statement = tuple[str, Any]


class Recorder:
    """Must be made before the engine connects."""

    def __init__(self, engine: Engine) -> None:
        self._into: list[Statement] | None = None
        event.listen(engine, "do_connect", self._connect)

    @contextmanager
    def recording(self) -> Iterator[list[Statement]]:
        """Every statement meanwhile, its values still apart, in order."""
        self._into = []
        yield self._into
        self._into = None

    def note(self, statement: str, values: Any = ()) -> None:
        if self._into is not None:
            self._into.append((statement, values))

    def _connect(self, _dialect: Any, _record: Any, _arguments: Any, options: dict[str, Any]) -> None:
        note = self.note

        class Cursor(sqlite3.Cursor):
            def execute(self, statement: str, values: Any = (), /) -> Self:
                note(statement, values)
                return super().execute(statement, values)

        class Connection(sqlite3.Connection):
            def cursor(self, *_: Any) -> sqlite3.Cursor:  # type: ignore[override]
                return super().cursor(Cursor)

            def execute(self, statement: str, values: Any = (), /) -> sqlite3.Cursor:
                return self.cursor().execute(statement, values)

            def commit(self) -> None:
                note("COMMIT")
                super().commit()

        options["factory"] = Connection
