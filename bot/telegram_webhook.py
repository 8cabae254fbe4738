"""Updates that Telegram brings to us: the leader sees that it does, whichever process they come to takes them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any
from weakref import WeakValueDictionary

from telegram import Bot, WebhookInfo
from telegram.error import BadRequest

from bot.telegram_address import Address
from bot.telegram_poll import HEARD, Hear, chat_of, in_order, readable
from bot.telegram_rounds import Pause, Rounds

log = logging.getLogger(__name__)

CONNECTIONS = 20
"""At once; of one chat one at a time is taken."""
LOOK_SECONDS = 60.0


class Webhook:
    """`looked` hears each time Telegram has said that `address` stands."""

    def __init__(self, bot: Bot, address: Address, pause: Pause, looked: Callable[[], None]) -> None:
        self._bot, self._address, self._pause, self._looked = bot, address, pause, looked
        self._rounds = Rounds("webhook", pause)
        self._told: datetime | None = None

    async def run(self, greet: Callable[[], Awaitable[None]]) -> None:
        """Until cancelled: what another program changed is found within a minute."""
        await self._rounds.run(greet, self._round)

    async def _round(self) -> None:
        info = await self._bot.get_webhook_info()
        if not self._stands(info):
            await self._set()
        self._tell(info)
        self._looked()
        await self._pause(LOOK_SECONDS)

    def _stands(self, info: WebhookInfo) -> bool:
        found = (info.url, frozenset(info.allowed_updates or ()), info.max_connections)
        return found == (self._address.url, frozenset(HEARD), CONNECTIONS)

    def _tell(self, info: WebhookInfo) -> None:
        """What kept Telegram from bringing an update, once for each time."""
        if info.last_error_date and info.last_error_date != self._told:
            self._told, waiting = info.last_error_date, info.pending_update_count
            log.warning("Telegram could not bring an update: %s; %s wait", info.last_error_message, waiting)

    async def _set(self) -> None:
        """What was not delivered yet stays and comes here."""
        url, secret = self._address.url, self._address.secret
        try:
            await self._bot.set_webhook(
                url, max_connections=CONNECTIONS, allowed_updates=HEARD, secret_token=secret
            )
        except BadRequest as error:
            log.error("setWebhook: %s", error.message)
            raise
        log.info("Telegram brings updates here from now on")


class Lanes:
    """Of one chat one update at a time, however many connections Telegram opens."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def take(self, raw: Any, hear: Hear) -> bool:
        """Returns after the update's turn is committed, False when it must come again; never for a broken one."""
        update = readable(raw)
        if update is None:
            return True
        async with self._locks.setdefault(chat_of(update), asyncio.Lock()):
            return await in_order([update], hear) is None
