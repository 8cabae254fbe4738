"""A postman before a network that fails as it is told to, and time that a test lets pass."""

from __future__ import annotations

import asyncio
from collections import deque
from datetime import timedelta

from bot.channel import Listener, Unreachable
from bot.postman import Postman, Rest, rest
from messages.outgoing import Outgoing
from rules.priorities import Priority
from storage.store import Store
from tests.support.stage import Stage

ADDRESS = "11"


class Network:
    """Takes what it is given, after the failures it was told to make; who is in `walls` cannot be reached."""

    name = "telegram"

    def __init__(self) -> None:
        self.failures: deque[Exception] = deque()
        self.walls: dict[str, str] = {}
        self.taken: list[tuple[str, str]] = []
        self.gates: dict[str, asyncio.Event] = {}
        self.begun = asyncio.Event()
        self.under_way = self.most_under_way = 0

    async def listen(self, listener: Listener) -> None:
        """Nobody speaks here."""

    async def send(self, address: str, outgoing: Outgoing, edits: str = "") -> str:
        self.begun.set()
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            await self._answer()
            if address in self.gates:
                await self.gates[address].wait()
        finally:
            self.under_way -= 1
        if address in self.walls:
            raise Unreachable(self.walls[address])
        if self.failures:
            raise self.failures.popleft()
        self.taken.append((outgoing.html, edits))
        return edits or f"m{len(self.taken)}"

    async def close(self) -> None:
        """Nothing is held."""

    async def _answer(self) -> None:
        """Never at once: other sends begin meanwhile."""
        came = asyncio.Event()
        asyncio.get_running_loop().call_soon(came.set)
        await came.wait()


class Post:
    def __init__(self, stage: Stage) -> None:
        self.stage, self.network = stage, Network()
        self.postman = self.another()

    def another(self, *networks: str, rest: Rest = rest) -> Postman:
        """A postman who has carried nothing yet."""
        channels = dict.fromkeys(networks or ("telegram",), self.network)
        clock = self.stage.clock
        return Postman(self.stage.desk, channels, clock, ticks=lambda: clock().timestamp(), rest=rest)

    async def passes_instead(self, _: asyncio.Event, seconds: float) -> None:
        """Nobody rests: the time is simply over."""
        await self.passes(seconds)

    async def delivers(self) -> int:
        """What may go now, a second later than what went before."""
        await self.passes(1.01)
        return await self.postman.deliver()

    async def say(self, text: str, slot: str = "") -> None:
        """A message into the officer's room, as a turn would put it."""
        person = (await self.stage.person("ban-dan-van/officer")).person
        now = self.stage.clock()

        def put(store: Store) -> None:
            store.people.put_address("telegram", ADDRESS, person=person)
            for said in store.chat.say(f"p{person}", {"html": text}, now, slot, in_place=True):
                store.outbox.put(said.row, "telegram", ADDRESS, now, edit=said.edited)

        await self.stage.desk.write(put)

    async def queue(self, text: str, address: str, priority: Priority = Priority.NOTICE) -> None:
        """A message for somebody else on the network."""
        now = self.stage.clock()

        def put(store: Store) -> None:
            for said in store.chat.say(f"stelegram:{address}", {"html": text}, now):
                store.outbox.put(said.row, "telegram", address, now, edit=False, priority=priority)

        await self.stage.desk.write(put)

    @property
    def texts(self) -> list[str]:
        return [text for text, _ in self.network.taken]

    async def waits(self) -> bool:
        return bool(await self.waiting())

    async def waiting(self) -> int:
        """How many parcels are not yet sent."""
        late = self.stage.clock() + timedelta(days=400)
        return len(await self.stage.desk.read(lambda store: store.outbox.due(late)))

    async def passes(self, seconds: float) -> None:
        self.stage.clock.move(self.stage.clock() + timedelta(seconds=seconds))
