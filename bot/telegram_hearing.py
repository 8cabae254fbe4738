"""What becomes of one update, however it came: most are a turn, some stay inside the channel."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from html import escape
from typing import cast

from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest, TelegramError

from bot import telegram_choice, telegram_wire
from bot.channel import Listener, Unreachable
from bot.telegram_ballot import BallotHere, is_touch
from bot.telegram_files import FilesIn
from bot.telegram_keyboards import Keyboards
from bot.telegram_meanwhile import Meanwhile
from bot.telegram_office import Office
from messages import telegram as words
from messages.outgoing import Outgoing

Say = Callable[[str, Outgoing], Awaitable[str]]


class Hearing:
    """`say` is for what no turn hears of."""

    def __init__(
        self, bot: Bot, office: Office, ballots: BallotHere, keyboards: Keyboards, say: Say
    ) -> None:
        self._bot, self._moved, self._say = bot, office.moved, say
        self._ballots, self._keyboards = ballots, keyboards
        self._files_in = FilesIn(bot, office.keep, office.knows)
        self._meanwhile = Meanwhile(say)

    async def hear(self, listener: Listener, update: Update) -> None:
        """Returns once it is taken; raises whatever kept it from that."""
        await self._meanwhile.hear(partial(self._hear, listener), update)

    async def _hear(self, listener: Listener, update: Update) -> None:
        message, query = update.message, update.callback_query
        if message and message.migrate_to_chat_id:
            await self._moved(str(message.chat.id), str(message.migrate_to_chat_id))
            return
        if query and is_touch(query):
            await self._ballots.hear(query)
            return
        keyboard = self._keyboards.of(query) if query else None
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
        await self._say(
            str(message.chat.id), Outgoing(words.FILE_REFUSED.format(name=escape(name or words.FILE)))
        )

    async def _is_for_listener(self, query: CallbackQuery, keyboard: InlineKeyboardMarkup | None) -> bool:
        """Acknowledge a tap at once; marking an option stays inside the channel."""
        marks, of_choice = telegram_choice.is_mark(query), telegram_choice.is_of_choice(query)
        stale = of_choice and keyboard is None
        with suppress(TelegramError):
            await self._bot.answer_callback_query(query.id, words.STALE_BUTTON if stale else None)
        if marks and keyboard:
            await self._keyboards.mark(cast(Message, query.message), keyboard, query.data or "")
        return not stale and not marks
