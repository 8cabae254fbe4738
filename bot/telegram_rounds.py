"""What is asked of Telegram again and again, through every failure of the network."""

import logging
from collections.abc import Awaitable, Callable

from telegram.error import RetryAfter, TelegramError

from bot.telegram_errors import seconds

log = logging.getLogger(__name__)

PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0)

Pause = Callable[[float], Awaitable[None]]
Ask = Callable[[], Awaitable[None]]


class NotTaken(Exception):
    """Some update was not taken and will come again."""


class Rounds:
    """`name` is what the log calls it; each failure in a row makes the next pause longer."""

    def __init__(self, name: str, pause: Pause) -> None:
        self._name, self._pause = name, pause
        self._failures = 0

    async def run(self, first: Ask, each: Ask) -> None:
        """`first` once it succeeds, then `each` until cancelled."""
        while not await self._survives(first()):
            await self._rest()
        while True:
            if not await self._survives(each()):
                await self._rest()

    async def _survives(self, work: Awaitable[None]) -> bool:
        try:
            await work
        except RetryAfter as error:
            await self._pause(seconds(error))
        except TelegramError as error:
            log.warning("%s: %s", self._name, type(error).__name__)
        except NotTaken:
            pass
        else:
            self._failures = 0
            return True
        self._failures += 1
        return False

    async def _rest(self) -> None:
        await self._pause(PAUSES[min(self._failures, len(PAUSES)) - 1])
