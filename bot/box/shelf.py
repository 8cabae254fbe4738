"""What the box holds, and the rules of holding it; no I/O, so each call is whole."""

from bisect import insort
from collections.abc import Callable
from dataclasses import replace
from secrets import token_hex

from bot.box.port import BoxGone, BoxRefused, Closed, Opening, Sealed, Turnout


def random_id() -> str:
    return token_hex(16)


class Slot:
    """One opened box: who has voted and what was cast, kept apart from the start."""

    def __init__(self, opening: Opening) -> None:
        self.opening = opening
        self.roll = frozenset(opening.roll)
        self.voted: set[int] = set()
        self.sealed: list[Sealed] = []
        self.closed = False

    def has(self, unit: int) -> bool:
        if unit not in self.roll:
            raise BoxRefused("unit_not_on_roll")
        return unit in self.voted

    def put(self, unit: int, sealed: Sealed) -> bool:
        if self.has(unit):
            return False
        if self.closed:
            raise BoxRefused("ballot_closed")
        if len(sealed.blob) != self.opening.blob_length:
            raise BoxRefused("blob_length_wrong")
        self.voted.add(unit)
        insort(self.sealed, sealed)
        return True


class Shelf:
    """The boxes of one service; `new_id` must be random, it is all that orders the ballots."""

    def __init__(self, new_id: Callable[[], str] = random_id) -> None:
        self._new_id = new_id
        self._slots: dict[int, Slot] = {}

    def __len__(self) -> int:
        return len(self._slots)

    def open(self, opening: Opening) -> None:
        opening = replace(opening, roll=tuple(sorted(set(opening.roll))))
        slot = self._slots.setdefault(opening.ballot, Slot(opening))
        if slot.opening != opening:
            raise BoxRefused("ballot_differs")
        if slot.closed:
            raise BoxRefused("ballot_closed")

    def put(self, ballot: int, unit: int, blob: bytes) -> bool:
        return self._slot(ballot).put(unit, Sealed(self._new_id(), blob))

    def has(self, ballot: int, unit: int) -> bool:
        return self._slot(ballot).has(unit)

    def turnout(self, ballot: int) -> Turnout:
        slot = self._slot(ballot)
        return Turnout(len(slot.roll), len(slot.voted))

    def waiting(self, ballot: int) -> tuple[int, ...]:
        slot = self._slot(ballot)
        return tuple(sorted(slot.roll - slot.voted))

    def close(self, ballot: int) -> Closed:
        slot = self._slot(ballot)
        slot.closed = True
        return Closed(tuple(sorted(slot.voted)), tuple(slot.sealed))

    def share(self, ballot: int) -> tuple[bytes, ...]:
        slot = self._slot(ballot)
        if not slot.closed:
            raise BoxRefused("ballot_not_closed")
        return slot.opening.shares

    def forget(self, ballot: int) -> None:
        self._slots.pop(ballot, None)

    def _slot(self, ballot: int) -> Slot:
        if ballot not in self._slots:
            raise BoxGone(ballot)
        return self._slots[ballot]
