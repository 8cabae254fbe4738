"""What `doctor` looks at on this machine: folders, disk, database, clock, backups."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.backup_set import SetBroken, read_manifest, sets_in
from bot.settings import Settings
from messages.operator_doctor import Finding
from storage.columns import VIETNAM
from storage.copies import facts_of_database
from storage.copy_facts import Facts, Unreadable
from storage.database import file_of
from storage.migrate import newest

LEAST_FREE = 2**30
CLOCK_SLACK = timedelta(minutes=5)
OLDEST_BACKUP = timedelta(days=2)


def free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free


@dataclass(frozen=True)
class Machine:
    """`now` is in the settings' zone; `free` says how many bytes a folder's disk still takes."""

    now: datetime
    free: Callable[[Path], int] = free_bytes


def folders(settings: Settings, machine: Machine) -> Iterator[Finding]:
    wanted = {settings.data_dir: "KTD_DATA_DIR", settings.backup_dir: "KTD_BACKUP_DIR"}
    file = file_of(settings.database_url)
    if file is not None:
        wanted.setdefault(file.parent, "KTD_DATABASE_URL")
    for folder, setting in wanted.items():
        there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
        if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
            yield Finding("folder_closed", str(folder), setting)
            continue
        free = machine.free(there)
        if free < LEAST_FREE:
            yield Finding("disk_low", str(folder), str(free // 2**20))
        elif folder == settings.data_dir:
            yield Finding("folder", str(free // 2**20))


def database(settings: Settings, machine: Machine) -> Iterator[Finding]:
    file = file_of(settings.database_url)
    if file is not None and not file.is_file():
        yield Finding("database_none")
        return
    try:
        facts = facts_of_database(settings.database_url)
    except Unreadable as wrong:
        yield Finding("database_broken" if file else "database_away", wrong.why)
        return
    yield from _schema(facts)
    if facts.broken:
        yield Finding("log_broken", ", ".join(map(str, facts.broken)))
    else:
        yield _clock(facts, settings, machine)


def _schema(facts: Facts) -> Iterator[Finding]:
    if not facts.revision:
        yield Finding("database_none")
    elif facts.revision > newest():
        yield Finding("database_newer", facts.revision, newest())
    elif facts.revision < newest():
        yield Finding("database_older", facts.revision, newest())
    elif not facts.blocs:
        yield Finding("no_bloc")
    elif not facts.broken:
        yield Finding("database", facts.revision, str(len(facts.blocs)))


def _clock(facts: Facts, settings: Settings, machine: Machine) -> Finding:
    now = f"{machine.now:%d/%m/%Y %H:%M}"
    if facts.newest is not None and facts.newest > machine.now + CLOCK_SLACK:
        return Finding("clock_behind", now, f"{facts.newest.astimezone(settings.zone):%d/%m/%Y %H:%M}")
    at_home = len({machine.now.astimezone(zone).utcoffset() for zone in (settings.zone, VIETNAM)}) == 1
    return Finding("clock" if at_home else "clock_abroad", now, settings.zone.key)


def backups(settings: Settings, machine: Machine) -> Iterator[Finding]:
    """By the manifest of the newest: reading every set whole takes as long as making it."""
    if file_of(settings.database_url) is None and shutil.which("pg_dump") is None:
        yield Finding("no_program", "pg_dump")
    sets = sets_in(settings.backup_dir)
    if not sets:
        yield Finding("backup_none", str(settings.backup_dir))
        return
    try:
        manifest = read_manifest(sets[0])
    except SetBroken as broken:
        yield Finding("backup_broken", str(sets[0]), broken.part)
        return
    gone = [part for part in manifest.parts if not (sets[0] / part).is_file()]
    made = f"{manifest.moment.astimezone(settings.zone):%d/%m/%Y %H:%M}"
    if gone:
        yield Finding("backup_broken", str(sets[0]), gone[0])
    elif machine.now - manifest.moment > OLDEST_BACKUP:
        yield Finding("backup_old", made)
    elif manifest.lost:
        yield Finding("backup_lacks", str(len(manifest.lost)))
    else:
        yield Finding("backup", made, str(len(sets)))
    if settings.data_dir.exists() and sets[0].stat().st_dev == settings.data_dir.stat().st_dev:
        yield Finding("backup_same_disk")
