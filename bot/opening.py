"""Opening the database as the settings name it, in the newest shape, or saying plainly why not."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import tzinfo

from messages.setting_problems import SettingProblem, SettingsErrors
from storage.columns import VIETNAM
from storage.database import CannotOpen, Database, file_of
from storage.migrate import current, newest, upgrade

OLDEST = 14
"""The first PostgreSQL that ends a session which is silent (storage/line.py)."""


def open_database(url: str, zone: tzinfo = VIETNAM) -> Database:
    """Raises SettingsErrors."""
    with _said_plainly(url):
        database = Database(url, zone)
        upgrade(database)
    if not database.is_sqlite and database.server_version < OLDEST:
        database.close()
        found = str(database.server_version)
        raise SettingsErrors([SettingProblem("KTD_DATABASE_URL", "database_old", found, str(OLDEST))])
    return database


def open_as_it_is(url: str, zone: tzinfo = VIETNAM) -> Database | None:
    """Only to be read; None when there is none in the newest shape. Raises SettingsErrors."""
    file = file_of(url)
    if file is not None and not file.exists():
        return None
    with _said_plainly(url):
        database = Database(url, zone)
        if current(database) == newest():
            return database
    database.close()
    return None


@contextmanager
def _said_plainly(url: str) -> Iterator[None]:
    try:
        yield
    except CannotOpen as cannot:
        kind = "database_file" if file_of(url) else "database_server"
        raise SettingsErrors([SettingProblem("KTD_DATABASE_URL", kind, cannot.why)]) from cannot
