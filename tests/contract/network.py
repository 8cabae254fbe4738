"""What every network's driver offers, so that one story and its assertions serve them all."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tests.contract.ballot_page import BallotPage

PATIENCE = 5
"""Seconds after which a wait counts as hung."""


@dataclass(frozen=True)
class Seen:
    """One message as it stands on the screen, newest version; `picture` is its first picture's content."""

    id: str
    text: str
    buttons: tuple[str, ...] = ()
    picture: bytes = b""

    def holds(self, words: str) -> bool:
        return words in "\n".join((self.text, *self.buttons))


class Screen(ABC):
    """A chat as people see it; `known` is what stood there before their last act."""

    last: Seen
    known: Mapping[str, Seen] = MappingProxyType({})

    @abstractmethod
    async def shows(self) -> list[Seen]:
        """Everything the bot says there now, oldest first."""

    @abstractmethod
    async def changes(self) -> None:
        """Return when the screen may have changed since `shows`."""

    async def sees(self, words: str) -> Seen:
        """The newest message with these words, once there is one."""
        self.last = await self._first(lambda seen: seen.holds(words) and self._is_new(seen), words)
        return self.last

    async def gets_a_picture(self) -> bytes:
        return (await self._first(lambda seen: bool(seen.picture), "a picture")).picture

    async def lays_down(self, number: str) -> Seen:
        """The message once there is nothing more to tap on it."""
        return await self._first(lambda seen: seen.id == number and not seen.buttons, f"{number} without buttons")

    def _is_new(self, seen: Seen) -> bool:
        return self.known.get(seen.id) != seen

    async def _first(self, fits: Callable[[Seen], bool], what: str) -> Seen:
        shown: list[Seen] = []
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    shown = await self.shows()
                    for seen in reversed(shown):
                        if fits(seen):
                            return seen
                    await self.changes()
        except TimeoutError:
            raise AssertionError(f"{what!r} never came; the last were {shown[-3:]}") from None


class Phone(Screen):
    """A person's own chat: what they see after an act of theirs came, or changed, since that act."""

    async def joins(self, token: str) -> None:
        """Open a personal invitation."""
        await self.join(token)

    async def says(self, text: str) -> None:
        await self._look()
        await self.say(text)

    async def taps(self, label: str) -> None:
        """On the message last seen."""
        await self._look()
        await self.tap(label)

    async def sends_file(self, name: str, content: bytes) -> None:
        await self._look()
        await self.send(name, content)

    @abstractmethod
    async def opens_ballot(self) -> BallotPage:
        """Follow the ballot's card, seen last, to where it is filled in."""

    @abstractmethod
    async def join(self, token: str) -> None: ...

    @abstractmethod
    async def say(self, text: str) -> None: ...

    @abstractmethod
    async def tap(self, label: str) -> None: ...

    @abstractmethod
    async def send(self, name: str, content: bytes) -> None: ...

    async def _look(self) -> None:
        self.known = {seen.id: seen for seen in await self.shows()}


class Network(ABC):
    @abstractmethod
    async def phone(self, person: int) -> Phone:
        """The phone of a person who has not joined yet."""

    @abstractmethod
    async def group(self, lead: Phone) -> Screen:
        """The bloc's group, once the lead has made it so."""
