"""Options marked in Telegram itself: the keyboard on the screen is the memory, ours is only fresher."""

from functools import partial
from typing import cast

from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, Message
from telegram.error import BadRequest

from bot import telegram_choice, telegram_errors
from bot.telegram_rounds import Pause

KEYBOARDS_KEPT = 256


class Keyboards:
    def __init__(self, bot: Bot, pause: Pause) -> None:
        self._bot, self._pause = bot, pause
        self._kept: dict[tuple[str, str], InlineKeyboardMarkup] = {}

    def of(self, query: CallbackQuery) -> InlineKeyboardMarkup | None:
        """A quick second tap still carries the keyboard from before the first, so ours goes first."""
        shown = telegram_choice.keyboard_of(query)
        return self._kept.get(_key(cast(Message, query.message)), shown) if shown else None

    async def mark(self, message: Message, keyboard: InlineKeyboardMarkup, data: str) -> None:
        changed = telegram_choice.toggled(keyboard, data)
        if changed is None:
            return
        edit = partial(self._bot.edit_message_reply_markup, message.chat.id, message.id, reply_markup=changed)
        try:
            await telegram_errors.patiently(partial(telegram_errors.edited, edit), self._pause)
        except BadRequest:
            return
        self._kept[_key(message)] = changed
        if len(self._kept) > KEYBOARDS_KEPT:
            del self._kept[next(iter(self._kept))]

    def forget(self, chat: str, message: str) -> None:
        """The message says something else now."""
        self._kept.pop((chat, message), None)


def _key(message: Message) -> tuple[str, str]:
    return str(message.chat.id), str(message.id)
