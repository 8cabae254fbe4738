"""One parcel given to its network, and what that means for it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.channel import Channel, MessageLost, TryLater, Unreachable, Unsayable
from bot.clock import Clock
from bot.pacing import Pacer
from messages.outgoing import Outgoing
from storage.parcels import Parcel
from storage.store import Store

log = logging.getLogger(__name__)
MOST_TRIES = 12
"""Times a message is tried that fails by itself; a network that is away is waited for."""
LONGEST_GAP = 600.0
LONGEST_SEND = 180.0
"""Seconds after which a network that says nothing is let go."""
AWAY_AFTER = 3
"""Failures one after the other that mean the network, not the message."""
LONGEST_AWAY = 60.0
MARGIN = 0.05
"""Seconds by which a chat waits longer than the message that failed in it, which therefore goes first."""
PIECE = 4000
"""Characters that a network takes at once, about."""

Settle = Callable[[Store], None]
"""Keeps what became of a parcel."""


@dataclass(frozen=True)
class Outcome:
    """Not `delivered`: other parcels of its chat may stand otherwise now."""

    settle: Settle
    delivered: bool = False


@dataclass
class Line:
    """The way to one network; `failures` counts those one after the other."""

    channel: Channel
    pacer: Pacer
    clock: Clock
    failures: int = 0

    async def send(self, parcel: Parcel, now: Callable[[], float]) -> Outcome:
        """Never raises, but when cancelled; `now` is the pacer's clock."""
        try:
            outgoing = Outgoing.from_dict(parcel.body)
            async with asyncio.timeout(LONGEST_SEND):
                remote = await self.channel.send(parcel.address, outgoing, parcel.remote)
        except Exception as failure:
            self.pacer.answered(now(), parcel.address)
            return self._failed(parcel, failure, now())
        self.pacer.answered(now(), parcel.address)
        self.failures = 0
        return Outcome(lambda store: store.outbox.sent(parcel, remote or parcel.remote), delivered=True)

    def _failed(self, parcel: Parcel, failure: Exception, now: float) -> Outcome:
        if isinstance(failure, TryLater | TimeoutError):
            seconds = failure.seconds if isinstance(failure, TryLater) else 0.0
            return self._patient(parcel, now, seconds) if seconds else self._away(parcel, now)
        if isinstance(failure, MessageLost | Unreachable | Unsayable):
            self.failures = 0
            return self._refused(parcel, failure)
        log.warning("parcel %d not sent: %s", parcel.id, type(failure).__name__)
        return self._once_more(parcel, type(failure).__name__)

    def _refused(self, parcel: Parcel, refusal: MessageLost | Unreachable | Unsayable) -> Outcome:
        if isinstance(refusal, MessageLost):
            if parcel.retired:
                return Outcome(lambda store: store.outbox.sent(parcel, parcel.remote))
            return Outcome(lambda store: store.outbox.lost(parcel))
        if isinstance(refusal, Unreachable):
            state, since = refusal.why, self.clock()

            def unreachable(store: Store) -> None:
                store.outbox.missed(parcel.channel, parcel.address)
                store.people.set_address_state(parcel.channel, parcel.address, state, since)
                store.looks.soon_of(parcel.channel, parcel.address)

            return Outcome(unreachable)
        log.error("parcel %d cannot be sent: %s", parcel.id, refusal)
        why = str(refusal)
        return Outcome(lambda store: store.outbox.failed(parcel, why))

    def _patient(self, parcel: Parcel, now: float, seconds: float) -> Outcome:
        self.pacer.patience(now, parcel.address, seconds + MARGIN)
        return self._later(parcel, seconds, counted=False)

    def _away(self, parcel: Parcel, now: float) -> Outcome:
        """The message or the network: what fails one after the other is the network."""
        self.failures += 1
        if self.failures < AWAY_AFTER:
            self.pacer.hold(now, parcel.address, min(gap(parcel.tries), LONGEST_AWAY) + MARGIN)
            return self._once_more(parcel, "no answer")
        seconds = min(2.0 ** min(self.failures - AWAY_AFTER, MOST_TRIES), LONGEST_AWAY)
        self.pacer.pause(now, seconds + MARGIN)
        return self._later(parcel, seconds, counted=False)

    def _once_more(self, parcel: Parcel, why: str) -> Outcome:
        if parcel.tries >= MOST_TRIES:
            log.error("parcel %d given up: %s", parcel.id, why)
            return Outcome(lambda store: store.outbox.failed(parcel, why))
        return self._later(parcel, gap(parcel.tries), counted=True)

    def _later(self, parcel: Parcel, seconds: float, *, counted: bool) -> Outcome:
        at = self.clock() + timedelta(seconds=seconds)
        return Outcome(lambda store: store.outbox.later(parcel, at, counted=counted))


def gap(tries: int) -> float:
    """Seconds before the next try."""
    return min(2.0 ** min(tries, MOST_TRIES), LONGEST_GAP)


def weight(parcel: Parcel) -> int:
    """How many messages the network counts."""
    body = parcel.body
    return 1 + len(body.get("html", "")) // PIECE + len(body.get("files", ())) + bool(body.get("copy"))
