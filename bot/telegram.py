"""Gives the Telegram channel what it needs of the program."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path

from bot.ballot_touches import BallotTouches
from bot.desk import Desk
from bot.evidence_store import EvidenceStore
from bot.excel_forms import form_of
from bot.links import Links
from bot.settings import Settings
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
    polled: Callable[[], None],
) -> TelegramChannel:
    """`polled` hears of every answer to a poll, also an empty one."""

    async def keep(content: bytes, name: str) -> Attachment:
        name = tidy_name(name)
        media_type, form = media_type_of(BytesIO(content)), form_of(BytesIO(content), name)
        digest = await asyncio.to_thread(evidence.put, content) if media_type else ""
        return Attachment(digest, name, len(content), media_type, form)

    async def person_at(address: str) -> int | None:
        caller = await desk.read(lambda store: store.conversations.caller("telegram", address))
        return caller.person.id if caller else None

    async def knows(address: str) -> bool:
        return await person_at(address) is not None

    async def allows(ballot: int) -> bool:
        return await desk.read(partial(cast_here, number=ballot))

    def fetch(digest: str) -> Path:
        path = evidence.path(digest)
        if path is None:
            raise FileNotFoundError(digest)
        return path

    async def moved(old: str, new: str) -> None:
        await desk.write(lambda store: store.people.move_address("telegram", old, new))
        desk.posts.set()

    return TelegramChannel(
        settings.telegram_token,
        keep=keep,
        knows=knows,
        fetch=fetch,
        link=partial(links.to_card, "telegram"),
        moved=moved,
        polled=polled,
        base_url=settings.telegram_base_url.rstrip("/") + "/bot",
        commands=tuple((words.name, words.description) for words in COMMANDS),
        casting=Casting(ballots, allows, person_at),
    )


def cast_here(store: Store, number: int) -> bool:
    """Whether the bloc lets its delegates cast this ballot in Telegram, and one message has room for it."""
    ballot, bloc = store.ballots.get(number), store.ballots.bloc(number)
    if ballot is None or bloc is None or not ballot.profile.in_chat:
        return False
    names = [escape(unit.name) for unit in store.people.units(bloc) if unit.id in ballot.candidates]
    length = sum(len(name) + ANSWER_LENGTH for name in names)
    each = 4 if ballot.profile.kind is BallotKind.OPINION_EACH else 1
    return len(ballot.candidates) * each <= MOST_BUTTONS and length <= LONGEST_LIST
