"""Plays the year through real processes, a fake Telegram and phones, and kills them where the plan says."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass, replace
from functools import partial

import httpx

from bench.phone import Phone
from tests.crash.house import House
from tests.crash.kills import Kill, Plan
from tests.crash.life import Killed, Life, World
from tests.crash.lives import Lives
from tests.crash.network import Death, Network, Sent
from tests.crash.year_memory import Memory, remembered, unanswered
from tests.crash.year_story import HEADS, OFFICERS, STORY, Act, At, Step
from tests.telegram.person import Person

MISHAPS_SHARE = 0.03
GROUP = -100200300
UNDISTURBED = Plan({})


class Stuck(Exception):
    """The year does not go on; the text is the step."""


@dataclass
class Played:
    """What the year left: `memory` of the database, what the network took, when the kills came, what was logged."""

    memory: Memory
    sent: list[Sent]
    kills: list[Death]
    unanswered: list[str]
    complaints: str


async def play(
    house: House, plan: Plan = UNDISTURBED, twin: str = "sound", errs: random.Random | None = None
) -> Played:
    """The whole year on a copy of the house, over a network that `errs` now and then."""
    folder = house.folder_of_a_year()
    database = house.copy_to(folder)
    async with Network() as network, AsyncExitStack() as opened:
        world = World(folder, database, house.public_url, network.root, network.token)
        born = (opened.enter_async_context(Life(world, port, twin)) for port in house.ports)
        lives = Lives(await asyncio.gather(*born))
        network.now = lives.moment
        year = Year(house, network, lives, plan)
        if errs:
            network.errs(errs, MISHAPS_SHARE)
        with ExitStack() as held:
            await year.begin(held)
            for number, step in enumerate(STORY):
                await year.plays(number, step)
    return Played(
        remembered(database), network.sent, year.kills, unanswered(database), world.errors.read_text()
    )


class Year:
    def __init__(self, house: House, network: Network, lives: Lives, plan: Plan) -> None:
        self._house, self._network, self._lives, self._plan = house, network, lives, plan
        self._group = network.group(GROUP, "Khối ba đơn vị")
        self._people = {key: network.person(place, key) for place, key in enumerate(OFFICERS, 11)}
        self._phones: dict[str, list[Phone]] = {}
        self._moment = next(step.moment for step in STORY if isinstance(step, At))
        self.kills: list[Death] = []

    async def begin(self, held: ExitStack) -> None:
        await self._lives.begin(self._moment)
        await self._lives.rest()
        first, *others = self._house.addresses
        for key in HEADS:
            phone = await asyncio.to_thread(Phone, f"http://{first}/v/{self._house.tokens[key]}")
            held.callback(phone.close)
            elsewhere = [held.enter_context(phone.at(address)) for address in others]
            self._phones[key] = [phone, *elsewhere]

    async def plays(self, number: int, step: Step) -> None:
        """Once, however often it is killed: what is not confirmed comes again by itself, or is said again."""
        kills = iter(self._plan.kills.get(number, ()))
        act: Callable[[], Awaitable[object]] | None = None
        kill = next(kills, None)
        while True:
            before = len(self.kills)
            try:
                act = act or await self._prepared(number, step)
                self._arm(kill)
                await act()
                await self._lives.rest()
                if kill is None:
                    break
                self._kill_if(kill, before)
                await self._lives.buried()
            except Killed:
                kill = next(kills, None)
                await self._lives.go_on(self._moment)
                self.kills[-1] = replace(self.kills[-1], reborn=time.monotonic())
        await self._lives.begin(self._moment)

    def _arm(self, kill: Kill | None) -> None:
        if kill is None:
            return
        self._network.arm(kill.calls, partial(self._kill, kill), once_done=kill.once_done)
        if not kill.calls:
            asyncio.get_running_loop().call_later(kill.seconds, self._kill_if, kill, len(self.kills))

    def _kill_if(self, kill: Kill, kills: int) -> None:
        if len(self.kills) == kills:
            self._kill(kill)

    def _kill(self, kill: Kill) -> None:
        """Once a life."""
        self._network.disarm()
        if death := self._lives.kill(kill):
            self.kills.append(death)

    async def _prepared(self, number: int, step: Step) -> Callable[[], Awaitable[object]]:
        """What does the step, as often as it takes."""
        if isinstance(step, At):
            self._moment = step.moment
            return partial(self._lives.at, step.moment)
        if step.who in self._phones:
            phone = self._phones_of(number, step)[0]
            tap = await asyncio.to_thread(phone.value, step.tap) if step.tap else ""
            if step.tap and not tap:
                raise Stuck(step)
            body = {"tap": tap} if tap else {"text": step.text}
            return partial(self._sends, number, step, body)
        update: list[int] = []
        return partial(self._says, step, update)

    def _phones_of(self, number: int, step: Act) -> list[Phone]:
        """One for each program that is spoken to."""
        places = self._lives.reachable(self._plan.places[number])
        return [self._phones[step.who][place] for place in places]

    async def _sends(self, number: int, step: Act, body: dict[str, str]) -> None:
        """To all at once: the same words count once."""
        phones, name = self._phones_of(number, step), f"step-{number:04d}"
        sent = (asyncio.to_thread(phone.send, name, body) for phone in phones)
        for failure in await asyncio.gather(*sent, return_exceptions=True):
            if isinstance(failure, httpx.TransportError):
                await self._lives.buried()
            elif failure is not None:
                raise failure

    async def _says(self, step: Act, update: list[int]) -> None:
        """Said once; the network brings it again until it is confirmed."""
        if not update:
            update.append(self._said(step, self._people[step.who]))
        await self._lives.until(self._network.confirms(update[0]))

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
