"""`restore`: a whole set takes the place of what is there, which is kept aside."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.alone import alone
from bot.backup_set import Manifest, check_set, digest_of
from bot.evidence_store import EvidenceStore
from bot.settings import Settings
from storage.copies import copy_name, has_guests, put_back
from storage.database import file_of
from storage.migrate import newest

CHUNK = 1 << 20


class CannotRestore(Exception):
    """`why`: "in_use", "newer" (a set of a newer program) or "other_kind" (SQLite and PostgreSQL)."""

    def __init__(self, why: str, found: str = "") -> None:
        super().__init__(why)
        self.why, self.found = why, found


@dataclass(frozen=True)
class Restored:
    """`aside` holds what was there before."""

    manifest: Manifest
    aside: Path


def restore(settings: Settings, folder: Path, now: datetime) -> Restored:
    """Nothing is touched before everything is checked.

    Raises SetBroken, CannotRestore, SettingsErrors, Unreadable, MissingProgram, OSError.
    """
    manifest = check_set(folder)
    _check_fits(manifest, settings.database_url)
    with _nobody_else(settings.database_url):
        aside = _home(settings) / f"before-restore-{now:%Y%m%d-%H%M%S}"
        aside.mkdir(mode=0o700, parents=True)
        _restore_evidence(settings.data_dir / "evidence", folder, manifest, aside)
        put_back(settings.database_url, folder / manifest.database, aside)
    return Restored(manifest, aside)


def _check_fits(manifest: Manifest, url: str) -> None:
    if manifest.database != copy_name(url):
        raise CannotRestore("other_kind", manifest.database)
    if manifest.schema > newest():
        raise CannotRestore("newer", manifest.schema)
    if file_of(url) is None and has_guests(url):
        raise CannotRestore("in_use")


def _nobody_else(url: str) -> AbstractContextManager[None]:
    """The lock a running bot holds."""
    file = file_of(url)
    return alone(file and Path(f"{file}.lock"), "KTD_DATABASE_URL", "already_running")


def _home(settings: Settings) -> Path:
    """On the database's own disk, so that setting aside copies nothing."""
    file = file_of(settings.database_url)
    return file.parent if file else settings.data_dir


def _restore_evidence(target: Path, folder: Path, manifest: Manifest, aside: Path) -> None:
    """Files are named by their content: what is there and right stays, what is wrong is set aside."""
    store = EvidenceStore(target)
    for digest in (Path(part).name for part in manifest.parts if part != manifest.database):
        there = target / digest
        if there.exists():
            if digest_of(there) == digest:
                continue
            shutil.move(there, aside / digest)
        store.put(_chunks(folder / "evidence" / digest))


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk
