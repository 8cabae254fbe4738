"""Paper slips beside the phones: who was handed one, and what two members read off each that came back."""

from typing import NamedTuple

from bot.box.paper_port import SlipMark, SlipState
from bot.box.port import BoxRefused


class Entry(NamedTuple):
    """`mac` is equal for equal marks on one slip; it says nothing else."""

    mac: bytes
    blob: bytes


class Slips:
    """Voters and slip numbers are never brought together; an agreed slip leaves nothing here but its number."""

    def __init__(self) -> None:
        self.voters: set[int] = set()
        self._agreed: set[int] = set()
        self._entries: dict[int, dict[int, Entry]] = {}

    @property
    def agreed(self) -> int:
        return len(self._agreed)

    @property
    def open(self) -> bool:
        """Whether some slip has been read by one member only, or differently by two."""
        return bool(self._entries)

    def hand(self, voter: int) -> None:
        self.voters.add(voter)

    def take_back(self, voter: int) -> None:
        """Numbers in use stay within the slips handed out."""
        if voter not in self.voters:
            return
        if max((*self._agreed, *self._entries), default=0) >= len(self.voters):
            raise BoxRefused("slip_entered")
        self.voters.remove(voter)

    def enter(self, place: int, number: int, entry: Entry) -> bytes | None:
        """The one blob for the pile when a second member has entered the same marks."""
        self._check(number)
        entries = self._entries.setdefault(number, {})
        entries[place] = entry
        if not any(other != place and one.mac == entry.mac for other, one in entries.items()):
            return None
        del self._entries[number]
        self._agreed.add(number)
        return entry.blob

    def withdraw(self, place: int, number: int) -> None:
        self._check(number)
        entries = self._entries.get(number, {})
        entries.pop(place, None)
        if not entries:
            self._entries.pop(number, None)

    def states(self) -> tuple[SlipState, ...]:
        return tuple(self._state(number) for number in range(1, len(self.voters) + 1))

    def _state(self, number: int) -> SlipState:
        places = tuple(sorted(self._entries.get(number, {})))
        mark: SlipMark = "agreed" if number in self._agreed else MARKS[min(len(places), 2)]
        return SlipState(number, places, mark)

    def _check(self, number: int) -> None:
        if not 1 <= number <= len(self.voters):
            raise BoxRefused("slip_wrong")
        if number in self._agreed:
            raise BoxRefused("slip_agreed")


MARKS: tuple[SlipMark, ...] = ("none", "one", "differs")
