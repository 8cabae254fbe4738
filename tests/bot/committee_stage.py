"""A counting committee of three with a ring of two keys, and a ballot sealed with the first of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from nacl.public import PrivateKey

from bot.box.memory import MemoryBox
from bot.box.port import Box, Opening
from bot.box.sealing import OVERHEAD
from bot.box.shares import share_hash
from bot.committee_touches import CommitteeTouches
from rules.ballot_sheet import Ballot
from rules.ballots import PAPER_BYTES
from rules.meetings import BallotState, MeetingState
from rules.profile import Profile
from rules.rings import Key, Ring, RingState, Seal
from storage.store import Store
from tests.handlers.meeting_stage import MeetingStage

T = TypeVar("T")
COMMITTEE = ("ban-dan-van/head", "van-phong/head", "bao-lao-cai/head")
OTHER = "ban-to-chuc/head"
SHARES = tuple(tuple(bytes([place + 1]) + bytes([16 * key + place]) * 16 for key in (1, 2)) for place in range(3))
"""By place of the member, one a key; they make no key, which nothing here looks at."""


class CommitteeStage(MeetingStage):
    """Persons and units by their keys in the file; the box holds the shares."""

    def __init__(
        self, folder: Path, profile: Callable[[Profile], Profile] = lambda profile: profile, box: Box | None = None
    ) -> None:
        super().__init__(folder, profile)
        self.box: Box = box or MemoryBox()
        self.secret = PrivateKey.generate()
        self.touches = CommitteeTouches(self.desk, self.box)
        self.ring = self.number = 0

    async def __aenter__(self) -> CommitteeStage:
        await super().__aenter__()
        await self.desk.write(self._seal)
        await self.box.hold(self.ring, SHARES)
        return self

    async def who(self, key: str) -> int:
        return (await self.person(key)).person

    async def set_ring(self, state: RingState) -> None:
        def change(store: Store) -> None:
            store.committees.change_ring(replace(_there(store.committees.ring(self.ring)), state=state))

        await self.desk.write(change)

    async def set_state(self, state: BallotState) -> None:
        def change(store: Store) -> None:
            store.ballots.change(replace(_there(store.ballots.get(self.number)), state=state))

        await self.desk.write(change)

    async def open_box(self) -> None:
        """Cards are out to all units."""
        ballot = await self.ballot()
        key = bytes.fromhex(ballot.seal.public_key)
        await self.box.open(Opening(ballot.id, ballot.roll, key, (), PAPER_BYTES + OVERHEAD))
        await self.set_state(BallotState.OPEN)

    async def close_box(self) -> None:
        await self.box.close(self.number)
        await self.set_state(BallotState.CLOSED)

    def _seal(self, store: Store) -> None:
        meeting = store.meetings.put(self.bloc, MeetingState.OPEN, self.clock()).id
        committee = tuple(store.people.by_key(key) or 0 for key in COMMITTEE)
        keys = [
            Key(bytes(self.secret.public_key).hex(), tuple(share_hash(own[place]).hex() for own in SHARES))
            for place in range(2)
        ]
        ring = store.committees.put_ring(Ring(0, meeting, RingState.MADE, committee, 2, tuple(keys)))
        seal = Seal(ring.id, 0, keys[0].public_key, keys[0].share_hashes, committee, 2)
        units = tuple(unit.id for unit in store.people.units(self.bloc))
        title, profile = self.file.award, self.file.profile
        state = BallotState.KEYING
        ballot = Ballot(0, meeting, state, title, 1, units, 2, profile, units, roll=units, issued=len(units), seal=seal)
        self.ring, self.number = ring.id, store.ballots.put(ballot)


def _there(found: T | None) -> T:
    assert found is not None
    return found
