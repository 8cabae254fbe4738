"""Opening the database as the settings name it, in the newest shape, or saying plainly why not."""

from messages.setting_problems import SettingProblem, SettingsErrors
from storage.database import CannotOpen, Database, file_of
from storage.migrate import upgrade


def open_database(url: str) -> Database:
    """Raises SettingsErrors."""
    try:
        database = Database(url)
        upgrade(database)
    except CannotOpen as cannot:
        kind = "database_file" if file_of(url) else "database_server"
        raise SettingsErrors([SettingProblem("KTD_DATABASE_URL", kind, cannot.why)]) from cannot
    return database
