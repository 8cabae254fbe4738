"""One folder of files beside one PostgreSQL database, whichever process keeps a file and whichever shows it.

A mark stands in both. The first process to start makes it; one that finds another process at work needs the same.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

from bot.settings import Settings
from messages.operator_doctor import Finding
from messages.setting_problems import SettingProblem, SettingsErrors
from storage.database import CannotOpen, Database, file_of
from storage.store import Store
from storage.troubles import Away

NOTE, MARK = "mark of the data folder", "khoi-data-id"


def claim_folder(database: Database, folder: Path) -> None:
    """Raises SettingsErrors when the process that leads keeps its files elsewhere."""
    if database.is_sqlite:
        return
    with database.write() as store:
        mark = _agreed(store, _mark(folder))
    if not mark:
        raise SettingsErrors([SettingProblem("KTD_DATA_DIR", "other_folder", str(folder))])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text(mark)


def shared_folder(settings: Settings, _machine: object) -> Iterator[Finding]:
    """What `doctor` finds; nothing is written. With nobody at work the next to start may bring its own."""
    if file_of(settings.database_url) is not None:
        return
    try:
        database = Database(settings.database_url)
        with database.read() as store:
            known, led = store.notes.get(NOTE), store.order.is_led()
        database.close()
    except (CannotOpen, Away):
        return
    if known and known == _mark(settings.data_dir):
        yield Finding("folder_shared", str(settings.data_dir))
    elif known and led:
        yield Finding("folder_other", str(settings.data_dir))


def _agreed(store: Store, own: str) -> str:
    """The mark of both from now on; "" when they may not be brought together."""
    store.order.of_writes()
    known = store.notes.get(NOTE)
    if own and own == known:
        return own
    if known and store.order.is_led():
        return ""
    mark = own or secrets.token_hex(8)
    store.notes.put(NOTE, mark)
    return mark


def _mark(folder: Path) -> str:
    file = folder / MARK
    return file.read_text().strip() if file.is_file() else ""
