"""Every step of the schema is walked up, down and up again, and ends where the tables say."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from storage.database import Database
from storage.migrate import current, downgrade, newest, upgrade
from storage.tables import metadata
from tests.storage.conftest import KINDS, Empty


def shape(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names())


@pytest.mark.parametrize("kind", KINDS)
def test_each_step_goes_up_and_down_and_up_again(empty: Empty, kind: str) -> None:
    database = empty(kind)
    upgrade(database)
    full = shape(database)
    assert current(database) == newest()
    downgrade(database, "base")
    assert shape(database) <= {"alembic_version"}
    upgrade(database)
    assert shape(database) == full


@pytest.mark.parametrize("kind", KINDS)
def test_the_steps_end_where_the_tables_say(empty: Empty, kind: str) -> None:
    database = empty(kind)
    upgrade(database)
    with database.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert differences == []
