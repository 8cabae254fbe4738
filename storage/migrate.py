"""Brings the database to the newest shape; Alembic is loaded only when there is something to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from storage.database import CannotOpen, Database

if TYPE_CHECKING:
    from alembic.config import Config

ALONE = text("SELECT pg_advisory_xact_lock(4, 0)")
"""Of two processes that start at once, the second finds everything done."""
FOLDER = Path(__file__).parent / "migrations"


def newest() -> str:
    """Revisions are numbered, so the last file name begins with the newest."""
    return max(path.name for path in (FOLDER / "versions").glob("[0-9]*.py")).split("_")[0]


def current(database: Database) -> str | None:
    """The first to connect. Raises CannotOpen."""
    try:
        with database.engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except DBAPIError as refused:
        raise CannotOpen(str(refused.orig)) from refused


def upgrade(database: Database, to: str = "head") -> None:
    if to == "head" and current(database) == newest():
        return
    _run(database, "upgrade", to)


def downgrade(database: Database, to: str) -> None:
    _run(database, "downgrade", to)


def _run(database: Database, direction: str, to: str) -> None:
    from alembic import command

    with database.engine.begin() as connection:
        if not database.is_sqlite:
            connection.execute(ALONE)
        config = _config()
        config.attributes["connection"] = connection
        getattr(command, direction)(config, to)


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    return config
