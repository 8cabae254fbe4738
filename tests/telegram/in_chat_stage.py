"""A meeting that votes, with delegates who hold Telegram: the real channel, postman and touches."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from bot.box.port import Box
from bot.channel import Channel
from bot.links import Links
from bot.pacing import Limits, Rate
from bot.player import Player
from bot.postman import Postman
from bot.settings import read_settings
from bot.telegram import connect
from messages import telegram_ballot as words
from rules.ballot_sheet import Ballot
from rules.ballots import Count
from rules.profile import Profile
from tests.bot.voting_stage import VotingStage
from tests.telegram.bot_api import BotApi
from tests.telegram.person import Person, Seen

HEAD = "ban-dan-van/head"
SITE = "https://khoi.example.vn"


class InChatStage(VotingStage):
    """Where the bloc allows casting in Telegram; each `on_telegram` is one run of the program."""

    def __init__(
        self,
        folder: Path,
        api: BotApi,
        profile: Callable[[Profile], Profile] = lambda profile: profile,
        box: Box | None = None,
    ) -> None:
        super().__init__(folder, lambda given: profile(replace(given, in_chat=True)), box)
        self.api = api
        self.folder = folder

    async def __aenter__(self) -> InChatStage:
        await super().__aenter__()
        return self

    async def phone(self, key: str = HEAD) -> Person:
        """The person's own Telegram, already known to the program."""
        number = (await self.person(key)).person
        phone = self.api.person(5000 + number, f"Người {number}")
        phone.chat.wall = ""
        await self.desk.write(lambda store: store.people.put_address("telegram", phone.address, person=number))
        return phone

    @asynccontextmanager
    async def on_telegram(self) -> AsyncIterator[None]:
        environ = {
            "KTD_DATABASE_URL": f"sqlite:///{self.folder / 'stage.db'}",
            "KTD_DATA_DIR": str(self.folder),
            "KTD_TELEGRAM_TOKEN": self.api.token,
            "KTD_TELEGRAM_BASE_URL": self.api.root,
        }
        links = Links(self.desk, self.clock, SITE)
        channel = connect(read_settings(environ), self.desk, self.files, links, self.touches, heard=lambda: None)
        works = [channel.listen(self.desk.take), self._postman(channel).run()]
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(work) for work in works]
                yield
                for task in tasks:
                    task.cancel()
        finally:
            await channel.close()

    def _postman(self, channel: Channel) -> Postman:
        """Pacing has tests of its own: here nobody waits."""
        free = Limits(Rate(1000, 1.0), (), ())
        return Postman(self.desk, {"telegram": channel}, self.clock, limits={"telegram": free})

    @asynccontextmanager
    async def card_open(self) -> AsyncIterator[tuple[Player, Person]]:
        """The secretary, and a delegate whose card shows the names to mark."""
        phone = await self.phone()
        async with self.on_telegram():
            secretary = await self.voting()
            await phone.waits_for(words.CAST_HERE)
            await self.taps(phone, words.CAST_HERE)
            yield secretary, phone

    async def taps(self, phone: Person, *labels: str) -> Seen:
        """Tap one after the other, each where it last stood; the newest message then."""
        for label in labels:
            await self.api.confirms(phone.taps(label))
        return phone.sees()[-1]

    async def touches_again(self, phone: Person, label: str, seen: Seen) -> Seen:
        """Tap on a message as it was seen before; how it stands then."""
        await self.api.confirms(phone.taps(label, on=seen))
        return next(one for one in phone.sees() if one.id == seen.id)

    async def collected(self) -> int:
        return (await self.box.turnout((await self.ballot()).id)).collected

    async def totals_of(self, secretary: Player) -> Count:
        """Close and open the box."""
        await self.close(secretary)
        await self.open_box()
        totals = (await self.ballot()).totals
        assert totals is not None
        return totals

    async def put(self, ballot: Ballot) -> None:
        """The ballot under way, otherwise than it was sealed."""
        await self.desk.write(lambda store: store.ballots.change(ballot))
