"""Telegram as people use it: the real channel against our own Bot API server."""

from __future__ import annotations

from tests.contract.ballot_page import BallotPage, follow
from tests.contract.network import Network, Phone, Screen, Seen
from tests.contract.web_network import Web
from tests.telegram import person as telegram
from tests.telegram.bot_api import BotApi

GROUP = -1_000_000_000_777


class TelegramScreen(Screen):
    def __init__(self, api: BotApi, room: telegram.Room) -> None:
        self.api, self.room = api, room

    async def shows(self) -> list[Seen]:
        return [
            Seen(seen.id, seen.text, tuple(seen.buttons), seen.content if seen.file == "photo" else b"")
            for seen in self.room.sees()
        ]

    async def changes(self) -> None:
        await self.api.world.changes.next()

    def native(self, number: str) -> telegram.Seen:
        return next(seen for seen in self.room.sees() if seen.id == number)


class TelegramPhone(TelegramScreen, Phone):
    def __init__(self, api: BotApi, web: Web, person: telegram.Person) -> None:
        super().__init__(api, person)
        self.person, self.browser = person, web.browser()

    async def join(self, token: str) -> None:
        await self.api.confirms(self.person.starts(token))

    async def say(self, text: str) -> None:
        await self.api.confirms(self.person.says(text))

    async def tap(self, label: str) -> None:
        await self.api.confirms(self.person.taps(label, on=self.native(self.last.id)))

    async def send(self, name: str, content: bytes) -> None:
        await self.api.confirms(self.person.sends_file(name, content))

    async def opens_ballot(self) -> BallotPage:
        link = str(self.native(self.last.id).button("Mở phiếu")["url"])
        return await follow(self.browser, link)


class TelegramNetwork(Network):
    def __init__(self, api: BotApi, web: Web) -> None:
        self.api, self.web = api, web

    async def phone(self, person: int) -> TelegramPhone:
        return TelegramPhone(self.api, self.web, self.api.person(5000 + person, f"Người {person}"))

    async def group(self, lead: Phone) -> TelegramScreen:
        assert isinstance(lead, TelegramPhone)
        group = self.api.group(GROUP, "Nhóm Khối")
        await self.api.confirms(lead.person.says("/start@khoi_bot", group))
        return TelegramScreen(self.api, group)
