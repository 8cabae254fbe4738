"""The one thread that writes: work is done in the order it came, and done work is told in one wake-up."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")
Job = tuple["asyncio.Future[Any]", Callable[[], Any]]


class Writer:
    """Under many at once the loop is woken once for several; one alone is answered as soon as it is done."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[Job | None] = SimpleQueue()
        self._done: deque[tuple[asyncio.Future[Any], Any, BaseException | None]] = deque()
        self._woken = False
        self._thread = Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    async def do(self, work: Callable[[], T]) -> T:
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.put((answer, work))
        return await answer

    def close(self) -> None:
        """Returns when everything that waits is done."""
        self._waiting.put(None)
        self._thread.join()

    def _work(self) -> None:
        while job := self._waiting.get():
            answer, work = job
            if answer.cancelled():
                continue
            try:
                self._done.append((answer, work(), None))
            except BaseException as error:
                self._done.append((answer, None, error))
            self._wake(answer.get_loop())

    def _wake(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._woken or loop.is_closed():
            return
        self._woken = True
        loop.call_soon_threadsafe(self._tell)

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
