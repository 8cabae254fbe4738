"""What the box holds: ballots, rings of key shares, and shares given for an opening. No I/O: each call is whole."""

from collections.abc import Callable
from dataclasses import replace
from secrets import token_hex

from bot.box.port import BoxGone, BoxRefused, Opening
from bot.box.rings import Rings
from bot.box.slot import Slot


def random_id() -> str:
    return token_hex(16)


class Shelf:
    """The boxes of one service; `new_id` must be random, it is all that orders the ballots."""

    def __init__(self, new_id: Callable[[], str] = random_id) -> None:
        self.rings = Rings()
        self._new_id = new_id
        self._slots: dict[int, Slot] = {}
        self._given: dict[int, dict[int, bytes]] = {}

    def __len__(self) -> int:
        return len(self._slots) + len(self.rings) + len(self._given)

    def __getitem__(self, ballot: int) -> Slot:
        """Raises BoxGone."""
        if ballot not in self._slots:
            raise BoxGone(ballot)
        return self._slots[ballot]

    def open(self, opening: Opening) -> None:
        opening = replace(opening, roll=tuple(sorted(set(opening.roll))))
        slot = self._slots.get(opening.ballot) or self._new(opening)
        if slot.opening != opening:
            raise BoxRefused("ballot_differs")
        if slot.closed:
            raise BoxRefused("ballot_closed")

    def give(self, ballot: int, place: int, share: bytes) -> None:
        if ballot in self._slots and not self._slots[ballot].closed:
            raise BoxRefused("ballot_not_closed")
        self._given.setdefault(ballot, {})[place] = share

    def given(self, ballot: int) -> dict[int, bytes]:
        return dict(sorted(self._given.get(ballot, {}).items()))

    def forget(self, ballot: int) -> None:
        self._slots.pop(ballot, None)
        self._given.pop(ballot, None)

    def _new(self, opening: Opening) -> Slot:
        """A share given before there was anything to open is not kept for it."""
        self._given.pop(opening.ballot, None)
        slot = self._slots[opening.ballot] = Slot(opening, self._new_id)
        return slot
