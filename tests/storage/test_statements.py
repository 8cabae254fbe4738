"""A statement run at the driver's price gives what SQLAlchemy gives: every statement made once, both databases."""

import gc
import pkgutil
import weakref
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest
from sqlalchemy import Connection, Insert, LargeBinary, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.sql.selectable import ReturnsRows
from sqlalchemy.types import Boolean, Integer, Text, TypeEngine

import storage
from storage import tables
from storage.columns import Data, Day, Moment, Points
from storage.database import Database
from storage.statements import MOST_KNOWN, Statements, Transaction
from tests.storage.conftest import KINDS, Empty

SAMPLES: dict[type[TypeEngine[Any]], Any] = {
    Moment: datetime(2023, 10, 30, 8, tzinfo=UTC),
    Day: date(2023, 10, 30),
    Points: Decimal("8.75"),
    Data: {"chữ": ["một", 2]},
    Boolean: False,
    Integer: 1,
    LargeBinary: b"\x00\xff",
    Text: "một",
    TypeEngine: 1,
}
STATES = {"addresses": "active", "outbox": "waiting"}
STILL_OPEN = ("until", "revoked_at", "bound_device")
SERVER_ONLY = "order."
"""Locks between processes, which SQLite neither has nor needs."""
ORDER = [table.name for table in tables.metadata.sorted_tables]


def made_once() -> Iterator[tuple[str, Any]]:
    for module in pkgutil.iter_modules(storage.__path__):
        found = {} if module.ispkg else vars(import_module(f"storage.{module.name}"))
        for name, value in found.items():
            if name.isupper() and name[0] != "_" and isinstance(value, ReturnsRows):
                yield f"{module.name}.{name}", value


EVERY = dict(made_once())


def sample(kind: TypeEngine[Any]) -> Any:
    return next(value for known, value in SAMPLES.items() if isinstance(kind, known))


def values_for(statement: Any) -> dict[str, Any]:
    """A value for every name that the statement asks for."""
    asked = {name: bind for bind, name in statement.compile().bind_names.items() if bind.required}
    return {name: [sample(bind.type)] if bind.expanding else sample(bind.type) for name, bind in asked.items()}


def furnish(connection: Connection) -> None:
    """One row a table."""
    for table in tables.metadata.sorted_tables:
        given = (column for column in table.c if column.name not in STILL_OPEN or not column.nullable)
        row = {column.name: sample(column.type) for column in given}
        connection.execute(insert(table).values(row | ({"state": STATES[table.name]} if table.name in STATES else {})))


def make_room(connection: Connection, statement: Insert) -> None:
    """No row in the table that the statement fills, nor in those that point to it."""
    for name in reversed(ORDER[ORDER.index(str(statement.table.name)) :]):
        connection.execute(delete(tables.metadata.tables[name]))
    if connection.dialect.name == "postgresql" and "id" in statement.table.c:
        serial = func.pg_get_serial_sequence(str(statement.table.name), "id")
        connection.execute(select(serial)).scalar() and connection.execute(select(func.setval(serial, 7)))


def by_core(connection: Connection, statement: Any, values: dict[str, Any]) -> tuple[list[Any], int]:
    found = connection.execute(statement, values)
    return list(found.all()) if found.returns_rows else [], found.rowcount


def outcome(connection: Connection, name: str, run: Callable[..., tuple[list[Any], int]]) -> Any:
    """Rows, their names and their types, then how many rows were changed; nothing is kept."""
    statement = EVERY[name]
    with connection.begin_nested() as change:
        if isinstance(statement, Insert):
            make_room(connection, statement)
        rows, changed = run(connection, statement, values_for(statement))
        change.rollback()
    names = [[field for field in row._fields if "_1" not in field] for row in rows]
    return ([[(value, type(value)) for value in row] for row in rows], names), changed


@pytest.fixture(scope="module", params=KINDS)
def database(request: pytest.FixtureRequest, empty: Empty) -> Database:
    """With all its tables; every test leaves it as it was."""
    found = empty(request.param)
    tables.metadata.create_all(found.engine)
    return found


@pytest.fixture(scope="module", params=KINDS)
def furnished(request: pytest.FixtureRequest, empty: Empty) -> Iterator[Connection]:
    """A transaction in which every table has a row."""
    with empty(request.param).engine.connect() as connection, connection.begin() as change:
        tables.metadata.create_all(connection)
        furnish(connection)
        yield connection
        change.rollback()


@pytest.mark.parametrize("name", EVERY)
def test_a_statement_gives_the_same_both_ways(furnished: Connection, name: str) -> None:
    statements = Statements(furnished.dialect)
    if name.startswith(SERVER_ONLY) and furnished.dialect.name == "sqlite":
        with pytest.raises(OperationalError):
            outcome(furnished, name, by_core)
        return

    def lean(connection: Connection, statement: Any, values: dict[str, Any]) -> tuple[list[Any], int]:
        found = Transaction(connection, statements).execute(statement, values)
        return found.all(), found.rowcount

    (rows, changed), (expected, known) = outcome(furnished, name, lean), outcome(furnished, name, by_core)
    assert rows == expected
    assert rows[0] or known in (changed, -1)


def test_only_a_list_of_values_is_left_to_sqlalchemy(database: Database) -> None:
    statements = Statements(database.engine.dialect)
    left = {name for name, made in EVERY.items() if statements.prepared(made, values_for(made)) is None}
    assert left == {
        "chat_files.NAMING",
        "evidence_digests.SAME",
        "measures.PARCELS",
        "people.HOLDERS",
        "people.PERSONS",
        "reminder_log.TO_PERSONS",
    }


def test_values_of_other_names_than_the_first_time_go_where_they_are_meant(database: Database) -> None:
    put, notes = insert(tables.notes), select(tables.notes).order_by(tables.notes.c.key)
    with database.write() as store:
        store.connection.execute(put, {"key": "một", "value": "1"})
        store.connection.execute(put, {"value": "2", "key": "hai"})
        store.connection.execute(put, [{"key": "ba", "value": "3"}])
        assert store.connection.execute(notes, {}).all() == [("ba", "3"), ("hai", "2"), ("một", "1")]
        change = update(tables.notes).where(tables.notes.c.key == bindparam("which"))
        store.connection.execute(change, {"which": "ba", "value": "4"})
        store.connection.execute(change, {"which": "hai", "key": "bốn"})
        assert store.connection.execute(notes).all() == [("ba", "4"), ("bốn", "2"), ("một", "1")]
        store.connection.execute(delete(tables.notes))


def test_a_statement_made_for_one_occasion_is_in_time_forgotten(database: Database) -> None:
    statements = Statements(database.engine.dialect)
    made = select(tables.notes).where(tables.notes.c.key == "một")
    statements.prepared(made, {})
    held = weakref.ref(made)
    for number in range(MOST_KNOWN):
        made = select(tables.notes).where(tables.notes.c.key == str(number))
        statements.prepared(made, {})
    gc.collect()
    assert held() is None


def test_what_a_broken_transaction_did_is_taken_back(database: Database) -> None:
    def name_nobody() -> None:
        with database.write() as store:
            store.notes.put("một", "1")
            store.devices.put_public_id(1, "a")

    with pytest.raises(Exception, match=r"(?i)foreign key"):
        name_nobody()
    with database.read() as store:
        assert store.notes.get("một") is None
