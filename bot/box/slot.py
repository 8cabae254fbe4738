"""One opened box: who has voted and what was cast, kept apart from the start."""

from bisect import insort
from collections.abc import Callable

from bot.box.port import BoxRefused, Closed, Opening, Sealed, Turnout
from bot.box.slips import Entry, Slips

MAC_BYTES = 32


class Slot:
    """`called` is the voter at the shared tablet, 0 for nobody; `new_id` must be random."""

    def __init__(self, opening: Opening, new_id: Callable[[], str]) -> None:
        self.opening = opening
        self.roll = frozenset(opening.roll)
        self.slips = Slips()
        self.called = 0
        self.closed = False
        self._new_id = new_id
        self._voted: set[int] = set()
        self._sealed: list[Sealed] = []

    def has(self, voter: int) -> bool:
        self._check_on_roll(voter)
        return voter in self._voted or voter in self.slips.voters

    def put(self, voter: int, blob: bytes) -> bool:
        if self.has(voter):
            return self._already_in(voter)
        self._check_not_closed()
        self._keep(blob)
        self._voted.add(voter)
        self._serve(voter)
        return True

    def hand_slip(self, voter: int) -> bool:
        self._check_on_roll(voter)
        if voter in self._voted:
            return False
        self._check_not_closed()
        self.slips.hand(voter)
        self._serve(voter)
        return True

    def on_paper(self) -> tuple[int, ...]:
        return tuple(sorted(self.slips.voters))

    def take_back_slip(self, voter: int) -> None:
        self._check_on_roll(voter)
        self._check_not_closed()
        self.slips.take_back(voter)

    def enter_slip(self, place: int, number: int, entry: Entry) -> None:
        self._check_not_closed()
        self._check_length(entry.blob)
        if len(entry.mac) != MAC_BYTES:
            raise BoxRefused("mac_wrong")
        agreed = self.slips.enter(place, number, entry)
        if agreed is not None:
            self._keep(agreed)

    def withdraw_slip(self, place: int, number: int) -> None:
        self._check_not_closed()
        self.slips.withdraw(place, number)

    def call(self, voter: int) -> None:
        if voter:
            self._check_on_roll(voter)
        self._check_not_closed()
        self.called = voter

    def turnout(self) -> Turnout:
        agreed = self.slips.agreed
        return Turnout(len(self.roll), len(self._voted) + agreed, len(self.slips.voters), agreed)

    def waiting(self) -> tuple[int, ...]:
        return tuple(sorted(self.roll - self._voted - self.slips.voters))

    def close(self) -> Closed:
        if self.slips.open:
            raise BoxRefused("slips_open")
        self.closed = True
        self.called = 0
        return Closed(tuple(sorted(self._voted)), tuple(self._sealed), self.on_paper())

    def share(self) -> tuple[bytes, ...]:
        if not self.closed:
            raise BoxRefused("ballot_not_closed")
        return self.opening.shares

    def _already_in(self, voter: int) -> bool:
        if voter in self.slips.voters:
            raise BoxRefused("voter_on_paper")
        return False

    def _keep(self, blob: bytes) -> None:
        self._check_length(blob)
        insort(self._sealed, Sealed(self._new_id(), blob))

    def _serve(self, voter: int) -> None:
        if self.called == voter:
            self.called = 0

    def _check_on_roll(self, voter: int) -> None:
        if voter not in self.roll:
            raise BoxRefused("voter_not_on_roll")

    def _check_not_closed(self) -> None:
        if self.closed:
            raise BoxRefused("ballot_closed")

    def _check_length(self, blob: bytes) -> None:
        if len(blob) != self.opening.blob_length:
            raise BoxRefused("blob_length_wrong")
