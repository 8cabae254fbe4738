"""Gives the Telegram channel what it needs of the program."""

from __future__ import annotations

import asyncio
from functools import partial
from io import BytesIO
from pathlib import Path

from bot.desk import Desk
from bot.evidence_store import EvidenceStore
from bot.links import Links
from bot.settings import Settings
from bot.telegram_channel import TelegramChannel
from bot.web.media import media_type_of
from messages.commands import COMMANDS
from messages.incoming import Attachment


def connect(settings: Settings, desk: Desk, evidence: EvidenceStore, links: Links) -> TelegramChannel:
    async def keep(content: bytes, name: str) -> Attachment:
        media_type = media_type_of(BytesIO(content))
        digest = await asyncio.to_thread(evidence.put, content) if media_type else ""
        return Attachment(digest, name, len(content), media_type)

    async def knows(address: str) -> bool:
        return await desk.read(lambda store: store.conversations.caller("telegram", address)) is not None

    def fetch(digest: str) -> Path:
        path = evidence.path(digest)
        if path is None:
            raise FileNotFoundError(digest)
        return path

    async def moved(old: str, new: str) -> None:
        await desk.write(lambda store: store.people.move_address("telegram", old, new))

    return TelegramChannel(
        settings.telegram_token,
        keep=keep,
        knows=knows,
        fetch=fetch,
        link=partial(links.to_card, "telegram"),
        moved=moved,
        base_url=settings.telegram_base_url.rstrip("/") + "/bot",
        commands=tuple((words.name, words.description) for words in COMMANDS),
    )
