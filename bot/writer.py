"""The one thread that writes: work is done in the order it came, and what is done is told in few wake-ups."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")
Work = Callable[[], Any]
Answer = asyncio.Future[Any]

AT_ONCE = 16
"""How much done work may wait to be told while other work waits to be done."""


class Writer:
    """Serves one event loop. One asking alone is answered at once; of many at once, several in one wake-up."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[tuple[Answer, Work] | None] = SimpleQueue()
        self._done: deque[tuple[Answer, Any, BaseException | None]] = deque()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._woken = False
        self._thread = Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    async def do(self, work: Callable[[], T]) -> T:
        self._loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = self._loop.create_future()
        self._waiting.put((answer, work))
        return await answer

    def close(self) -> None:
        """Returns when everything that waits is done."""
        self._waiting.put(None)
        self._thread.join()

    def _work(self) -> None:
        while asked := self._waiting.get():
            answer, work = asked
            if not answer.cancelled():
                self._done.append((answer, *_outcome(work)))
            if self._waiting.empty() or len(self._done) >= AT_ONCE:
                self._wake()
        self._wake()

    def _wake(self) -> None:
        if self._woken or self._loop is None or self._loop.is_closed():
            return
        self._woken = True
        self._loop.call_soon_threadsafe(self._tell)

    def _tell(self) -> None:
        self._woken = False
        while self._done:
            answer, result, error = self._done.popleft()
            if answer.done():
                continue
            if error is None:
                answer.set_result(result)
            else:
                answer.set_exception(error)


def _outcome(work: Work) -> tuple[Any, BaseException | None]:
    try:
        return work(), None
    except BaseException as error:
        return None, error
