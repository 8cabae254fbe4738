"""Sends what waits in the outbox, answers first come first; a network's refusal never loses a message."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.channel import Channel, MessageLost, TryLater, Unreachable, Unsayable
from bot.clock import Clock
from bot.desk import Desk
from messages.outgoing import Outgoing
from storage.outbox import Parcel
from storage.store import Store

log = logging.getLogger(__name__)
MOST_TRIES = 12
"""Times a message is tried that fails for no known reason; a network that is away is waited for."""
LONGEST_GAP = 600.0


class Postman:
    """Delivery is at least once: a parcel is marked sent only after the network took it."""

    def __init__(self, desk: Desk, channels: Mapping[str, Channel], clock: Clock) -> None:
        self._desk = desk
        self._channels = channels
        self._clock = clock

    async def run(self) -> None:
        """Deliver until cancelled."""
        while True:
            self._desk.posts.clear()
            delivered = await self.deliver()
            if not delivered:
                await self._rest()

    async def deliver(self) -> int:
        """Send everything due now; returns how many parcels were tried."""
        now = self._clock()
        parcels = await self._desk.read(lambda store: store.outbox.due(now))
        for parcel in parcels:
            await self._send(parcel, now)
        return len(parcels)

    async def _rest(self) -> None:
        following = await self._desk.read(lambda store: store.outbox.next_due())
        seconds = None if following is None else max((following - self._clock()).total_seconds(), 0.05)
        try:
            await asyncio.wait_for(self._desk.posts.wait(), seconds)
        except TimeoutError:
            return

    async def _send(self, parcel: Parcel, now: datetime) -> None:
        channel = self._channels.get(parcel.channel)
        if channel is None:
            await self._desk.write(lambda store: store.outbox.failed(parcel))
            return
        try:
            remote = await channel.send(parcel.address, Outgoing.from_dict(parcel.body), parcel.remote)
        except Unreachable as refused:
            state = refused.why
            await self._desk.write(lambda store: _unreachable(store, parcel, state))
        except MessageLost:
            await self._desk.write(lambda store: store.outbox.lost(parcel))
        except TryLater as patience:
            await self._again(parcel, now, patience.seconds)
        except Unsayable as refused:
            log.error("parcel %d cannot be sent: %s", parcel.id, refused)
            await self._desk.write(lambda store: store.outbox.failed(parcel))
        except Exception as failure:
            log.warning("parcel %d not sent: %s", parcel.id, type(failure).__name__)
            await self._once_more(parcel, now)
        else:
            await self._desk.write(lambda store: store.outbox.sent(parcel, remote or parcel.remote))

    async def _once_more(self, parcel: Parcel, now: datetime) -> None:
        if parcel.tries < MOST_TRIES:
            await self._again(parcel, now, 0)
        else:
            await self._desk.write(lambda store: store.outbox.failed(parcel))

    async def _again(self, parcel: Parcel, now: datetime, seconds: float) -> None:
        gap = timedelta(seconds=seconds or min(2.0 ** min(parcel.tries, MOST_TRIES), LONGEST_GAP))
        await self._desk.write(lambda store: store.outbox.later(parcel, now + gap))


def _unreachable(store: Store, parcel: Parcel, state: str) -> None:
    store.outbox.failed(parcel)
    store.people.set_address_state(parcel.channel, parcel.address, state)
