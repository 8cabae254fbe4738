"""Where worlds stand: each on its own copy of one database whose meeting is open, on SQLite or on PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from sqlalchemy import create_engine, make_url, text

from bot.box.port import Box
from rules.profile import Electorate
from tests.bot.voting_stage import VotingStage
from tests.secrecy.evidence import Disk
from tests.secrecy.naive import NaiveBox
from tests.secrecy.postgresql_disk import PostgresqlDisk
from tests.secrecy.sqlite_disk import SqliteDisk
from tests.secrecy.world import World
from tests.support.postgresql import fresh

Furnished = AbstractAsyncContextManager[tuple[World, Disk]]
LOGGED = "ALTER DATABASE world SET log_statement = 'all'"


class Home(Protocol):
    def world(self, box: Box | None = None) -> Furnished:
        """A world whose meeting is open, and its disk."""


class SqliteHome:
    def __init__(self, folder: Path, electorate: Electorate = Electorate.UNITS) -> None:
        self._folder, self._electorate = folder, electorate
        self._prepared = folder / "stage.db"

    @asynccontextmanager
    async def world(self, box: Box | None = None) -> AsyncIterator[tuple[World, Disk]]:
        if not self._prepared.exists():
            await _open_meeting(VotingStage(self._folder, lambda own: replace(own, electorate=self._electorate)))
        with TemporaryDirectory() as name:
            file = Path(name) / self._prepared.name
            shutil.copyfile(self._prepared, file)
            async with World(file.parent, box=box) as world:
                _attach(world)
                yield world, SqliteDisk(file)


class PostgresqlHome:
    """`url` is a server of our own."""

    def __init__(self, folder: Path, url: str) -> None:
        self._folder, self._server = folder, url
        self._url = make_url(url).set(database="world").render_as_string(hide_password=False)
        self._is_prepared = False

    @asynccontextmanager
    async def world(self, box: Box | None = None) -> AsyncIterator[tuple[World, Disk]]:
        if not self._is_prepared:
            await _open_meeting(VotingStage(self._folder, url=fresh(self._server, "prepared")))
            self._is_prepared = True
        self._run("DROP DATABASE IF EXISTS world", "CREATE DATABASE world TEMPLATE prepared", LOGGED)
        async with World(self._folder, box=box, url=self._url) as world:
            _attach(world)
            disk = PostgresqlDisk(self._url)
            yield world, disk
            disk.close()

    def _run(self, *statements: str) -> None:
        server = create_engine(self._server, isolation_level="AUTOCOMMIT")
        with server.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
        server.dispose()


async def _open_meeting(stage: VotingStage) -> None:
    async with stage:
        await stage.open()


def _attach(world: World) -> None:
    if isinstance(world.box, NaiveBox):
        world.box.write_at(world.desk)
