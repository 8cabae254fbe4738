"""The box inside this process, for tests and `replay`: same rules, no secrecy from the process."""

from collections.abc import Callable

from bot.box.paper_port import SlipState
from bot.box.port import Closed, Opening, Turnout
from bot.box.shelf import Shelf, random_id
from bot.box.slips import Entry


class MemoryBox:
    def __init__(self, new_id: Callable[[], str] = random_id) -> None:
        self._shelf = Shelf(new_id)

    async def ping(self) -> None:
        """Always there."""

    async def open(self, opening: Opening) -> None:
        self._shelf.open(opening)

    async def put(self, ballot: int, voter: int, blob: bytes) -> bool:
        return self._shelf[ballot].put(voter, blob)

    async def has(self, ballot: int, voter: int) -> bool:
        return self._shelf[ballot].has(voter)

    async def turnout(self, ballot: int) -> Turnout:
        return self._shelf[ballot].turnout()

    async def waiting(self, ballot: int) -> tuple[int, ...]:
        return self._shelf[ballot].waiting()

    async def close(self, ballot: int) -> Closed:
        return self._shelf[ballot].close()

    async def share(self, ballot: int) -> tuple[bytes, ...]:
        return self._shelf[ballot].share()

    async def forget(self, ballot: int) -> None:
        self._shelf.forget(ballot)

    async def hand_slip(self, ballot: int, voter: int) -> bool:
        return self._shelf[ballot].hand_slip(voter)

    async def on_paper(self, ballot: int) -> tuple[int, ...]:
        return self._shelf[ballot].on_paper()

    async def take_back_slip(self, ballot: int, voter: int) -> None:
        self._shelf[ballot].take_back_slip(voter)

    async def enter_slip(self, ballot: int, place: int, number: int, mac: bytes, blob: bytes) -> None:
        self._shelf[ballot].enter_slip(place, number, Entry(mac, blob))

    async def withdraw_slip(self, ballot: int, place: int, number: int) -> None:
        self._shelf[ballot].withdraw_slip(place, number)

    async def slips(self, ballot: int) -> tuple[SlipState, ...]:
        return self._shelf[ballot].slips.states()

    async def call(self, ballot: int, voter: int) -> None:
        self._shelf[ballot].call(voter)

    async def called(self, ballot: int) -> int:
        return self._shelf[ballot].called

    async def hold(self, ring: int, shares: tuple[tuple[bytes, ...], ...]) -> None:
        self._shelf.rings.hold(ring, shares)

    async def take(self, ring: int, place: int) -> tuple[bytes, ...]:
        return self._shelf.rings[ring].take(place)

    async def acknowledge(self, ring: int, place: int) -> None:
        self._shelf.rings[ring].acknowledge(place)

    async def taken(self, ring: int) -> tuple[int, ...]:
        return self._shelf.rings[ring].taken()

    async def drop_ring(self, ring: int) -> None:
        self._shelf.rings.drop(ring)

    async def give(self, ballot: int, place: int, share: bytes) -> None:
        self._shelf.give(ballot, place, share)

    async def given(self, ballot: int) -> dict[int, bytes]:
        return self._shelf.given(ballot)
