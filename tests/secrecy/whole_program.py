"""The whole program around one secret ballot: real pages, a box of its own process, keys made in children."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import replace
from pathlib import Path

from sqlalchemy import text

from bot.app import App
from bot.box.address import UnixAddress
from bot.box.client import BoxClient
from bot.settings import read_settings
from bot.web.server import web_server
from bot.web.site import site
from rules.people import Unit
from storage import tables
from storage.database import Database, file_of
from storage.migrate import newest
from tests.bot.voting_stage import VotingStage
from tests.box.processes import pid_behind
from tests.secrecy.pages import Pages

BEFORE_THE_FIRST = 900_000_016
"""The number before the first unit's: so large that a unit's number is nothing else."""
Change = Callable[[App], None]


class Whole(VotingStage):
    """Delegates and the committee act through the pages, the lead at the desk."""

    app: App

    async def units(self) -> list[Unit]:
        return [*await self.desk.read(lambda store: store.people.units(self.bloc))]


@asynccontextmanager
async def whole_program(folder: Path, url: str = "", change: Change | None = None) -> AsyncIterator[Whole]:
    """All it keeps is under `folder`, which has a short name, and in the database; `change` is for twins."""
    stage = Whole(folder, url=url)
    _make_tables(stage.database)
    async with stage:
        before = stage.desk
        app = stage.app = _app(folder, stage)
        if change is not None:
            change(app)
        try:
            async with _served(app) as port, Pages(port, app.links) as pages:
                stage.desk, stage.effects, stage.box = app.desk, app.effects, app.box
                stage.touches = stage.committee = pages  # type: ignore[assignment]
                yield stage
        finally:
            stage.desk = before
            await app.close()
            with suppress(OSError):
                os.kill(pid_behind(_box(folder)), signal.SIGKILL)


def _app(folder: Path, stage: VotingStage) -> App:
    url = stage.database.url.render_as_string(hide_password=False)
    settings = read_settings({"KTD_DATABASE_URL": url, "KTD_DATA_DIR": str(folder)})
    settings = replace(settings, box=_box(folder), box_idle_seconds=1)
    return App(settings, stage.clock, BoxClient(_box(folder)))


def _box(folder: Path) -> UnixAddress:
    return UnixAddress(folder / "box" / "box.sock")


def _make_tables(database: Database) -> None:
    """As a migration would, with units numbered from a large one on."""
    tables.metadata.create_all(database.engine)
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:newest)"), {"newest": newest()})
        if not database.is_sqlite:
            connection.execute(text("SELECT setval('units_id_seq', :number)"), {"number": BEFORE_THE_FIRST})
    file = file_of(str(database.url))
    if file is not None:
        _put_unit_of_no_bloc(file)


def _put_unit_of_no_bloc(file: Path) -> None:
    """SQLite gives the next row the number after the largest."""
    columns = "id, bloc, key, name, short, head_title, aliases, since, outside"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(
            f"INSERT INTO units ({columns}) VALUES (?, 0, '', '', '', '', '[]', '2023-01-01', 0)",  # noqa: S608
            (BEFORE_THE_FIRST,),
        )
        connection.commit()


@asynccontextmanager
async def _served(app: App) -> AsyncIterator[int]:
    ready = asyncio.Event()
    server = web_server(site(app.backstage()), "127.0.0.1", 0, ready=ready.set)
    async with asyncio.TaskGroup() as group:
        serving = group.create_task(server.serve())
        await ready.wait()
        try:
            yield server.servers[0].sockets[0].getsockname()[1]
        finally:
            server.should_exit = True
            await serving
