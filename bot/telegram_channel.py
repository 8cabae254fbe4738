"""The Telegram channel: python-telegram-bot as wire, nothing of it beyond its `Bot`, types and parsing."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from html import escape
from pathlib import Path
from typing import cast

from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest, ChatMigrated, TelegramError
from telegram.request import HTTPXRequest

from bot import masking, telegram_choice, telegram_errors, telegram_wire
from bot.channel import Listener, MessageLost, Unreachable
from bot.telegram_ballot import BallotHere, Casting, is_touch
from bot.telegram_files import FilesIn, Keep, Knows
from bot.telegram_meanwhile import Meanwhile
from bot.telegram_poll import Poll
from messages import telegram as words
from messages.outgoing import FileOut, Outgoing

log = logging.getLogger(__name__)

OFFICIAL = "https://api.telegram.org/bot"
PHOTO_LIMIT = 10 * 2**20
PHOTOS = ("image/jpeg", "image/png")
KEYBOARDS_KEPT = 256

Fetch = Callable[[str], bytes | Path]
Link = Callable[[str, str], Awaitable[str]]
Moved = Callable[[str, str], Awaitable[None]]
Send = Callable[[], Awaitable[Message]]


class TelegramChannel:
    """`keep` stores a file from an address it `knows`, `fetch` reads one by its digest, `link` makes an
    address its own link to a card, `moved` hears a group's old and new address.

    `commands` are (name, description); `casting` is there where ballots may be cast in Telegram itself.
    """

    name = "telegram"

    def __init__(
        self,
        token: str,
        *,
        keep: Keep,
        knows: Knows,
        fetch: Fetch,
        link: Link,
        moved: Moved,
        polled: Callable[[], None],
        base_url: str = OFFICIAL,
        commands: tuple[tuple[str, str], ...] = (),
        casting: Casting | None = None,
        hold: int = 25,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        masking.quiet()
        self._fetch, self._link, self._moved = fetch, link, moved
        self._commands, self._pause = commands, pause
        self._request = HTTPXRequest(16, read_timeout=20, pool_timeout=30, media_write_timeout=120)
        files_url = base_url.removesuffix("/bot") + "/file/bot"
        self._bot = Bot(token, base_url, files_url, request=self._request)
        self._poll = Poll(self._bot.base_url, hold, pause, polled)
        self._files_in = FilesIn(self._bot, keep, knows)
        self._ballots = BallotHere(self._bot, pause, casting)
        self._meanwhile = Meanwhile(self.send)
        self._keyboards: dict[tuple[str, str], InlineKeyboardMarkup] = {}

    async def listen(self, listener: Listener) -> None:
        """Hear people until cancelled; an update is confirmed only after `listener` returned."""
        await self._poll.run(self._greet, partial(self._meanwhile.hear, partial(self._hear, listener)))

    async def send(self, address: str, outgoing: Outgoing, edits: str = "") -> str:
        """Say it; returns the id of the message with the keyboard. Raises as Channel says."""
        try:
            return await self._say(address, outgoing, edits)
        except ChatMigrated as error:
            new = str(error.new_chat_id)
            await self._moved(address, new)
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
        await self._bot.delete_webhook()
        try:
            await self._bot.set_my_commands(self._commands)
        except BadRequest as error:
            log.error("setMyCommands: %s", error.message)

    async def _hear(self, listener: Listener, update: Update) -> None:
        message, query = update.message, update.callback_query
        if message and message.migrate_to_chat_id:
            await self._moved(str(message.chat.id), str(message.migrate_to_chat_id))
            return
        if query and is_touch(query):
            await self._ballots.hear(query)
            return
        keyboard = self._keyboard(query) if query else None
        if query and not await self._is_for_listener(query, keyboard):
            return
        try:
            files = await self._files_in.of(message) if message else ()
        except BadRequest:
            with suppress(Unreachable):
                await self._refuse_file(cast(Message, message))
            return
        if said := telegram_wire.incoming(update, files, keyboard):
            await listener(said)

    async def _refuse_file(self, message: Message) -> None:
        name = message.document.file_name if message.document else None
        await self.send(
            str(message.chat.id), Outgoing(words.FILE_REFUSED.format(name=escape(name or words.FILE)))
        )

    async def _is_for_listener(self, query: CallbackQuery, keyboard: InlineKeyboardMarkup | None) -> bool:
        """Acknowledge a tap at once; marking an option stays inside the channel."""
        marks, of_choice = telegram_choice.is_mark(query), telegram_choice.is_of_choice(query)
        stale = of_choice and keyboard is None
        with suppress(TelegramError):
            await self._bot.answer_callback_query(query.id, words.STALE_BUTTON if stale else None)
        if marks and keyboard:
            await self._mark(cast(Message, query.message), keyboard, query.data or "")
        return not stale and not marks

    async def _mark(self, message: Message, keyboard: InlineKeyboardMarkup, data: str) -> None:
        changed = telegram_choice.toggled(keyboard, data)
        if changed is None:
            return
        edit = partial(self._bot.edit_message_reply_markup, message.chat.id, message.id, reply_markup=changed)
        try:
            await telegram_errors.patiently(partial(telegram_errors.edited, edit), self._pause)
        except BadRequest:
            return
        self._keyboards[_key(message)] = changed
        if len(self._keyboards) > KEYBOARDS_KEPT:
            del self._keyboards[next(iter(self._keyboards))]

    def _keyboard(self, query: CallbackQuery) -> InlineKeyboardMarkup | None:
        """A quick second tap still carries the keyboard from before the first, so ours goes first."""
        shown = telegram_choice.keyboard_of(query)
        return self._keyboards.get(_key(cast(Message, query.message)), shown) if shown else None

    async def _say(self, address: str, outgoing: Outgoing, edits: str) -> str:
        personal = telegram_wire.has_own_link(outgoing.card) and not address.startswith("-")
        link = await self._link(address, outgoing.card) if personal else ""
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
            self._keyboards.pop((address, edits), None)
            self._ballots.forget(address, edits)

    async def _sending(self, address: str, file: FileOut) -> Send:
        content = await asyncio.to_thread(self._fetch, file.digest)
        if file.media_type in PHOTOS and file.size <= PHOTO_LIMIT:
            return partial(self._bot.send_photo, address, content, filename=file.name)
        return partial(self._bot.send_document, address, content, filename=file.name)


def _key(message: Message) -> tuple[str, str]:
    return str(message.chat.id), str(message.id)
