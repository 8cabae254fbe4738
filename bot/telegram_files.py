"""Files that people send on Telegram: taken from its servers and kept, unless a stranger sends them."""

import asyncio
from collections.abc import Awaitable, Callable

from telegram import Bot, Message
from telegram.error import BadRequest

from messages import telegram as words
from messages.incoming import Attachment

DOWNLOAD_LIMIT = 20 * 2**20
AT_ONCE = 4

Keep = Callable[[bytes, str], Awaitable[Attachment]]
Knows = Callable[[str], Awaitable[bool]]


class FilesIn:
    """`keep` stores a file, `knows` tells whether somebody of ours is at an address."""

    def __init__(self, bot: Bot, keep: Keep, knows: Knows) -> None:
        self._bot, self._keep, self._knows = bot, keep, knows
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def of(self, message: Message) -> tuple[Attachment, ...]:
        """The document or photo of a private message, kept; raises BadRequest when it cannot be had."""
        file = message.document or (message.photo[-1] if message.photo else None)
        if file is None or message.chat.type != message.chat.PRIVATE:
            return ()
        if not await self._knows(str(message.chat.id)):
            return ()
        if (file.file_size or 0) > DOWNLOAD_LIMIT:
            raise BadRequest("file is too big")
        async with self._turns:
            content = bytes(await (await self._bot.get_file(file.file_id)).download_as_bytearray())
        name = message.document.file_name if message.document else words.PHOTO_NAME.format(number=message.id)
        return (await self._keep(content, name or file.file_unique_id),)
