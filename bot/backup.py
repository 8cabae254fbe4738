"""`backup`: one consistent set of database and evidence, checked after writing, while the bot goes on.

The database is copied first and the evidence after it: a file is on disk before any row names it, and is
never changed, so the set holds every file that its database knows.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.alone import alone
from bot.backup_set import MANIFEST, Manifest, check_set, digest_of, sets_in, written
from bot.evidence_store import DIGEST
from bot.settings import Settings
from bot.version import program_version
from storage.copies import copy_name, write_copy
from storage.copy_facts import Facts

UNFINISHED = ".new-"


class LogBroken(Exception):
    """Some bloc's chained log does not follow: what is there now was changed by hand."""


@dataclass(frozen=True)
class Made:
    """`gone` are older sets removed to keep the number asked for."""

    folder: Path
    manifest: Manifest
    size: int
    gone: tuple[Path, ...]


def make_backup(settings: Settings, now: datetime, to: Path | None, keep: int) -> Made:
    """Raises SettingsErrors, Unreadable, MissingProgram, LogBroken, SetBroken, OSError; then older sets stay."""
    home = to or settings.backup_dir
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with alone(home / "backup.lock", "KTD_BACKUP_DIR", "backup_running"):
        for left in home.glob(f"{UNFINISHED}*"):
            shutil.rmtree(left)
        name = _free_name(home, now)
        building = home / f"{UNFINISHED}{name}"
        building.mkdir(mode=0o700)
        try:
            manifest = _fill(building, settings, now)
            building.rename(home / name)
        finally:
            shutil.rmtree(building, ignore_errors=True)
        _to_disk(home)
        gone = () if manifest.lost else _remove_older(home, keep)
    folder = home / name
    return Made(folder, manifest, sum((folder / part).stat().st_size for part in manifest.parts), gone)


def _free_name(home: Path, now: datetime) -> str:
    """Of the moment, or of the next second that no set is named after."""
    while (home / (name := f"khoi-{now:%Y%m%d-%H%M%S}")).exists():
        now += timedelta(seconds=1)
    return name


def _fill(folder: Path, settings: Settings, now: datetime) -> Manifest:
    """Written, forced to disk, and read again."""
    database = copy_name(settings.database_url)
    facts = write_copy(settings.database_url, folder / database)
    if facts.broken:
        raise LogBroken
    (folder / "evidence").mkdir(mode=0o700)
    _copy_evidence(settings.data_dir / "evidence", folder / "evidence")
    manifest = _manifest(folder, database, facts, now)
    (folder / MANIFEST).write_text(written(manifest), encoding="utf-8")
    for path in (*map(folder.joinpath, manifest.parts), folder / MANIFEST):
        path.chmod(0o600)
        _to_disk(path)
    _to_disk(folder / "evidence")
    _to_disk(folder)
    return check_set(folder)


def _copy_evidence(source: Path, target: Path) -> None:
    for path in source.iterdir() if source.is_dir() else ():
        if DIGEST.fullmatch(path.name):
            shutil.copyfile(path, target / path.name)


def _manifest(folder: Path, database: str, facts: Facts, now: datetime) -> Manifest:
    """An evidence file whose content is not what its name says is lost, and stays out."""
    kept = {path.name: digest_of(path) for path in sorted((folder / "evidence").iterdir())}
    for name in [name for name, digest in kept.items() if name != digest]:
        (folder / "evidence" / name).unlink()
        del kept[name]
    parts = {database: digest_of(folder / database)} | {f"evidence/{name}": name for name in kept}
    lost = tuple(sorted(facts.files - kept.keys()))
    return Manifest(now.isoformat(), program_version(), facts.revision, parts, lost)


def _remove_older(home: Path, keep: int) -> tuple[Path, ...]:
    """The set just made and checked is the first of those kept."""
    gone = tuple(sets_in(home)[keep:])
    for folder in gone:
        shutil.rmtree(folder)
    return gone


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
