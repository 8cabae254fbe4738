"""What a thousand blocs in one database cost the turns of each, the ticks of all, and the memory of the program.

One bloc is loaded and copied inside the database; with a thousand the officers who speak are each of another bloc.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Table, text

from bench.figures import figure
from bench.memory import proportional_set
from bench.officers import EXAMPLE, SAYS
from bench.phone import Phone
from bench.program import Program, kept_port
from bot.box.memory import MemoryBox
from bot.clock import MovableClock
from bot.desk import Desk
from bot.holiday_data import working_calendar
from bot.loading import load
from bot.schedule import Schedule
from bot.similarity import similar
from handlers.router import Router
from messages.bloc_file import read_bloc_file
from messages.incoming import Incoming
from rules.people import Role
from storage import tables
from storage.database import Database
from storage.migrate import upgrade
from storage.store import Store

BLOCS, OFFICERS = 1000, 9
OFFICER = "ban-dan-van/officer"
ROUNDS, TURNS, TICKS = 15, 36, 20
STRIDE = 10_000
"""Between the numbers of a row and its copies."""
NAMES = {("blocs", "slug"), ("persons", "key"), ("web_ids", "public_id"), ("addresses", "address")}
OF_A_BLOC = ("blocs", "units", "persons", "duties", "leaderships", "web_ids", "addresses", "looks")
COPIES = "WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < :most)"


@dataclass(frozen=True)
class Office:
    """A desk, and the officers who speak at it in turn."""

    desk: Desk
    addresses: list[str]
    numbers: count[int]

    async def turns(self, number: int) -> float:
        """Seconds a turn."""
        start = time.perf_counter()
        for turn in range(number):
            address = self.addresses[turn % len(self.addresses)]
            await self.say(address, SAYS[turn // len(self.addresses) % 2])
        return (time.perf_counter() - start) / number

    async def say(self, address: str, words: str) -> None:
        await self.desk.take(Incoming(f"bench:{next(self.numbers)}", "web", address, text=words))


async def main() -> None:
    with tempfile.TemporaryDirectory(dir=Path("var")) as folder:
        one, many = await _office(Path(folder) / "one.db", 1), await _office(Path(folder) / "khoi.db", BLOCS)
        await _measure_ticks(many)
        await _measure_turns(one, many)
        one.desk.close()
        many.desk.close()
        await asyncio.to_thread(_measure_memory, Path(folder))


async def _measure_turns(one: Office, many: Office) -> None:
    for office in (one, many):
        await office.turns(4 * TURNS)
    pairs = [(await one.turns(TURNS), await many.turns(TURNS)) for _ in range(ROUNDS)]
    growth = statistics.median(many / one for one, many in pairs)
    figure("turn_growth_1000_blocs", growth, "ratio", "<=", 1.1)


async def _measure_ticks(many: Office) -> None:
    """The first tick looks at every bloc; then nothing is due."""
    schedule = Schedule(many.desk, MemoryBox(), 30, lambda: None)
    figure("first_tick_1000_blocs_s", await _seconds(schedule), "s", ">=", 0)
    idle = statistics.median([await _seconds(schedule) for _ in range(TICKS)])
    figure("tick_1000_blocs_ms", idle * 1000, "ms", "<=", 20)


async def _seconds(schedule: Schedule) -> float:
    start = time.perf_counter()
    await schedule.tick()
    return time.perf_counter() - start


def _measure_memory(folder: Path) -> None:
    with kept_port() as port:
        program = Program(folder, port)
        (link,) = program.invite(OFFICER).values()
        with program:
            phone = Phone(link)
            for number in range(TURNS):
                phone.send(f"growth-{number:04d}", {"text": "chấm điểm"})
            figure("rss_1000_blocs_mb", proportional_set(program.pid) / 1e6, "MB", "<=", 200)
            phone.close()


async def _office(path: Path, blocs: int) -> Office:
    """Each officer is in the middle of a score sheet."""
    database = Database(f"sqlite:///{path}")
    upgrade(database)
    file = read_bloc_file(EXAMPLE)
    with database.write() as store:
        load(store, file)
        if blocs > 1:
            copy_blocs(store.connection, blocs - 1)
    clock = MovableClock(datetime(2023, 10, 30, 8, tzinfo=file.zone), running=False)
    desk = Desk(database, Router(clock, similar, working=working_calendar(None)))
    office = Office(desk, await desk.read(lambda store: _addresses(store, blocs)), count())
    for address in office.addresses:
        for words in ("chấm điểm", "đến tiêu chí 1.2", "9"):
            await office.say(address, words)
    return office


def copy_blocs(connection: Any, most: int) -> None:
    """Every bloc there is, its units and people, so many times again."""
    for name in OF_A_BLOC:
        connection.execute(text(_copy(tables.metadata.tables[name])), {"most": most})


def _copy(table: Table) -> str:
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    values = ", ".join(_copied(column) for column in table.columns)
    return f"{COPIES} INSERT INTO {table.name} ({columns}) SELECT {values} FROM {table.name}, copy"


def _copied(column: Any) -> str:
    """Numbers of rows are moved by a stride; names that must differ get the number of the copy."""
    name = f'{column.table.name}."{column.name}"'
    if column.foreign_keys or column.name == "id":
        return f"{name} + n * {STRIDE}"
    return f"{name} || '-' || n" if (column.table.name, column.name) in NAMES else name


def _addresses(store: Store, blocs: int) -> list[str]:
    """Of the officers of one bloc's units, or of a unit each of as many blocs."""
    chosen = store.blocs.ids()[:: max(1, blocs // OFFICERS)][:OFFICERS]
    units = [store.people.units(bloc) for bloc in chosen]
    speaking = [own[number] for number, own in enumerate(units)] if blocs > 1 else list(units[0])
    found = (store.people.holders(unit.id, (Role.OFFICER,), date(2023, 10, 30))[0] for unit in speaking)
    return [store.devices.public_id(person.id) or "" for person in found]


if __name__ == "__main__":
    asyncio.run(main())
