"""Every step of the schema is walked up, down and up again, and ends where the tables say."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from storage.database import Database
from storage.migrate import current, downgrade, newest, upgrade
from storage.tables import metadata


def shape(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names())


def test_each_step_goes_up_and_down_and_up_again(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'x.db'}")
    upgrade(database)
    full = shape(database)
    assert current(database) == newest()
    downgrade(database, "base")
    assert shape(database) <= {"alembic_version"}
    upgrade(database)
    assert shape(database) == full
    database.close()


def test_the_steps_end_where_the_tables_say(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'x.db'}")
    upgrade(database)
    with database.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    database.close()
    assert differences == []
