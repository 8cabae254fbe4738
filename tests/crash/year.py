"""Plays the year through a real process, a fake Telegram and phones, and kills it where the plan says."""

from __future__ import annotations

import asyncio
import random
import shutil
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from math import inf
from pathlib import Path

import httpx

from bench.phone import Phone
from tests.crash.life import Killed, Life
from tests.crash.network import Death, Network, Sent
from tests.crash.year_memory import Memory, remembered, unanswered
from tests.crash.year_story import HEADS, OFFICERS, STORY, Act, At, Step
from tests.telegram.person import Person

SOON = 0.06
"""Seconds, about: what one step takes."""
CALLS = 6
MISHAPS_SHARE = 0.03
GROUP = -100200300


class Stuck(Exception):
    """The year does not go on; the text is the step."""


@dataclass(frozen=True)
class Kill:
    """At a call of the network, done or not, or else so many seconds after the step began."""

    calls: int = 0
    once_done: bool = False
    seconds: float = 0.0


@dataclass(frozen=True)
class House:
    """A loaded bloc nobody has joined; `tokens` are what a link ends in, by the key of the person."""

    folder: Path
    port: int
    tokens: dict[str, str]


@dataclass
class Played:
    """What the year left: `memory` of the database, what the network took, when the kills came, what was logged."""

    memory: Memory
    sent: list[Sent]
    kills: list[Death]
    unanswered: list[str]
    complaints: str


def kills_of(chance: random.Random, number: int) -> dict[int, list[Kill]]:
    """So many, by the step that they come in."""
    plan: dict[int, list[Kill]] = {}
    for _ in range(number):
        at_call = Kill(chance.randint(1, CALLS), once_done=chance.random() < 0.5)
        after = Kill(seconds=chance.random() * SOON)
        plan.setdefault(chance.randrange(len(STORY)), []).append(chance.choice((at_call, after)))
    return plan


async def play(
    house: House, plan: dict[int, list[Kill]], twin: str = "sound", errs: random.Random | None = None
) -> Played:
    """The whole year on a copy of the house, over a network that `errs` now and then."""
    folder = house.folder / f"play-{time.monotonic_ns()}"
    folder.mkdir()
    shutil.copyfile(house.folder / "khoi.db", folder / "khoi.db")
    async with (
        Network() as network,
        Life(folder, house.port, network.root, network.token, twin) as life,
    ):
        network.now = life.moment
        year = Year(house, network, life)
        if errs:
            network.errs(errs, MISHAPS_SHARE)
        with ExitStack() as held:
            await year.begin(held)
            for number, step in enumerate(STORY):
                await year.plays(number, step, iter(plan.get(number, ())))
        life.kill()
    database = folder / "khoi.db"
    return Played(
        remembered(database), network.sent, year.kills, unanswered(database), life.errors.read_text()
    )


class Year:
    def __init__(self, house: House, network: Network, life: Life) -> None:
        self._house, self._network, self._life = house, network, life
        self._group = network.group(GROUP, "Khối ba đơn vị")
        self._people = {key: network.person(place, key) for place, key in enumerate(OFFICERS, 11)}
        self._phones: dict[str, Phone] = {}
        self._moment = next(step.moment for step in STORY if isinstance(step, At))
        self.kills: list[Death] = []

    async def begin(self, held: ExitStack) -> None:
        await self._life.begin(self._moment)
        for key in HEADS:
            link = f"http://127.0.0.1:{self._house.port}/v/{self._house.tokens[key]}"
            self._phones[key] = await asyncio.to_thread(Phone, link)
            held.callback(self._phones[key].close)

    async def plays(self, number: int, step: Step, kills: Iterator[Kill]) -> None:
        """Once, however often it is killed: what is not confirmed comes again by itself, or is said again."""
        act: Callable[[], Awaitable[object]] | None = None
        kill = next(kills, None)
        while True:
            try:
                act = act or await self._prepared(number, step)
                self._arm(kill)
                await act()
                await self._life.rest()
                if kill is None:
                    return
                self._kill()
                await self._life.buried()
            except Killed:
                kill = next(kills, None)
                await self._life.begin(self._moment)
                self.kills[-1] = replace(self.kills[-1], reborn=time.monotonic())

    def _arm(self, kill: Kill | None) -> None:
        self._network.arm(kill.calls if kill else 0, self._kill, once_done=bool(kill and kill.once_done))
        if kill and not kill.calls:
            asyncio.get_running_loop().call_later(kill.seconds, self._kill_if, len(self.kills))

    def _kill_if(self, kills: int) -> None:
        if len(self.kills) == kills:
            self._kill()

    def _kill(self) -> None:
        """Once a life."""
        self._network.arm(0, self._kill, once_done=False)
        moment = self._life.moment()
        if self._life.kill():
            self.kills.append(Death(moment, inf))

    async def _prepared(self, number: int, step: Step) -> Callable[[], Awaitable[object]]:
        """What does the step, as often as it takes."""
        if isinstance(step, At):
            self._moment = step.moment
            return partial(self._life.at, step.moment)
        if step.who in self._phones:
            phone = self._phones[step.who]
            tap = await asyncio.to_thread(phone.value, step.tap) if step.tap else ""
            if step.tap and not tap:
                raise Stuck(step)
            body = {"tap": tap} if tap else {"text": step.text}
            return partial(self._sends, partial(phone.send, f"step-{number:04d}", body))
        update: list[int] = []
        return partial(self._says, step, update)

    async def _says(self, step: Act, update: list[int]) -> None:
        """Said once; the network brings it again until it is confirmed."""
        if not update:
            update.append(self._said(step, self._people[step.who]))
        await self._life.until(self._network.confirms(update[0]))

    def _said(self, step: Act, person: Person) -> int:
        """Raises Stuck."""
        if step.tap and not any(step.tap in seen.buttons for seen in person.sees()):
            raise Stuck(step)
        if step.joins:
            return person.starts(self._house.tokens[step.who])
        if step.tap:
            return person.taps(step.tap)
        if step.file:
            return person.sends_file(*step.file)
        return person.says(step.text, self._group if step.to_group else None)

    async def _sends(self, send: Callable[[], None]) -> None:
        try:
            await asyncio.to_thread(send)
        except httpx.TransportError:
            await self._life.buried()
