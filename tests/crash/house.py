"""A loaded bloc of three units that nobody has joined, on a file or on a server, and a copy of it for every year."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert, select, text

from bench.postgresql import fresh
from bench.program import kept_port
from bot.loading import load
from bot.shared_folder import MARK, NOTE
from bot.web.tokens import issue_invitation
from messages.bloc_file import read_bloc_file
from storage import tables
from storage.database import Database
from tests.support.furnished import in_the_newest_shape
from tests.support.stage import ZONE

FILE = Path(__file__).with_name("three-units.yaml")
LOADED = "year"
NUMBERS = "CREATE TABLE numbers (name text PRIMARY KEY, last integer NOT NULL)"
NEXT = """CREATE FUNCTION next_number(of text) RETURNS integer LANGUAGE sql
    AS 'UPDATE numbers SET last = last + 1 WHERE name = of RETURNING last'"""
COUNTED = "INSERT INTO numbers SELECT '{0}', coalesce(max(id), 0) FROM {0}"
GAPLESS = "ALTER TABLE {0} ALTER COLUMN id SET DEFAULT next_number('{0}')"
_numbers = count(1)


@dataclass(frozen=True)
class House:
    """`tokens` are what a link ends in, by the key of the person; as many programs live in it as there are `ports`."""

    folder: Path
    ports: tuple[int, ...]
    tokens: dict[str, str]
    copy_to: Callable[[Path], str]
    """Makes a copy of the database for a year in this folder; its URL."""

    @property
    def addresses(self) -> list[str]:
        return [f"127.0.0.1:{port}" for port in self.ports]

    @property
    def public_url(self) -> str:
        """Of all, as behind a proxy."""
        return f"http://{self.addresses[0]}"

    def folder_of_a_year(self) -> Path:
        folder = self.folder / f"year-{next(_numbers)}"
        folder.mkdir()
        (folder / MARK).write_text(LOADED)
        return folder


@contextmanager
def house_on_file() -> Iterator[House]:
    """For one program."""
    with kept_port() as port, TemporaryDirectory(prefix="year-") as name:
        folder = Path(name)
        database = Database(_file_in(folder))
        in_the_newest_shape(database)
        tokens = _furnish(database)
        database.close()

        def copy_to(year: Path) -> str:
            shutil.copyfile(folder / "khoi.db", year / "khoi.db")
            return _file_in(year)

        yield House(folder, (port,), tokens, copy_to)


@contextmanager
def house_on_server(house: House, server: str) -> Iterator[House]:
    """The same for two programs: what `house` on a file holds, to the last secret."""
    original = Database(_file_in(house.folder))
    database = Database(fresh(server, LOADED))
    in_the_newest_shape(database)
    _pour(original, database)
    for opened in (original, database):
        opened.close()
    with ExitStack() as held:
        other = held.enter_context(kept_port())
        yield House(
            house.folder,
            (*house.ports, other),
            house.tokens,
            lambda year: fresh(server, f"{LOADED}_{year.name}", LOADED),
        )


def _file_in(folder: Path) -> str:
    return f"sqlite:///{folder / 'khoi.db'}"


def _furnish(database: Database) -> dict[str, str]:
    file, joined = read_bloc_file(FILE), datetime(2023, 1, 2, tzinfo=ZONE)
    with database.write() as store:
        load(store, file)
        store.notes.put(NOTE, LOADED)
        people = {person.key: store.people.by_key(person.key) or 0 for person in file.people}
        return {key: issue_invitation(store, number, joined) for key, number in people.items()}


def _pour(original: Database, database: Database) -> None:
    """Numbers go on without gaps, as in a file: a sequence does not take back what a transaction that died took."""
    with original.engine.connect() as source, database.engine.begin() as target:
        for statement in (NUMBERS, NEXT):
            target.execute(text(statement))
        for table in tables.metadata.sorted_tables:
            if rows := [dict(row) for row in source.execute(select(table)).mappings()]:
                target.execute(insert(table), rows)
            if table.autoincrement_column is not None:
                for statement in (COUNTED, GAPLESS):
                    target.execute(text(statement.format(table.name)))
