"""Programs side by side over the same data: one leads, and whoever is left goes on when one is killed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable, Sequence
from datetime import datetime
from math import inf
from typing import Any, TypeVar

from tests.crash.kills import Kill
from tests.crash.life import PATIENCE_SECONDS, Life
from tests.crash.network import Death, Moment

T = TypeVar("T")
LEADS = "leads"


class Lives:
    """What waits for an answer raises Killed when one is found to be gone."""

    def __init__(self, lives: Sequence[Life]) -> None:
        self._lives = lives
        self._leader = lives[0]

    async def begin(self, moment: datetime) -> None:
        """All that are dead; returns once they can be reached."""
        for life in self._lives:
            if not life.is_up:
                await life.begin(moment)

    async def go_on(self, moment: datetime) -> None:
        """One that lives will lead; one is begun if none does."""
        if not self._alive():
            await self._lives[0].begin(moment)
        if self._leader not in self._alive():
            self._leader = self._alive()[0]

    async def at(self, moment: datetime) -> None:
        """The clocks go on to `moment`; returns once all that is due is done and sent."""
        await self._told(f"at {moment.isoformat()}")
        await self.rest()

    async def rest(self) -> None:
        """Until somebody leads who has nothing left to do or to send."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not await self._told("rest"):
                continue

    async def until(self, waited: Awaitable[T]) -> T:
        """What is waited for, while all live."""
        work = asyncio.ensure_future(waited)
        await self._news(work)
        if not work.done():
            work.cancel()
            await self.buried()
        return work.result()

    async def buried(self) -> None:
        """Until one that was killed is gone. Raises Killed, always."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                await self._news()
                for life in self._up():
                    if life.line.done():
                        await life.answer()

    def kill(self, kill: Kill) -> Death | None:
        """The one that leads, or one that follows if any does; None when nobody lives."""
        alive = self._alive()
        others = [life for life in alive if life is not self._leader]
        struck = others[0] if kill.follower and others else self._leader
        moment = self.moment()
        lived = struck.hang() if kill.hangs else struck.kill()
        return Death(moment, inf, led=struck is self._leader) if lived else None

    def reachable(self, places: Iterable[int]) -> list[int]:
        """Those of these places where somebody lives, or else another."""
        alive = [number for number, life in enumerate(self._lives) if life.is_alive]
        return [place for place in places if place in alive] or alive[:1]

    def moment(self) -> Moment:
        return self._leader.moment()

    async def _told(self, words: str) -> bool:
        """Whether one of those who answered leads."""
        told = self._up()
        answers = await asyncio.gather(*(life.told(words) for life in told), return_exceptions=True)
        for answer in answers:
            if isinstance(answer, BaseException):
                raise answer
        leaders = [life for life, answer in zip(told, answers, strict=True) if answer == LEADS]
        self._leader = (leaders or [self._leader])[0]
        return bool(leaders)

    async def _news(self, *others: asyncio.Future[Any]) -> None:
        lines = {life.line for life in self._up()}
        await asyncio.wait({*lines, *others}, return_when=asyncio.FIRST_COMPLETED)

    def _up(self) -> list[Life]:
        """Not known to be gone."""
        return [life for life in self._lives if life.is_up]

    def _alive(self) -> list[Life]:
        return [life for life in self._lives if life.is_alive]
