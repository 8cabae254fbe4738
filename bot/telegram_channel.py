"""The Telegram channel: python-telegram-bot as wire, nothing of it beyond its `Bot`, types and parsing."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from telegram import Bot, Message
from telegram.error import BadRequest, ChatMigrated, TelegramError
from telegram.request import HTTPXRequest

from bot import masking, telegram_errors, telegram_wire
from bot.channel import Listener, MessageLost
from bot.telegram_address import Address
from bot.telegram_ballot import BallotHere, Casting
from bot.telegram_hearing import Hearing
from bot.telegram_keyboards import Keyboards
from bot.telegram_office import Office
from bot.telegram_poll import Poll
from bot.telegram_rounds import Pause
from bot.telegram_webhook import Lanes, Webhook
from messages.outgoing import FileOut, Outgoing

log = logging.getLogger(__name__)

OFFICIAL = "https://api.telegram.org/bot"
PHOTO_LIMIT = 10 * 2**20
PHOTOS = ("image/jpeg", "image/png")

Send = Callable[[], Awaitable[Message]]


class TelegramChannel:
    """Asks for updates, or is brought them where there is a `webhook`; `heard` is called at every answer to
    a poll, also an empty one, or to the question whether the webhook stands.

    `commands` are (name, description); `casting` is there where ballots may be cast in Telegram itself.
    """

    name = "telegram"

    def __init__(
        self,
        token: str,
        office: Office,
        heard: Callable[[], None],
        *,
        base_url: str = OFFICIAL,
        webhook: Address | None = None,
        commands: tuple[tuple[str, str], ...] = (),
        casting: Casting | None = None,
        hold: int = 25,
        pause: Pause = asyncio.sleep,
    ) -> None:
        masking.quiet()
        self._office, self._commands, self._pause = office, commands, pause
        self._request = HTTPXRequest(16, read_timeout=20, pool_timeout=30, media_write_timeout=120)
        files_url = base_url.removesuffix("/bot") + "/file/bot"
        self._bot = Bot(token, base_url, files_url, request=self._request)
        self._poll = Poll(self._bot.base_url, hold, pause, heard)
        self._webhook = Webhook(self._bot, webhook, pause, heard) if webhook else None
        self._lanes = Lanes()
        self._ballots = BallotHere(self._bot, pause, casting, shares=webhook is not None)
        self._keyboards = Keyboards(self._bot, pause)
        self._hearing = Hearing(self._bot, office, self._ballots, self._keyboards, self.send)

    async def listen(self, listener: Listener) -> None:
        """Hear people until cancelled; an update is confirmed only after `listener` returned."""
        if self._webhook is not None:
            await self._webhook.run(self._announce)
        else:
            await self._poll.run(self._greet, partial(self._hearing.hear, listener))

    async def take(self, listener: Listener, raw: Any) -> bool:
        """An update that Telegram brought; returns after its turn is committed, False when it must come again."""
        return await self._lanes.take(raw, partial(self._hearing.hear, listener))

    async def send(self, address: str, outgoing: Outgoing, edits: str = "") -> str:
        """Say it; returns the id of the message with the keyboard. Raises as Channel says."""
        try:
            return await self._say(address, outgoing, edits)
        except ChatMigrated as error:
            new = str(error.new_chat_id)
            await self._office.moved(address, new)
            return await self.send(new, outgoing)
        except TelegramError as error:
            raise telegram_errors.meaning(error, address) from None

    async def invitation(self, payload: str) -> str:
        """The link that opens a chat here and says `/start payload`: at most 64 of A-Z, a-z, 0-9, _ and -."""
        try:
            return f"https://t.me/{(await self._bot.get_me()).username}?start={payload}"
        except TelegramError as error:
            raise telegram_errors.meaning(error, "") from None

    async def close(self) -> None:
        await self._poll.close()
        await self._request.shutdown()

    async def _greet(self) -> None:
        """Telegram answers no getUpdates while it has a webhook; what waits there stays."""
        await self._bot.delete_webhook()
        await self._announce()

    async def _announce(self) -> None:
        try:
            await self._bot.set_my_commands(self._commands)
        except BadRequest as error:
            log.error("setMyCommands: %s", error.message)

    async def _say(self, address: str, outgoing: Outgoing, edits: str) -> str:
        personal = telegram_wire.has_own_link(outgoing.card) and not address.startswith("-")
        link = await self._office.link(address, outgoing.card) if personal else ""
        outgoing = await self._ballots.offered(outgoing) if personal else outgoing
        bodies = telegram_wire.to_telegram(outgoing, link)
        if edits:
            await self._edit(address, edits, bodies)
        texts = [*([] if edits else bodies), *telegram_wire.to_copy(outgoing)]
        sends: list[Send] = [partial(self._bot.send_message, address, **body) for body in texts]
        sends += [await self._sending(address, file) for file in outgoing.files]
        ids = [edits] if edits else []
        for send in sends:
            said = await (telegram_errors.patiently(send, self._pause) if ids else send())
            ids.append(str(said.message_id))
        return ids[0 if edits else len(bodies) - 1] if ids else ""

    async def _edit(self, address: str, edits: str, bodies: list[telegram_wire.Body]) -> None:
        if len(bodies) != 1:
            raise MessageLost
        try:
            edit = partial(self._bot.edit_message_text, chat_id=address, message_id=int(edits), **bodies[0])
            await telegram_errors.edited(edit)
        finally:
            self._keyboards.forget(address, edits)
            self._ballots.forget(address, edits)

    async def _sending(self, address: str, file: FileOut) -> Send:
        content = await asyncio.to_thread(self._office.fetch, file.digest)
        if file.media_type in PHOTOS and file.size <= PHOTO_LIMIT:
            return partial(self._bot.send_photo, address, content, filename=file.name)
        return partial(self._bot.send_document, address, content, filename=file.name)
