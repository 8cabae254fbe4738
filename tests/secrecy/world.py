"""One world of the swap game: a bloc in its meeting, and the ballot that it then holds, watched at every step."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from random import Random

from nacl.public import PrivateKey

from bot.box import keys
from bot.changes import Changes
from bot.player import Player
from bot.record_work import record_in
from rules.people import Unit
from storage.store import Store
from tests.bot.voting_stage import VotingStage
from tests.secrecy.evidence import Disk, Event, Evidence, Question
from tests.secrecy.logs import Log

PAUSE = timedelta(seconds=7)
VOTERS = 6
"""So few that their papers fit on one page of SQLite, which then keeps the order they were written in."""
ROLES = ("head", "officer")


@dataclass(frozen=True)
class Plan:
    """What everybody marks, by unit in the order of casting; `truth` is the coin: A marked X."""

    question: Question
    papers: Mapping[int, tuple[int, ...]]
    truth: bool


def draw(random: Random, units: Iterable[int]) -> Plan:
    """Some units vote, in any order; all but A and B leave their paper blank or mark two."""
    standing = sorted(units)
    order = random.sample(standing, VOTERS)
    a, b = random.sample(order, 2)
    x, y = random.sample([unit for unit in standing if unit not in (a, b)], 2)
    papers = {unit: tuple(random.sample(standing, random.choice((0, 2)))) for unit in order}
    truth = random.random() < 0.5
    papers |= {a: (x,), b: (y,)} if truth else {a: (y,), b: (x,)}
    return Plan(Question(a, b, x, y), papers, truth)


class World(VotingStage):
    """Goes on in the open meeting whose database `furnish` copied."""

    units: tuple[Unit, ...]

    async def __aenter__(self) -> World:
        self.bloc = (await self.desk.read(lambda store: store.blocs.ids()))[0]
        self.units = tuple(await self.desk.read(lambda store: store.people.units(self.bloc)))
        self._people: dict[str, Player] = {}
        return self

    async def person(self, key: str) -> Player:
        """Asked for once, as nobody comes or goes."""
        if key not in self._people:
            self._people[key] = await super().person(key)
        return self._people[key]

    async def unit(self, key: str) -> int:
        return next(unit.id for unit in self.units if unit.key == key)

    async def open(self, absent: int = 0) -> Player:  # noqa: ARG002
        return await self.secretary()

    async def announce(self, secretary: Player) -> None:
        """The box opened and the result in the group; its picture is left to be drawn."""
        await self.open_box()
        await secretary.taps("Công bố")

    def owners(self, store: Store) -> dict[int, int]:
        """Units by the persons who serve them."""
        people = ((store.people.by_key(f"{one.key}/{role}"), one.id) for one in self.units for role in ROLES)
        return {person: unit for person, unit in people if person}


class Watch(Changes):
    """Looks at disk and log after each committed turn and each touch, and lets time pass."""

    def __init__(self, world: World, disk: Disk, log: Log) -> None:
        super().__init__()
        self.events: list[Event] = []
        self._world, self._disk, self._log = world, disk, log
        self._keys = {unit.id: unit.key for unit in world.units}
        self._at_the_box = 0
        disk.news()
        log.news()
        world.desk.changes = self

    def touch(self, rooms: Iterable[str]) -> None:
        super().touch(rooms)
        self._look()

    async def votes(self, unit: int, marks: tuple[int, ...]) -> None:
        """The head looks at the card and casts."""
        self._at_the_box, head = unit, f"{self._keys[unit]}/head"
        await self._world.card(head)
        self._look()
        await self._world.cast(head, *(self._keys[mark] for mark in marks))
        self._look()
        self._at_the_box = 0

    def _look(self) -> None:
        self.events.append(Event(self._at_the_box, self._disk.news(), self._log.news()))
        self._world.clock.move(self._world.clock() + PAUSE)


async def play(world: World, plan: Plan, disk: Disk, log: Log) -> Evidence:
    """From the open meeting to the announced result."""
    watch = Watch(world, disk, log)
    with opening_keys() as found:
        secretary = await world.voting()
        for unit, marks in plan.papers.items():
            await watch.votes(unit, marks)
        await world.close(secretary)
        await world.announce(secretary)
    record = await world.desk.read(partial(record_in, number=(await world.ballot()).id))
    return Evidence(
        question=plan.question,
        order=tuple(plan.papers),
        names={unit.id: unit.name for unit in world.units},
        owners=await world.desk.read(world.owners),
        events=watch.events,
        rows=disk.rows() | {"record": [{"text": json.dumps(record)}]},
        files=disk.files() | {"log": log.text.encode()},
        keys=found,
    )


@contextmanager
def opening_keys() -> Iterator[list[PrivateKey]]:
    """Every key that opens a box meanwhile, in this process."""
    found: list[PrivateKey] = []
    rebuild = keys.rebuild

    def overheard(public_key: bytes, shares: Sequence[bytes]) -> PrivateKey:
        found.append(rebuild(public_key, shares))
        return found[-1]

    keys.rebuild = overheard
    try:
        yield found
    finally:
        keys.rebuild = rebuild
