"""A bloc on stage: the real file, the real handlers and database, a clock the test moves, and people who tap."""

from __future__ import annotations

import atexit
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from zoneinfo import ZoneInfo

from bot.clock import MovableClock
from bot.desk import Desk
from bot.loading import load
from bot.player import Player
from bot.similarity import similar
from handlers.router import Router
from messages.bloc_file import read_bloc_file
from messages.bloc_schema import BlocFile
from storage import tables
from storage.database import Database

EXAMPLE = Path(__file__).parents[2] / "examples" / "lao-cai-party-2023.yaml"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@cache
def example() -> BlocFile:
    """The real bloc's file, read once."""
    return read_bloc_file(EXAMPLE)


@cache
def _loaded() -> Path:
    """A database with the example just loaded, for stages to copy."""
    path = Path(mkdtemp(prefix="stage-")) / "loaded.db"
    atexit.register(shutil.rmtree, path.parent, ignore_errors=True)
    database = Database(f"sqlite:///{path}")
    tables.metadata.create_all(database.engine)
    with database.write() as store:
        load(store, example())
    database.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


class Stage:
    """Use as `async with Stage(tmp_path) as stage`; the clock stands in the self-scoring weeks until moved."""

    def __init__(self, folder: Path, file: BlocFile | None = None, url: str = "") -> None:
        self.file = file or example()
        self._path = folder / "stage.db"
        self._is_blank = bool(file or url)
        self.clock = MovableClock(datetime(2023, 10, 30, 8, tzinfo=ZONE), running=False)
        self.database = Database(url or f"sqlite:///{self._path}")
        self.desk = Desk(self.database, Router(self.clock, similar))
        self.bloc = 0

    async def __aenter__(self) -> Stage:
        if self._is_blank:
            tables.metadata.create_all(self.database.engine)
            await self.desk.write(lambda store: load(store, self.file))
        else:
            shutil.copyfile(_loaded(), self._path)
        self.bloc = (await self.desk.read(lambda store: store.blocs.ids()))[0]
        return self

    async def __aexit__(self, *_: object) -> None:
        self.desk.close()

    async def person(self, key: str) -> Player:
        """Whose key in the file it is, such as "ban-dan-van/officer"."""

        number = await self.desk.read(lambda store: store.people.by_key(key))
        address = await self.desk.read(lambda store: store.devices.public_id(number or 0))
        if number is None or address is None:
            raise LookupError(key)
        return Player(self.desk, number, address)

    async def unit(self, key: str) -> int:
        units = await self.desk.read(lambda store: store.people.units(self.bloc))
        return next(unit.id for unit in units if unit.key == key)

    async def group(self) -> list[str]:
        """Everything said in the bloc's group, oldest first."""
        rows = await self.desk.read(lambda store: store.chat.last(f"g{self.bloc}", 200))
        return [row.body.get("html", "") for row in rows]
