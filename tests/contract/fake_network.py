"""A channel with nothing outside: it hears what is put in and remembers what is said."""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from html import unescape
from itertools import count

from bot.channel import Listener, MessageLost
from bot.evidence_store import EvidenceStore
from bot.links import Links
from messages.incoming import Attachment, Incoming
from messages.outgoing import Outgoing
from tests.contract.ballot_page import BallotPage, follow
from tests.contract.network import Network, Phone, Screen, Seen
from tests.contract.web_network import Web
from tests.telegram.api_world import Changes


class FakeChannel:
    name = "fake"

    def __init__(self) -> None:
        self.shown: dict[str, dict[str, Outgoing]] = defaultdict(dict)
        self.changes = Changes()
        self._said: asyncio.Queue[Incoming] = asyncio.Queue()
        self._numbers = count(1)

    async def listen(self, listener: Listener) -> None:
        while True:
            await listener(await self._said.get())
            self._said.task_done()

    async def hear(self, said: Incoming) -> None:
        """Returns when everything heard is taken."""
        self._said.put_nowait(said)
        await self._said.join()

    async def send(self, address: str, outgoing: Outgoing, edits: str = "") -> str:
        if edits and edits not in self.shown[address]:
            raise MessageLost
        number = edits or str(next(self._numbers))
        self.shown[address][number] = outgoing
        self.changes.tell()
        return number

    async def close(self) -> None:
        """Nothing is held."""


class FakeScreen(Screen):
    def __init__(self, channel: FakeChannel, files: EvidenceStore, address: str) -> None:
        self.channel, self.files, self.address = channel, files, address

    async def shows(self) -> list[Seen]:
        return [self._seen(number, said) for number, said in self.channel.shown[self.address].items()]

    async def changes(self) -> None:
        await self.channel.changes.next()

    def _seen(self, number: str, said: Outgoing) -> Seen:
        text = unescape(re.sub(r"</?[bi]>", "", said.html))
        buttons = tuple(button.label for row in said.rows for button in row)
        paths = [self.files.path(file.digest) for file in said.files if file.media_type.startswith("image/")]
        return Seen(number, text, buttons, paths[0].read_bytes() if paths and paths[0] else b"")


class FakePhone(FakeScreen, Phone):
    def __init__(self, network: FakeNetwork, address: str) -> None:
        super().__init__(network.channel, network.files, address)
        self._links, self._browser = network.links, network.web.browser()
        self._updates = count(1)

    async def join(self, token: str) -> None:
        await self._hear(text="/start", invitation=token)

    async def say(self, text: str) -> None:
        await self._hear(text=text)

    async def tap(self, label: str) -> None:
        shown = self.channel.shown[self.address][self.last.id]
        buttons = {button.label: button.value for row in shown.rows for button in row}
        await self._hear(tap=buttons[label])

    async def send(self, name: str, content: bytes) -> None:
        file = Attachment(self.files.put(content), name, len(content), "application/pdf")
        await self._hear(files=(file,))

    async def opens_ballot(self) -> BallotPage:
        card = self.channel.shown[self.address][self.last.id].card
        link = await self._links.to_card("fake", self.address, card)
        return await follow(self._browser, link)

    async def links_group(self, group: str) -> None:
        await self._hear(text="/start", group=group)

    async def _hear(
        self,
        text: str = "",
        tap: str = "",
        files: tuple[Attachment, ...] = (),
        invitation: str = "",
        group: str = "",
    ) -> None:
        update = f"fake:{self.address}:{next(self._updates)}"
        said = Incoming(
            update, "fake", self.address, text, tap, files=files, invitation=invitation, group=group
        )
        await self.channel.hear(said)


class FakeNetwork(Network):
    def __init__(self, channel: FakeChannel, files: EvidenceStore, links: Links, web: Web) -> None:
        self.channel, self.files, self.links, self.web = channel, files, links, web

    async def phone(self, person: int) -> FakePhone:
        return FakePhone(self, f"fake-{person}")

    async def group(self, lead: Phone) -> FakeScreen:
        assert isinstance(lead, FakePhone)
        await lead.links_group("fake-group")
        return FakeScreen(self.channel, self.files, "fake-group")
