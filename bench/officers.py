"""Many officers of many blocs, each in the middle of their score sheet."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import MovableClock
from bot.desk import Desk
from bot.loading import load
from bot.similarity import similar
from handlers.router import Router
from messages.bloc_file import read_bloc_file
from messages.bloc_schema import BlocFile
from messages.incoming import Incoming
from rules.people import Role
from storage.database import Database
from storage.migrate import upgrade
from storage.store import Store

EXAMPLE = Path(__file__).parents[1] / "examples" / "lao-cai-party-2023.yaml"
SAYS = ("sửa 9", "sửa 8,75")


def clock_of_the_year() -> MovableClock:
    """It stands in the weeks of self-scoring."""
    return MovableClock(datetime(2023, 10, 30, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")), running=False)


class Crowd:
    """Use as `async with Crowd(folder, officers) as crowd`; every officer's next words answer a criterion.

    Without `url` it is an SQLite file in `folder`.
    """

    def __init__(self, folder: Path, officers: int, url: str = "") -> None:
        self._folder = folder
        self._officers = officers
        self._path = folder / "crowd.db"
        self._numbers = itertools.count()
        file = read_bloc_file(EXAMPLE)
        self._file = file
        self._router = Router(clock_of_the_year(), similar)
        self.desk = Desk(Database(url or f"sqlite:///{self._path}"), self._router)
        self.addresses: list[str] = []

    async def __aenter__(self) -> Crowd:
        upgrade(self.desk.database)
        for number in range(-(-self._officers // len(self._file.units))):
            await self.desk.write(partial(load, file=self._bloc(number)))
        self.addresses = (await self.desk.read(self._find))[: self._officers]
        for address in self.addresses:
            for text in ("chấm điểm", "đến tiêu chí 1.2", "9"):
                await self.desk.take(self._said(address, text))
        return self

    async def __aexit__(self, *_: object) -> None:
        self.desk.close()

    def turns(self, count: int) -> list[Incoming]:
        officers = itertools.islice(itertools.cycle(self.addresses), count)
        return [self._said(address, SAYS[next(self._numbers) % 2]) for address in officers]

    def copy(self, name: str) -> Path:
        """The database as it stands, on the same disk."""
        target = self._folder / name
        for leftover in self._folder.glob(f"{name}*"):
            leftover.unlink()
        with closing(sqlite3.connect(self._path)) as source:
            source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copyfile(self._path, target)
        return target

    def twin(self) -> Desk:
        """Another desk, over a copy."""
        return Desk(Database(f"sqlite:///{self.copy('twin.db')}"), self._router)

    def _bloc(self, number: int) -> BlocFile:
        people = tuple(replace(person, key=f"{number}/{person.key}") for person in self._file.people)
        return replace(self._file, slug=f"{self._file.slug}-{number}", people=people)

    def _find(self, store: Store) -> list[str]:
        found = []
        for bloc in store.blocs.ids():
            for unit in store.people.units(bloc):
                officer = store.people.holders(unit.id, (Role.OFFICER,), date(2023, 10, 30))[0]
                found.append(store.devices.public_id(officer.id) or "")
        return found

    def _said(self, address: str, text: str) -> Incoming:
        return Incoming(f"bench:{next(self._numbers)}", "web", address, text=text)
