"""A meeting on phones over the real program: the lead's secretary, the counting committee, the delegates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import TypeVar

from bench.phone import Body, Phone
from bench.program import Program
from rules.ballot_sheet import Ballot
from rules.rings import Ring
from storage.database import Database
from storage.store import Store

T = TypeVar("T")
NUMBERS = count()
SEALED = ("Nhắc nhận chìa khóa", "Phát phiếu")
"""Offered once keys exist: while the committee fetches them, and when every member has theirs."""


class Member:
    """Of the counting committee: key shares stay on the phone."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self._shares: dict[int, list[str]] = {}

    def fetches(self, ring: int) -> Body:
        """Đã nhận chìa khóa, as the page does it."""
        taken = self.phone.touch(f"khoa/{ring}", {"do": "take"})
        self._shares |= {ring: taken["shares"]} if "shares" in taken else {}
        return self.phone.touch(f"khoa/{ring}", {"do": "acknowledge"})

    def gives(self, ballot: int) -> Body:
        """Mở hòm phiếu."""
        card = self.phone.look(f"hom/{ballot}")
        return self.phone.touch(f"hom/{ballot}", {"share": self._shares[card["ring"]][card["key"]]})


class Meeting:
    """From the draft on; `program` comes and goes, phones stay."""

    def __init__(
        self, program: Program, secretary: Phone, committee: Sequence[Member], delegates: Sequence[Phone]
    ) -> None:
        self.program = program
        self.secretary = secretary
        self.committee = committee
        self.delegates = delegates

    def taps(self, *labels: str) -> None:
        """The secretary, each once it is there."""
        for label in labels:
            tap(self.secretary, label)

    def seals(self) -> None:
        self.taps("Niêm phong hòm phiếu")
        self.secretary.wait_for(*SEALED)

    def fetches_keys(self) -> None:
        ring = self.ballot().seal.ring
        for member in self.committee:
            member.fetches(ring)
        self.secretary.wait_for("Phát phiếu")

    def sends_cards(self) -> None:
        self.taps("Phát phiếu")
        self.secretary.wait_for("Đóng hòm phiếu")

    def closes(self) -> None:
        self.taps("Đóng hòm phiếu", "Đóng hòm phiếu")
        self.secretary.wait_for("Không mở được hòm phiếu")

    def opens(self) -> None:
        ballot = self.ballot()
        for member in self.committee[: ballot.seal.needed]:
            member.gives(ballot.id)
        self.secretary.wait_for("Công bố")

    def ballot(self) -> Ballot:
        return self.ballots()[-1]

    def ballots(self) -> tuple[Ballot, ...]:
        return self.read(lambda store: store.ballots.of_meeting(_meeting(store)))

    def ring(self) -> Ring:
        found = self.read(lambda store: store.committees.newest_ring(_meeting(store)))
        if found is None:
            raise LookupError("ring")
        return found

    def read(self, work: Callable[[Store], T]) -> T:
        """From the database itself, beside the program."""
        database = Database(f"sqlite:///{self.program.database}")
        try:
            with database.read() as store:
                return work(store)
        finally:
            database.close()


def says(phone: Phone, text: str) -> None:
    phone.send(f"bench-{next(NUMBERS):06d}", {"text": text})


def tap(phone: Phone, label: str) -> None:
    phone.send(f"bench-{next(NUMBERS):06d}", {"tap": phone.wait_for(label)})


def _meeting(store: Store) -> int:
    found = store.meetings.of_bloc(store.blocs.ids()[0])
    if found is None:
        raise LookupError("meeting")
    return found.id
