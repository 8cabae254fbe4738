"""A bloc on stage: the real file, the real handlers and database, a clock the test moves, and people who tap."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from bot.clock import MovableClock
from bot.desk import Desk
from bot.holiday_data import working_calendar
from bot.loading import load
from bot.player import Player
from bot.similarity import similar
from handlers.router import Router
from messages.bloc_file import read_bloc_file
from messages.bloc_schema import BlocFile
from storage.database import Database
from storage.store import Store
from tests.support.furnished import furnish_tables, furnished

EXAMPLE = Path(__file__).parents[2] / "examples" / "lao-cai-party-2023.yaml"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@cache
def example() -> BlocFile:
    """The real bloc's file, read once."""
    return read_bloc_file(EXAMPLE)


class Stage:
    """Use as `async with Stage(tmp_path) as stage`; the clock stands in the self-scoring weeks until moved."""

    def __init__(self, folder: Path, file: BlocFile | None = None, url: str = "") -> None:
        self.file = file or example()
        self._path = folder / "stage.db"
        self._url = url
        self.clock = MovableClock(datetime(2023, 10, 30, 8, tzinfo=ZONE), running=False)
        self.database = Database(url or f"sqlite:///{self._path}")
        self.desk = Desk(self.database, Router(self.clock, similar, working=working_calendar(None)))
        self.bloc = 0

    async def __aenter__(self) -> Self:
        if self._url:
            furnish_tables(self.database, self.furnish)
        else:
            furnished(self._path, (type(self).furnish, repr(self.file)), self.furnish)
        self.bloc = (await self.desk.read(lambda store: store.blocs.ids()))[0]
        return self

    def furnish(self, store: Store) -> None:
        """What stands there when the curtain rises; the same for every stage with this method and file."""
        self.bloc = load(store, self.file)

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
