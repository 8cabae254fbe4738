"""Somebody's thumb: reads a person's chat, taps and types through the same door as everybody else.

The demo answers for units whose phone nobody holds with it, and a replay plays a whole bloc.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Iterator

from bot.desk import Desk
from messages.incoming import Attachment, Incoming
from messages.outgoing import Button, Outgoing
from storage.chat import ChatRow

LOOKS_BACK = 40
Watch = Callable[[str, list[str]], Awaitable[None]]
"""Hears what was said or tapped, and what the bot answered."""


class NoSuchButton(Exception):
    """`label` is not on any of the person's latest messages."""

    def __init__(self, label: str, offered: list[str], said: str) -> None:
        super().__init__(f"no button {label!r} among {offered}; last said: {said!r}")
        self.label = label


class Player:
    """`address` is the person's address on `channel`."""

    def __init__(
        self, desk: Desk, person: int, address: str, channel: str = "web", watch: Watch | None = None
    ) -> None:
        self.person = person
        self._desk = desk
        self.address = address
        self._channel = channel
        self._watch = watch
        self._seen = 0

    @property
    def room(self) -> str:
        return f"p{self.person}"

    async def says(self, text: str, files: tuple[Attachment, ...] = ()) -> list[str]:
        """Type it; returns what the bot said since."""
        return await self._do(Incoming(self._id(), self._channel, self.address, text=text, files=files), text)

    async def taps(self, label: str) -> list[str]:
        """Tap the newest button whose label is or begins with `label`; raise NoSuchButton."""
        button = await self.button(label)
        said = Incoming(self._id(), self._channel, self.address, tap=button.value)
        return await self._do(said, f"[{button.label}]")

    async def taps_if_there(self, label: str) -> None:
        """Tap it when the last message offers it."""
        rows = await self.rows()
        if any(button.label == label for row in rows[-1:] for button in _buttons(row)):
            await self.taps(label)

    async def chooses(self, *labels: str) -> list[str]:
        """Tick these on the newest choice and press its button; raise NoSuchButton."""
        rows = [Outgoing.from_dict(row.body) for row in await self.rows()]
        choice = next((said.choice for said in reversed(rows) if said.choice), None)
        offered = {option.label: option.value for option in choice.options} if choice else {}
        if choice is None or not offered.keys() >= set(labels):
            raise NoSuchButton(", ".join(labels), list(offered), rows[-1].html if rows else "")
        return await self.presses(choice.value, tuple(offered[label] for label in labels))

    async def presses(self, value: str, marks: tuple[str, ...] = ()) -> list[str]:
        """Send a button's value as it is, whether or not it is on the screen."""
        return await self._do(
            Incoming(self._id(), self._channel, self.address, tap=value, marks=marks), value
        )

    async def button(self, label: str) -> Button:
        rows = await self.rows()
        buttons = [button for row in reversed(rows) for button in _buttons(row)]
        for matches in (str.__eq__, str.startswith):
            for button in buttons:
                if matches(button.label, label):
                    return button
        said = rows[-1].body.get("html", "") if rows else ""
        raise NoSuchButton(label, [button.label for button in buttons[:20]], said)

    async def rows(self) -> list[ChatRow]:
        return await self._desk.read(lambda store: store.chat.last(self.room, LOOKS_BACK))

    async def sees(self) -> list[str]:
        """What the bot said or changed since the last look, oldest first."""
        rows = await self._desk.read(lambda store: store.chat.after(self.room, self._seen, 1000))
        self._seen = rows[-1].seq if rows else self._seen
        return [row.body.get("html", "") for row in rows if row.author == "bot"]

    async def _do(self, said: Incoming, shown: str) -> list[str]:
        await self.sees()
        await self._desk.take(said)
        answers = await self.sees()
        if self._watch is not None:
            await self._watch(shown, answers)
        return answers

    def _id(self) -> str:
        return f"{self._channel}:{secrets.token_hex(8)}"


def _buttons(row: ChatRow) -> Iterator[Button]:
    for line in Outgoing.from_dict(row.body).rows:
        yield from line
