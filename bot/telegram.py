"""Gives the Telegram channel what it needs of the program."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path

from bot.ballot_touches import BallotTouches
from bot.changes import POSTS
from bot.channel import Hook, Listener
from bot.desk import Desk
from bot.evidence_store import EvidenceStore
from bot.excel_forms import form_of
from bot.links import Links
from bot.settings import Settings
from bot.telegram_address import HEADER, webhook_of
from bot.telegram_ballot import Casting
from bot.telegram_channel import TelegramChannel
from bot.web.media import media_type_of
from messages.commands import COMMANDS
from messages.incoming import Attachment
from rules.evidence import tidy_name
from rules.profile import BallotKind
from storage.store import Store

MOST_BUTTONS = 96
LONGEST_LIST = 3000
ANSWER_LENGTH = 25
"""In characters: a number before a name and an answer after it."""


def connect(
    settings: Settings,
    desk: Desk,
    evidence: EvidenceStore,
    links: Links,
    ballots: BallotTouches,
    heard: Callable[[], None],
) -> TelegramChannel:
    """`heard` as the channel says."""
    office = OurOffice(desk, evidence, links)
    return TelegramChannel(
        settings.telegram_token,
        office,
        heard,
        base_url=settings.telegram_base_url + "/bot",
        webhook=webhook_of(settings),
        commands=tuple((words.name, words.description) for words in COMMANDS),
        casting=Casting(ballots, office.allows, office.person_at),
    )


def hook(settings: Settings, channel: TelegramChannel, listener: Listener) -> dict[str, Hook]:
    """By the network's name; empty where Telegram is asked."""
    address = webhook_of(settings)
    take = partial(channel.take, listener)
    return {channel.name: Hook(HEADER, address.secret, take)} if address else {}


class OurOffice:
    """The program's rooms as the channel sees them."""

    def __init__(self, desk: Desk, evidence: EvidenceStore, links: Links) -> None:
        self._desk, self._evidence = desk, evidence
        self.link = partial(links.to_card, "telegram")

    async def keep(self, content: bytes, name: str) -> Attachment:
        name = tidy_name(name)
        media_type, form = media_type_of(BytesIO(content)), form_of(BytesIO(content), name)
        digest = await asyncio.to_thread(self._evidence.put, content) if media_type else ""
        return Attachment(digest, name, len(content), media_type, form)

    async def person_at(self, address: str) -> int | None:
        caller = await self._desk.read(lambda store: store.conversations.caller("telegram", address))
        return caller.person.id if caller else None

    async def knows(self, address: str) -> bool:
        return await self.person_at(address) is not None

    async def allows(self, ballot: int) -> bool:
        return await self._desk.read(partial(cast_here, number=ballot))

    def fetch(self, digest: str) -> Path:
        path = self._evidence.path(digest)
        if path is None:
            raise FileNotFoundError(digest)
        return path

    async def moved(self, old: str, new: str) -> None:
        await self._desk.write(lambda store: store.people.move_address("telegram", old, new))
        self._desk.changes.touch((POSTS,))


def cast_here(store: Store, number: int) -> bool:
    """Whether the bloc lets its delegates cast this ballot in Telegram, and one message has room for it."""
    ballot, bloc = store.ballots.get(number), store.ballots.bloc(number)
    if ballot is None or bloc is None or not ballot.profile.in_chat:
        return False
    names = [escape(unit.name) for unit in store.people.units(bloc) if unit.id in ballot.candidates]
    length = sum(len(name) + ANSWER_LENGTH for name in names)
    each = 4 if ballot.profile.kind is BallotKind.OPINION_EACH else 1
    return len(ballot.candidates) * each <= MOST_BUTTONS and length <= LONGEST_LIST
