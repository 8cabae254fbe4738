"""Our own getUpdates loop: a turn is committed before its update is confirmed."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlencode

from telegram import Update
from telegram.error import NetworkError, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.telegram_errors import seconds

log = logging.getLogger(__name__)

HEARD = ("message", "callback_query")
PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
SPARE_SECONDS = 10

Hear = Callable[[Update], Awaitable[None]]
Pause = Callable[[float], Awaitable[None]]


class Poll:
    """`url` is the bot's own, ending in its token; `hold` is how many seconds a request waits for news;
    `polled` hears of every answer."""

    def __init__(self, url: str, hold: int, pause: Pause, polled: Callable[[], None]) -> None:
        self._url, self._hold, self._pause, self._polled = url, hold, pause, polled
        self._request = HTTPXRequest(connection_pool_size=2)
        self._offset = self._failures = 0

    async def run(self, greet: Callable[[], Awaitable[None]], hear: Hear) -> None:
        """Greet the network once, then hear updates until cancelled, through every failure of the network."""
        while not await self._survives(greet()):
            await self._rest()
        while True:
            if not await self._survives(self._round(hear)):
                await self._rest()

    async def close(self) -> None:
        await self._request.shutdown()

    async def _survives(self, work: Awaitable[None]) -> bool:
        try:
            await work
        except RetryAfter as error:
            await self._pause(seconds(error))
        except TelegramError as error:
            log.warning("polling: %s", type(error).__name__)
        except NotTaken:
            pass
        else:
            self._failures = 0
            return True
        self._failures += 1
        return False

    async def _rest(self) -> None:
        await self._pause(PAUSES[min(self._failures, len(PAUSES)) - 1])

    async def _round(self, hear: Hear) -> None:
        """Chats side by side, each in order; what was taken moves the offset. Raises NotTaken.

        A quiet round starts the offset anew: after a silent week Telegram counts on from any number.
        """
        batch = await self._updates()
        self._polled()
        lanes: dict[int, list[Update]] = {}
        for update in filter(None, map(readable, batch)):
            lanes.setdefault(update.effective_chat.id if update.effective_chat else 0, []).append(update)
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(in_order(lane, hear)) for lane in lanes.values()]
        failed = [number for task in tasks if (number := task.result()) is not None]
        taken = [raw["update_id"] + 1 for raw in batch if has_id(raw)]
        self._offset = min(failed) if failed else max(taken, default=0)
        if failed or len(taken) < len(batch):
            raise NotTaken

    async def _updates(self) -> list[Any]:
        """Raw JSON, so that one broken element never drops the batch."""
        asked = {"offset": self._offset, "timeout": self._hold, "allowed_updates": json.dumps(HEARD)}
        url = f"{self._url}/getUpdates?{urlencode(asked)}"
        try:
            batch = await self._request.post(url, read_timeout=self._hold + SPARE_SECONDS)
        except KeyError:
            batch = False
        if not isinstance(batch, list):
            raise NetworkError("getUpdates answered something else")
        return batch


class NotTaken(Exception):
    """Some update was not taken and will come again."""


async def in_order(updates: list[Update], hear: Hear) -> int | None:
    """Hear one chat's updates; the id of the first that was not taken, after which nothing is heard."""
    for update in updates:
        try:
            await hear(update)
        except Exception as error:
            log.error("update %s was not taken: %s", update.update_id, type(error).__name__)
            return update.update_id
    return None


def has_id(raw: Any) -> bool:
    return isinstance(raw, dict) and isinstance(raw.get("update_id"), int)


def readable(raw: Any) -> Update | None:
    try:
        return Update.de_json(raw, None)
    except Exception:
        number = raw["update_id"] if has_id(raw) else "without an id"
        log.error("update %s is not readable and is skipped", number)
        return None
