"""Stands behind the channel in tests: records what it hears, keeps files, can fail or stand still."""

import asyncio
import hashlib
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.telegram_address import Address
from bot.telegram_channel import TelegramChannel
from bot.telegram_webhook import LOOK_SECONDS
from messages.incoming import Attachment, Incoming
from tests.telegram.api_world import Changes
from tests.telegram.bot_api import BotApi

Commands = tuple[tuple[str, str], ...]
MENU: Commands = (("menu", "Việc của đơn vị"),)


class Desk:
    """`link_to` is where ballots open; `failures` are raised one after the other instead of hearing."""

    def __init__(self, api: BotApi) -> None:
        self.api = api
        self.heard: list[Incoming] = []
        self.kept: dict[str, bytes] = {}
        self.moves: list[tuple[str, str]] = []
        self.pauses: list[float] = []
        self.polls = 0
        self.failures: deque[Exception] = deque()
        self.link_to = "https://khoi.example.vn/p/"
        self.strangers: set[str] = set()
        self.gates: dict[str, asyncio.Event] = {}
        self.waiting: list[str] = []
        self.minute = asyncio.Event()
        """Over when set: the webhook is looked at again."""
        self._changes = Changes()

    def channel(
        self, commands: Commands = MENU, hold: int = 25, webhook: Address | None = None
    ) -> TelegramChannel:
        return TelegramChannel(
            self.api.token,
            self,
            self.polled,
            base_url=self.api.base_url,
            webhook=webhook,
            commands=commands,
            hold=hold,
            pause=self.pause,
        )

    @asynccontextmanager
    async def listening(
        self, commands: Commands = MENU, hold: int = 25, webhook: Address | None = None
    ) -> AsyncIterator[TelegramChannel]:
        """A channel hearing people; leaving kills it in the middle of whatever it does."""
        channel = self.channel(commands, hold, webhook)
        try:
            async with asyncio.TaskGroup() as group:
                task = group.create_task(channel.listen(self.listen))
                yield channel
                task.cancel()
        finally:
            await channel.close()

    @asynccontextmanager
    async def speaking(self) -> AsyncIterator[TelegramChannel]:
        channel = self.channel()
        try:
            yield channel
        finally:
            await channel.close()

    async def listen(self, said: Incoming) -> None:
        self.waiting.append(said.text)
        self._changes.tell()
        if said.text in self.gates:
            await self.gates[said.text].wait()
        if self.failures:
            raise self.failures.popleft()
        self.heard.append(said)
        self._changes.tell()

    async def hears(self, number: int) -> list[Incoming]:
        """All that was heard, once it is at least `number` things."""
        await self._changes.soon(lambda: len(self.heard) >= number)
        return self.heard

    async def begins(self, text: str) -> None:
        """Until the turn for `text` has begun."""
        await self._changes.soon(lambda: text in self.waiting)

    async def keep(self, content: bytes, name: str) -> Attachment:
        digest = hashlib.sha256(content).hexdigest()
        self.kept[digest] = content
        return Attachment(digest, name, len(content), "application/pdf")

    def fetch(self, digest: str) -> bytes:
        return self.kept[digest]

    async def knows(self, address: str) -> bool:
        return address not in self.strangers

    async def link(self, address: str, card: str) -> str:
        return f"{self.link_to}{address}/{card}"

    def polled(self) -> None:
        self.polls += 1
        self._changes.tell()

    async def reaches_telegram(self) -> None:
        """Until Telegram answered once more."""
        before = self.polls
        await self._changes.soon(lambda: self.polls > before)

    async def moved(self, old: str, new: str) -> None:
        self.moves.append((old, new))
        self._changes.tell()

    async def moves_once(self) -> tuple[str, str]:
        await self._changes.soon(lambda: self.moves)
        return self.moves[0]

    async def pause(self, seconds: float) -> None:
        if seconds == LOOK_SECONDS:
            await self.minute.wait()
            self.minute.clear()
            return
        self.pauses.append(seconds)
        self.api.clock.advance(seconds)
