"""A program's own folder with a loaded bloc, and the commands an operator types in it."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.cli import main
from bot.clock import MovableClock
from bot.desk import Desk
from bot.evidence_store import EvidenceStore
from bot.opening import open_database
from bot.player import Player
from bot.settings import Settings, read_settings
from bot.similarity import similar
from handlers.router import Router
from storage.store import Store
from tests.support.stage import EXAMPLE

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2023, 10, 30, 8, tzinfo=ZONE)
CONTENT = b"%PDF-1.4 minh chung"
DIGEST = hashlib.sha256(CONTENT).hexdigest()


class House:
    def __init__(self, folder: Path, url: str = "") -> None:
        self.folder = folder
        self.url = url or f"sqlite:///{folder / 'khoi.db'}"
        self.environ = {"KTD_DATA_DIR": str(folder), "KTD_DATABASE_URL": self.url}
        self.backups = folder / "backup"

    @property
    def settings(self) -> Settings:
        return read_settings(self.environ)

    def furnish(self) -> House:
        """The example's bloc, and one file of evidence."""
        self.folder.mkdir(exist_ok=True)
        assert self.run("load", str(EXAMPLE)) == 0
        EvidenceStore(self.folder / "evidence").put(CONTENT)
        return self

    def run(self, *words: str) -> int:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in self.environ.items():
                patch.setenv(name, value)
            return main(list(words))

    def desk(self) -> Desk:
        return Desk(open_database(self.url), Router(MovableClock(NOW, running=False), similar))

    def sets(self) -> list[Path]:
        return sorted(path for path in self.backups.iterdir() if path.name.startswith("khoi-"))


async def officer(desk: Desk) -> Player:
    def found(store: Store) -> tuple[int, str]:
        number = store.people.by_key("ban-dan-van/officer") or 0
        return number, store.devices.public_id(number) or ""

    return Player(desk, *await desk.read(found))
