"""What the box is asked to do after a turn; nothing here is called while a transaction is open."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from bot.box.counting import CountersDisagree
from bot.box.port import Box, BoxGone, Ceremony, Opening
from bot.box.sealing import OVERHEAD
from bot.box.shares import WrongShare
from bot.desk import Desk
from bot.outcome import NOTHING, Outcome
from rules.ballot_dict import count_to_dict
from rules.ballot_sheet import Ballot, marking_of
from rules.ballots import PAPER_BYTES
from rules.meetings import BallotState

SHARES = THRESHOLD = 1
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
            "check_box": self.check,
            "close_box": self.close,
            "count_box": self.count,
            "forget_box": self.forget,
        }

    async def make_keys(self, body: Body) -> Outcome:
        """Until the public key is kept nobody can have voted, so a box left from a broken try gives way."""
        ballot = await self._ballot(body)
        if ballot.state is not BallotState.KEYING or ballot.seal.public_key:
            return NOTHING
        keys = await self.ceremony.make_keys(SHARES, THRESHOLD)
        await self.start()
        await self.box.forget(ballot.id)
        await self.box.open(
            Opening(ballot.id, ballot.roll, keys.public_key, keys.shares, PAPER_BYTES + OVERHEAD)
        )
        return Outcome("box_sealed", {"public_key": keys.public_key.hex()})

    async def check(self, body: Body) -> Outcome:
        try:
            await self.box.turnout(body["ballot"])
        except BoxGone:
            return LOST
        return NOTHING

    async def close(self, body: Body) -> Outcome:
        try:
            closed = await self.box.close(body["ballot"])
        except BoxGone:
            return LOST
        sealed = [[one.id, one.blob.hex()] for one in closed.sealed]
        return Outcome("box_closed", {"voted": list(closed.voted), "sealed": sealed})

    async def count(self, body: Body) -> Outcome:
        """A key that does not fit or counters that differ lose the ballot: nothing may be announced."""
        ballot = await self._ballot(body)
        sealed = await self.desk.read(lambda store: store.ballots.sealed(ballot.id))
        try:
            count = await self.ceremony.open_box(
                bytes.fromhex(ballot.seal.public_key),
                await self.box.share(ballot.id),
                [blob for _, blob in sealed],
                marking=marking_of(ballot),
                issued=ballot.issued,
            )
        except (BoxGone, WrongShare, CountersDisagree):
            return LOST
        return Outcome("box_counted", {"totals": count_to_dict(count)})

    async def forget(self, body: Body) -> Outcome:
        """A box that has left holds nothing any more."""
        with suppress(BoxGone):
            await self.box.forget(body["ballot"])
        return Outcome("box_forgotten")

    async def _ballot(self, body: Body) -> Ballot:
        """Raises LookupError."""
        ballot = await self.desk.read(lambda store: store.ballots.get(body["ballot"]))
        if ballot is None:
            raise LookupError(body["ballot"])
        return ballot


LOST = Outcome("box_lost")
