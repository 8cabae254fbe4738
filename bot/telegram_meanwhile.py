"""What Telegram hears while nothing can be kept: one calm sentence a chat; the update itself comes again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress

from telegram import Update

from bot.channel import MessageLost, TryLater, Unreachable, Unsayable
from messages import telegram as words
from messages.outgoing import Outgoing
from storage.troubles import NotKept

Hear = Callable[[Update], Awaitable[None]]
Say = Callable[[str, Outgoing], Awaitable[str]]


class Meanwhile:
    def __init__(self, say: Say) -> None:
        self._say = say
        self._told: set[str] = set()

    async def hear(self, hear: Hear, update: Update) -> None:
        """Raises NotKept, so that the update is not confirmed and will be answered when it comes again."""
        chat = update.effective_chat
        address = str(chat.id) if chat and chat.type == chat.PRIVATE else ""
        try:
            await hear(update)
        except NotKept:
            if address and address not in self._told:
                self._told.add(address)
                with suppress(Unreachable, TryLater, Unsayable, MessageLost):
                    await self._say(address, Outgoing(words.NOT_KEPT))
            raise
        self._told.discard(address)
