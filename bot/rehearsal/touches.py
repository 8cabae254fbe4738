"""What phones ask of the box without a turn, and the keys their browsers keep."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass, field

from bot.ballot_touches import BallotTouches
from bot.committee_touches import CommitteeTouches
from rules.ballot_sheet import Ballot


@dataclass
class Touches:
    """`kept` is what the browser of each played member keeps: shares by person and ring."""

    ballots: BallotTouches
    committee: CommitteeTouches
    kept: dict[tuple[int, int], list[str]] = field(default_factory=dict)

    async def fetch_key(self, person: int, ring: int) -> bool:
        """Đã nhận chìa khóa; False when the member has theirs already."""
        if (await self.committee.keys(person, ring))["state"] != "take":
            return False
        self.kept[person, ring] = (await self.committee.take(person, ring))["shares"]
        await self.committee.acknowledge(person, ring)
        return True

    async def give_key(self, person: int, ballot: Ballot) -> bool:
        """Mở hòm phiếu; False when the member has given theirs, or this browser does not have it."""
        shares = self.kept.get((person, ballot.seal.ring))
        if shares is None or (await self.committee.opening(person, ballot.id))["state"] != "give":
            return False
        await self.committee.give(person, ballot.id, b64decode(shares[ballot.seal.key]))
        return True
