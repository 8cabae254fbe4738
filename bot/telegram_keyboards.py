"""Options marked in Telegram itself: the keyboard on the screen is the memory, for a moment ours is fresher."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import cast

from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, Message
from telegram.error import BadRequest

from bot import telegram_choice, telegram_errors
from bot.telegram_rounds import Pause

KEYBOARDS_KEPT = 256
QUICK_SECONDS = 10.0
"""Longer after a redrawing no tap still carries the keyboard from before it."""


@dataclass(frozen=True)
class Redrawn:
    """`keyboard` stands since `at`, in seconds, in place of each of `replaced`."""

    keyboard: InlineKeyboardMarkup
    replaced: tuple[InlineKeyboardMarkup, ...]
    at: float


class Keyboards:
    """`now` in seconds, of a clock that nobody sets."""

    def __init__(self, bot: Bot, pause: Pause, now: Callable[[], float] = time.monotonic) -> None:
        self._bot, self._pause, self._now = bot, pause, now
        self._kept: dict[tuple[str, str], Redrawn] = {}

    def of(self, query: CallbackQuery) -> InlineKeyboardMarkup | None:
        """A quick second tap still carries the keyboard from before the first, so ours goes first; what neither was
        ours nor stood before it was drawn by another process."""
        shown = telegram_choice.keyboard_of(query)
        ours = self._kept.get(_key(cast(Message, query.message))) if shown else None
        return ours.keyboard if ours and shown in ours.replaced and self._is_quick(ours) else shown

    async def mark(self, message: Message, keyboard: InlineKeyboardMarkup, data: str) -> None:
        changed = telegram_choice.toggled(keyboard, data)
        if changed is None:
            return
        edit = partial(self._bot.edit_message_reply_markup, message.chat.id, message.id, reply_markup=changed)
        try:
            await telegram_errors.patiently(partial(telegram_errors.edited, edit), self._pause)
        except BadRequest:
            return
        self._keep(_key(message), keyboard, changed)

    def forget(self, chat: str, message: str) -> None:
        """The message says something else now."""
        self._kept.pop((chat, message), None)

    def _keep(self, key: tuple[str, str], old: InlineKeyboardMarkup, new: InlineKeyboardMarkup) -> None:
        before = self._kept.pop(key, None)
        earlier = before.replaced if before and before.keyboard == old and self._is_quick(before) else ()
        replaced = tuple(one for one in (*earlier, old) if one != new)
        self._kept[key] = Redrawn(new, replaced, self._now())
        if len(self._kept) > KEYBOARDS_KEPT:
            del self._kept[next(iter(self._kept))]

    def _is_quick(self, ours: Redrawn) -> bool:
        return self._now() - ours.at <= QUICK_SECONDS


def _key(message: Message) -> tuple[str, str]:
    return str(message.chat.id), str(message.id)
