"""What the box is asked to do after a turn; nothing here is called while a transaction is open."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from bot.box.counting import CountersDisagree
from bot.box.port import Box, BoxGone, BoxRefused, Ceremony, Opening
from bot.box.sealing import OVERHEAD
from bot.box.shares import WrongShare
from bot.desk import Desk
from bot.outcome import NOTHING, Outcome
from rules.ballot_dict import count_to_dict
from rules.ballot_sheet import Ballot, Subject, marking_of
from rules.ballots import PAPER_BYTES
from rules.meetings import BallotState
from rules.rings import RingState

Body = dict[str, Any]


@dataclass(frozen=True)
class BoxWork:
    """`start` brings up a box that left because it held nothing."""

    desk: Desk
    box: Box
    ceremony: Ceremony
    start: Callable[[], Awaitable[None]]

    def kinds(self) -> dict[str, Callable[[Body], Awaitable[Outcome]]]:
        return {
            "make_keys": self.make_keys,
            "check_ring": self.check_ring,
            "drop_ring": self.drop_ring,
            "open_ballot": self.open,
            "check_box": self.check,
            "close_box": self.close,
            "count_box": self.count,
            "forget_box": self.forget,
        }

    async def make_keys(self, body: Body) -> Outcome:
        """Shares go to the box, where the committee's members fetch them; nobody may have fetched one before."""
        ring = await self.desk.read(lambda store: store.committees.ring(body["ring"]))
        if ring is None or ring.state is not RingState.MAKING:
            return NOTHING
        made = await self.ceremony.make_keys(len(ring.committee), ring.needed, int(body["count"]))
        await self.start()
        await self.box.drop_ring(ring.id)
        await self.box.hold(ring.id, tuple(zip(*(keys.shares for keys in made), strict=True)))
        keys = [
            {
                "public_key": one.public_key.hex(),
                "share_hashes": [hashed.hex() for hashed in one.share_hashes],
            }
            for one in made
        ]
        return Outcome("ring_made", {"keys": keys})

    async def check_ring(self, body: Body) -> Outcome:
        ring = await self.desk.read(lambda store: store.committees.ring(body["ring"]))
        if ring is None or ring.state is not RingState.MADE:
            return NOTHING
        try:
            taken = await self.box.taken(ring.id)
        except BoxGone:
            return Outcome("ring_lost")
        return Outcome("ring_ready") if len(taken) == len(ring.committee) else NOTHING

    async def drop_ring(self, body: Body) -> Outcome:
        with suppress(BoxGone):
            await self.box.drop_ring(body["ring"])
        return Outcome("ring_dropped")

    async def open(self, body: Body) -> Outcome:
        """Until the ballot is kept as open nobody can have voted, so a box left from a broken try gives way."""
        ballot = await self._ballot(body)
        if ballot.state is not BallotState.KEYING or not ballot.roll:
            return NOTHING
        await self.start()
        await self.box.forget(ballot.id)
        public_key = bytes.fromhex(ballot.seal.public_key)
        shares: tuple[bytes, ...] = ()
        if ballot.subject is Subject.TRIAL:
            (keys,) = await self.ceremony.make_keys(1, 1)
            public_key, shares = keys.public_key, keys.shares
        await self.box.open(Opening(ballot.id, ballot.roll, public_key, shares, PAPER_BYTES + OVERHEAD))
        return Outcome("box_opened", {"public_key": public_key.hex()})

    async def check(self, body: Body) -> Outcome:
        try:
            await self.box.turnout(body["ballot"])
        except BoxGone:
            return lost(BallotState.OPEN)
        return NOTHING

    async def close(self, body: Body) -> Outcome:
        try:
            closed = await self.box.close(body["ballot"])
        except BoxGone:
            return lost(BallotState.OPEN)
        except BoxRefused as refused:
            if refused.name != "slips_open":
                raise
            return Outcome("slips_open")
        sealed = [[one.id, one.blob.hex()] for one in closed.sealed]
        voted, paper = list(closed.voted), list(closed.paper)
        return Outcome("box_closed", {"voted": voted, "paper": paper, "sealed": sealed})

    async def count(self, body: Body) -> Outcome:
        """A key that does not fit or counters that differ lose the ballot: nothing may be announced."""
        ballot = await self._ballot(body)
        if ballot.state is not BallotState.CLOSED:
            return NOTHING
        sealed = await self.desk.read(lambda store: store.ballots.sealed(ballot.id))
        try:
            shares = await self._shares(ballot)
            if len(shares) < ballot.seal.needed:
                return NOTHING
            count = await self.ceremony.open_box(
                bytes.fromhex(ballot.seal.public_key),
                shares,
                [blob for _, blob in sealed],
                marking=marking_of(ballot),
                issued=ballot.issued,
            )
        except (BoxGone, WrongShare, CountersDisagree):
            return lost(BallotState.CLOSED)
        return Outcome("box_counted", {"totals": count_to_dict(count)})

    async def forget(self, body: Body) -> Outcome:
        """A box that has left holds nothing any more."""
        with suppress(BoxGone):
            await self.box.forget(body["ballot"])
        return Outcome("box_forgotten")

    async def _shares(self, ballot: Ballot) -> tuple[bytes, ...]:
        """As many as are needed of those given; a box that has gone since was given none, its members give again."""
        if not ballot.seal.ring:
            return await self.box.share(ballot.id)
        given: dict[int, bytes] = {}
        with suppress(BoxGone):
            given = await self.box.given(ballot.id)
        return tuple(given[place] for place in sorted(given)[: ballot.seal.needed])

    async def _ballot(self, body: Body) -> Ballot:
        """Raises LookupError."""
        ballot = await self.desk.read(lambda store: store.ballots.get(body["ballot"]))
        if ballot is None:
            raise LookupError(body["ballot"])
        return ballot


def lost(state: BallotState) -> Outcome:
    """For a ballot that still is in this state; papers kept since are lost to nobody."""
    return Outcome("box_lost", {"state": state.value})
