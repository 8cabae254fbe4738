"""The program as an operator runs it, on the morning of a meeting: scores published, everybody invited."""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import datetime
from pathlib import Path

from bot.loading import load
from bot.web.tokens import issue_invitation
from rules.review import SheetState
from storage.database import Database
from storage.migrate import upgrade
from storage.store import Store
from tests.browser.demo_process import HOME, free_port, until_answered
from tests.support.stage import ZONE, example

HELD_AT = datetime(2023, 12, 19, 14, tzinfo=ZONE)


class MeetingProgram:
    """`async with MeetingProgram(folder) as program`; `program.links` are personal, by the key of a person."""

    def __init__(self, folder: Path) -> None:
        self._port = free_port()
        self._folder = folder
        self._url = f"sqlite:///{folder / 'khoi.db'}"
        self.address = f"http://127.0.0.1:{self._port}"
        self.links: dict[str, str] = {}

    async def __aenter__(self) -> MeetingProgram:
        self._prepare()
        own = {
            "KTD_WEB_PORT": str(self._port),
            "KTD_DATA_DIR": str(self._folder),
            "KTD_DATABASE_URL": self._url,
            "KTD_BOX_IDLE_SECONDS": "5",
            "PYTHONUNBUFFERED": "1",
        }
        kept = {name: value for name, value in os.environ.items() if not name.startswith("KTD_")}
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            cwd=HOME,
            env=kept | own,
            stdout=asyncio.subprocess.DEVNULL,
        )
        await until_answered(self._port)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._process.returncode is None:
            self._process.terminate()
        await self._process.wait()

    def _prepare(self) -> None:
        database = Database(self._url)
        upgrade(database)
        with database.write() as store:
            bloc = load(store, example())
            _publish(store, bloc)
            for person in example().people:
                token = issue_invitation(store, store.people.by_key(person.key) or 0, HELD_AT)
                self.links[person.key] = f"{self.address}/v/{token}"
        database.close()


def _publish(store: Store, bloc: int) -> None:
    """The year up to the meeting: nothing is left for the clock to say."""
    for item in example().calendar:
        store.announced.put(bloc, item.id, HELD_AT)
    for unit in store.people.units(bloc):
        officer = store.people.by_key(f"{unit.key}/officer") or 0
        store.pledges.put(bloc, 2023, unit.id, officer, HELD_AT)
        store.sheets.set_state(store.sheets.of_unit(bloc, unit.id).id, SheetState.PUBLISHED)
