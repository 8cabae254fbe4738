"""The fake Telegram, which notes what it took and when, and may strike at a call."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from tests.telegram.api_checks import Json
from tests.telegram.bot_api import BotApi

SENDS = ("sendmessage", "senddocument", "sendphoto")


@dataclass(frozen=True)
class Moment:
    """`at` in seconds of the monotonic clock; `starved`: how long either side had waited for a processor."""

    at: float
    starved: float


@dataclass(frozen=True)
class Death:
    """`reborn` by the same clock: what the network is asked before it may still come from the dead.

    Only a program that `led` had anything to do with the network.
    """

    moment: Moment
    reborn: float
    led: bool = True


@dataclass(frozen=True)
class Sent:
    """A file is known by its name."""

    at: Moment
    chat: str
    text: str


@dataclass(frozen=True)
class Mishap:
    """What is answered in place of the truth, to a call that was done or was not."""

    status: int
    body: str
    once_done: bool

    def answer(self) -> Response:
        return Response(self.body, self.status)


BROKEN = json.dumps({"ok": False, "error_code": 500, "description": "Internal Server Error"})
MISHAPS = (
    Mishap(500, BROKEN, once_done=False),
    Mishap(500, BROKEN, once_done=True),
    Mishap(502, "<html>Bad Gateway</html>", once_done=False),
    Mishap(200, "<html>Please log in</html>", once_done=True),
    Mishap(200, json.dumps({"ok": True, "result": "nothing"}), once_done=False),
)


class Network(BotApi):
    """`now` is the moment by the clocks of the test."""

    def __init__(self) -> None:
        super().__init__()
        self.now: Callable[[], Moment] = lambda: Moment(time.monotonic(), 0.0)
        self.sent: list[Sent] = []
        self._left = self._armed = 0
        self._once_done = False
        self._chance, self._share = random.Random(0), 0.0
        self._strike: Callable[[], None] = _nothing
        for method in SENDS:
            self._table[method] = partial(self._noted, self._table[method])

    def arm(self, calls: int, strike: Callable[[], None], *, once_done: bool) -> None:
        """Strike at that call from now, the first being 1: when it is done, or instead of doing it; 0 for never."""
        self._left, self._once_done, self._strike = calls, once_done, strike
        self._armed += 1

    def disarm(self) -> None:
        self.arm(0, _nothing, once_done=False)

    def errs(self, chance: random.Random, share: float) -> None:
        """From now on, at this share of calls."""
        self._chance, self._share = chance, share

    async def _call(self, request: Request) -> Response:
        self._left -= 1
        struck, armed = self._left == 0, self._armed
        if struck and not self._once_done:
            self._strike()
            return Response(status_code=500)
        mishap = self._chance.choice(MISHAPS) if self._chance.random() < self._share else None
        if mishap and not mishap.once_done:
            return mishap.answer()
        try:
            answer = await super()._call(request)
        except ClientDisconnect:
            return Response(status_code=400)
        if mishap:
            return mishap.answer()
        if struck and armed == self._armed:
            self._strike()
        return answer

    async def _noted(self, method: Callable[[Json], Awaitable[Any]], params: Json) -> Any:
        message = await method(params)
        text = message.get("text") or message.get("document", {}).get("file_name", "photo")
        self.sent.append(Sent(self.now(), str(params["chat_id"]), text))
        return message


def _nothing() -> None:
    return
