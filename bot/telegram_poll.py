"""Our own getUpdates loop: a turn is committed before its update is confirmed."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from telegram import Update
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

from bot.telegram_rounds import NotTaken, Pause, Rounds

log = logging.getLogger(__name__)

HEARD = ("message", "callback_query")
SPARE_SECONDS = 10

Hear = Callable[[Update], Awaitable[None]]


class Poll:
    """`url` is the bot's own, ending in its token; `hold` is how many seconds a request waits for news;
    `polled` hears of every answer."""

    def __init__(self, url: str, hold: int, pause: Pause, polled: Callable[[], None]) -> None:
        self._url, self._hold, self._polled = url, hold, polled
        self._request = HTTPXRequest(connection_pool_size=2)
        self._rounds = Rounds("polling", pause)
        self._offset = 0

    async def run(self, greet: Callable[[], Awaitable[None]], hear: Hear) -> None:
        """Greet the network once, then hear updates until cancelled."""
        await self._rounds.run(greet, partial(self._round, hear))

    async def close(self) -> None:
        await self._request.shutdown()

    async def _round(self, hear: Hear) -> None:
        """Chats side by side, each in order; what was taken moves the offset. Raises NotTaken.

        A quiet round starts the offset anew: after a silent week Telegram counts on from any number.
        """
        batch = await self._updates()
        self._polled()
        lanes: dict[int, list[Update]] = {}
        for update in filter(None, map(readable, batch)):
            lanes.setdefault(chat_of(update), []).append(update)
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


async def in_order(updates: list[Update], hear: Hear) -> int | None:
    """Hear one chat's updates; the id of the first that was not taken, after which nothing is heard."""
    for update in updates:
        try:
            await hear(update)
        except Exception as error:
            log.error("update %s was not taken: %s", update.update_id, type(error).__name__)
            return update.update_id
    return None


def chat_of(update: Update) -> int:
    """Whose lane it is in; 0 for what belongs to no chat."""
    return update.effective_chat.id if update.effective_chat else 0


def has_id(raw: Any) -> bool:
    return isinstance(raw, dict) and isinstance(raw.get("update_id"), int)


def readable(raw: Any) -> Update | None:
    try:
        return Update.de_json(raw, None)
    except Exception:
        number = raw["update_id"] if has_id(raw) else "without an id"
        log.error("update %s is not readable and is skipped", number)
        return None
