"""Runs statements written in SQLAlchemy's language at the driver's own price.

A turn is some fifteen small statements, and SQLAlchemy spends several times longer on each than the
database does. So a statement that is made once is compiled once, and from then on goes straight to the
driver's cursor. Its values and rows pass through the same column types, in the same transaction, which stays
SQLAlchemy's to begin and to end.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import tzinfo
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Dialect, Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import ReturnsRows

from storage.columns import zone_of

Key = TypeVar("Key")
Process = Callable[[Any], Any]

MOST_KNOWN = 512
"""More than all statements made once; one made for a single occasion is in time forgotten."""


class Found:
    """All rows that a statement gave, each a named tuple, and how many it changed."""

    __slots__ = ("_rows", "rowcount")

    def __init__(self, rows: list[Any], rowcount: int) -> None:
        self._rows = rows
        self.rowcount = rowcount

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def all(self) -> list[Any]:
        return self._rows

    def first(self) -> Any | None:
        return self._rows[0] if self._rows else None

    def one(self) -> Any:
        """Raise ValueError unless there is exactly one row."""
        (row,) = self._rows
        return row

    def scalars(self) -> Found:
        """The first column alone."""
        return Found([row[0] for row in self._rows], self.rowcount)

    def scalar(self) -> Any | None:
        return self._rows[0][0] if self._rows else None

    def scalar_one(self) -> Any:
        """Raise ValueError unless there is exactly one row."""
        return self.one()[0]


class Prepared:
    """A statement compiled for one kind of database, with what its column types do to values and rows."""

    def __init__(self, statement: ReturnsRows, compiled: SQLCompiler, names: tuple[str, ...]) -> None:
        """`names` are of the values that will come with it; all others are the statement's own."""
        dialect = compiled.dialect
        kinds = ((name, bind.type.dialect_impl(dialect)) for bind, name in compiled.bind_names.items())
        inward = _only((name, kind.bind_processor(dialect)) for name, kind in kinds)
        self._text = compiled.string
        self._fixed = {name: value for name, value in compiled.params.items() if name not in names}
        for name, process in inward:
            if name in self._fixed:
                self._fixed[name] = process(self._fixed[name])
        self._inward = [(name, process) for name, process in inward if name in names]
        self._placed = None if compiled.positiontup is None else _picker(compiled.positiontup)
        self._read = _reader(tuple(statement.exported_columns), dialect)

    def run(self, cursor: Any, values: dict[str, Any]) -> Found:
        given = {**self._fixed, **values}
        for name, process in self._inward:
            given[name] = process(given[name])
        cursor.execute(self._text, given if self._placed is None else self._placed(given))
        rows = list(map(self._read, cursor.fetchall())) if self._read is not None else []
        return Found(rows, cursor.rowcount)


class Statements:
    """Statements prepared for one kind of database, each for the names that its values came with."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self.is_shared = dialect.name == "postgresql"
        self._known = lru_cache(maxsize=MOST_KNOWN)(_nothing_known)

    def prepared(self, statement: Executable, values: dict[str, Any]) -> Prepared | None:
        """None when SQLAlchemy must see the values before it can word the statement."""
        known, names = self._known(statement), tuple(values)
        if names not in known:
            known[names] = self._prepare(statement, list(names))
        return known[names]

    def _prepare(self, statement: Executable, names: list[str]) -> Prepared | None:
        if not isinstance(statement, ReturnsRows):
            return None
        compiled = statement.compile(dialect=self._dialect, column_keys=names)
        if any(bind.expanding or bind.literal_execute for bind in compiled.bind_names):
            return None
        return Prepared(statement, compiled, tuple(names))


_OPENED: dict[tuple[str, str, tzinfo], Statements] = {}


def statements_for(dialect: Dialect) -> Statements:
    """The same for every database of one kind and zone that this process opens."""
    return _OPENED.setdefault((dialect.name, dialect.driver, zone_of(dialect)), Statements(dialect))


class Transaction:
    """One open transaction: statements made once come with their values, all else goes SQLAlchemy's way.

    `is_shared` tells whether others may write to the database at the same time.
    """

    def __init__(self, connection: Connection, statements: Statements) -> None:
        self._connection = connection
        self._statements = statements
        self.is_shared = statements.is_shared
        self._cursor = connection.connection.cursor()

    def execute(
        self, statement: Executable, values: dict[str, Any] | list[dict[str, Any]] | None = None
    ) -> Found:
        if isinstance(values, dict):
            prepared = self._statements.prepared(statement, values)
            if prepared is not None:
                return prepared.run(self._cursor, values)
        result = self._connection.execute(statement, values)
        return Found(list(result.all()) if result.returns_rows else [], result.rowcount)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """What is done in it is undone when it raises; what was done before stays."""
        self._cursor.execute("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            self._cursor.execute("ROLLBACK TO SAVEPOINT attempt")
            raise
        finally:
            self._cursor.execute("RELEASE SAVEPOINT attempt")


def _reader(columns: Sequence[ColumnElement[Any]], dialect: Dialect) -> Callable[[Sequence[Any]], Any] | None:
    """Names a row's values; one without a name of its own is read by its place. None where no rows come."""
    name = namedtuple("Row", [str(column.key) for column in columns], rename=True)._make  # type: ignore[attr-defined]
    kinds = ((place, column.type.dialect_impl(dialect)) for place, column in enumerate(columns))
    outward = _only((place, kind.result_processor(dialect, None)) for place, kind in kinds)

    def read(row: Sequence[Any]) -> Any:
        values = list(row)
        for place, process in outward:
            values[place] = process(values[place])
        return name(values)

    return (read if outward else name) if columns else None


def _picker(order: Sequence[str]) -> Callable[[dict[str, Any]], Sequence[Any]]:
    """The values by name, in this order."""
    if len(order) > 1:
        return itemgetter(*order)
    return lambda given: [given[name] for name in order]


def _only(processes: Iterable[tuple[Key, Process | None]]) -> list[tuple[Key, Process]]:
    return [(key, process) for key, process in processes if process is not None]


def _nothing_known(_statement: Executable) -> dict[tuple[str, ...], Prepared | None]:
    return {}
