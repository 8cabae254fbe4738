"""The box inside this process, for tests and `replay`: same rules, no secrecy from the process."""

from collections.abc import Callable

from bot.box.port import Closed, Opening, Turnout
from bot.box.shelf import Shelf, random_id


class MemoryBox:
    def __init__(self, new_id: Callable[[], str] = random_id) -> None:
        self._shelf = Shelf(new_id)

    async def ping(self) -> None:
        """Always there."""

    async def open(self, opening: Opening) -> None:
        self._shelf.open(opening)

    async def put(self, ballot: int, unit: int, blob: bytes) -> bool:
        return self._shelf.put(ballot, unit, blob)

    async def has(self, ballot: int, unit: int) -> bool:
        return self._shelf.has(ballot, unit)

    async def turnout(self, ballot: int) -> Turnout:
        return self._shelf.turnout(ballot)

    async def waiting(self, ballot: int) -> tuple[int, ...]:
        return self._shelf.waiting(ballot)

    async def close(self, ballot: int) -> Closed:
        return self._shelf.close(ballot)

    async def share(self, ballot: int) -> tuple[bytes, ...]:
        return self._shelf.share(ballot)

    async def forget(self, ballot: int) -> None:
        self._shelf.forget(ballot)
