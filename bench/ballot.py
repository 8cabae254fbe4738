"""A ballot of 150 units over real HTTP: each votes within ten seconds, twice over and from two devices."""

from __future__ import annotations

import asyncio
import random
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from functools import partial
from itertools import chain, islice
from pathlib import Path

from bench.figures import figure
from bench.gathering import settle
from bench.handset import Handset, Screen, handsets
from bench.large_bloc import Links, prepare
from bench.program import Program
from bench.room import Room, Vote, Waits, play

UNITS, WITHIN_SECONDS, ROUNDS = 150, 10, 5
DELIVERIES = 2
MARKS = 2


def measure(port: int) -> None:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        asyncio.run(_measure(Path(name), port))


async def _measure(folder: Path, port: int) -> None:
    base = Program(folder, port)
    links = prepare(base, UNITS)
    base.start()
    async with joined(links) as room:
        base.kill()
        settle(base)
        voting = Voting(random.Random(1))
        waits = [await _round(base, number, room, voting if number == 0 else voting.hardly) for number in range(ROUNDS)]
    _figures(voting, waits, folder)


class Voting:
    """Everybody votes at some moment within the time; `seconds` each delivery waited for its answer."""

    def __init__(self, chance: random.Random, within: float = WITHIN_SECONDS) -> None:
        self.seconds: list[float] = []
        self._chance = chance
        self._within = within

    async def __call__(self, room: Room, pages: Sequence[Screen], ballot: int) -> None:
        card = await room.delegates[0][0].look(f"phieu/{ballot}")
        options = [option["id"] for option in card["options"]]
        async with room.secretary.screen() as lead, open_cards(room, lead, pages, ballot):
            await asyncio.gather(*(self._vote(own, ballot, options) for own in room.delegates))

    async def hardly(self, room: Room, _pages: Sequence[Screen], ballot: int) -> None:
        """One unit."""
        await room.delegates[0][0].touch(f"phieu/{ballot}", {"blank": True})

    async def _vote(self, devices: Sequence[Handset], ballot: int, options: list[int]) -> None:
        marks = self._chance.sample(options, MARKS)
        await asyncio.sleep(self._chance.random() * self._within)
        await asyncio.gather(*(self._deliver(device, ballot, marks) for device in devices for _ in range(DELIVERIES)))

    async def _deliver(self, device: Handset, ballot: int, marks: list[int]) -> None:
        begun = time.perf_counter()
        answer = await device.touch(f"phieu/{ballot}", {"marks": marks})
        self.seconds.append(time.perf_counter() - begun)
        if answer.get("state") != "cast":
            raise ValueError(answer)


@asynccontextmanager
async def open_cards(room: Room, lead: Screen, pages: Sequence[Screen], ballot: int) -> AsyncIterator[None]:
    """The turnout on the lead's page and the cards on the delegates' are asked for again as pages do."""
    follows = [lead.follow(True, partial(room.secretary.look, f"tinh-hinh/{ballot}"))]
    for page, (device, *_) in zip(pages, room.delegates, strict=True):
        follows.append(page.follow("unit", partial(device.look, f"phieu/{ballot}")))
    following = [asyncio.ensure_future(one) for one in follows]
    yield
    for one in following:
        one.cancel()
    await asyncio.gather(*following, return_exceptions=True)


@asynccontextmanager
async def joined(links: Links) -> AsyncIterator[Room]:
    """Everybody's devices, each by its own link."""
    everybody = [links.secretary, *links.committee, *chain.from_iterable(links.delegates)]
    async with handsets(everybody) as devices:
        own = iter(devices)
        secretary, committee = next(own), tuple(islice(own, len(links.committee)))
        yield Room(secretary, committee, tuple(tuple(islice(own, len(unit))) for unit in links.delegates))


async def _round(base: Program, number: int, room: Room, vote: Vote) -> Waits:
    """On a copy of the prepared meeting."""
    folder = base.folder / str(number)
    folder.mkdir()
    shutil.copyfile(base.database, folder / base.database.name)
    program = Program(folder, base.port, box_idle_seconds=1)
    with program:
        return await play(room, vote)


def _figures(voting: Voting, waits: Sequence[Waits], folder: Path) -> None:
    figure("ballot_150_accepted", _papers(folder / "0"), "papers", "==", UNITS)
    figure("ballot_150_ack_p95_ms", 1000 * statistics.quantiles(voting.seconds, n=20)[-1], "ms", "<=", 300)
    for name, goal, seconds in (
        ("ballot_open_to_first_card_ms", 1000, [one.first_card for one in waits]),
        ("ballot_key_tap_to_committee_ms", 1000, [one.keys for one in waits]),
        ("ballot_announce_to_group_ms", 1000, [one.result for one in waits]),
    ):
        figure(name, 1000 * statistics.median(seconds), "ms", "<=", goal)
    figure("ballot_open_to_last_card_ms", 1000 * statistics.median(one.last_card for one in waits), "ms", ">=", 0)
    figure("ballot_floor_ms", 1000 * _floor(folder / "floor.db"), "ms", ">=", 0)


def _papers(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "khoi.db")) as connection:
        (papers,) = connection.execute("SELECT count(*) FROM ballot_blobs").fetchone()
    return int(papers)


def _floor(database: Path) -> float:
    """Seconds for as many raw commits as there are units."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("CREATE TABLE papers (unit INTEGER, blob BLOB)")
        begun = time.perf_counter()
        for unit in range(UNITS):
            connection.execute("INSERT INTO papers VALUES (?, ?)", (unit, bytes(560)))
        return time.perf_counter() - begun
