"""The swap game, played over and over: a coin decides which of two worlds it is, and the attacker says which."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bot.box.memory import MemoryBox
from bot.box.port import Box
from tests.secrecy.attacker import Attacker, views
from tests.secrecy.homes import Home
from tests.secrecy.logs import everything_logged
from tests.secrecy.world import draw, play


class Game:
    """`right` of `played` guesses so far; who asks for a seed gets the same plans and coins again."""

    def __init__(self, home: Home, box: Callable[[], Box] = MemoryBox, seed: int = 1) -> None:
        self.right = self.played = 0
        self._home, self._box = home, box
        self._random = Random(seed)
        self._attacker = Attacker()

    @property
    def share(self) -> float:
        return self.right / self.played

    async def play(self, times: int) -> None:
        for _ in range(times):
            await self._once()

    async def _once(self) -> None:
        with everything_logged() as log:
            async with self._home.world(self._box()) as (world, disk):
                plan = draw(self._random, [unit.id for unit in world.units])
                says = views(await play(world, plan, disk, log))
        self.right += self._attacker.guess(says) == plan.truth
        self.played += 1
        self._attacker.learn(says, plan.truth)
