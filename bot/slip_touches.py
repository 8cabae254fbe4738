"""Paper slips beside the phones: handed out by name, read in by number; nothing is written or logged about them."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from functools import partial
from typing import TypeVar

from bot.box.port import Box, BoxGone, BoxRefused
from bot.box_watch import report_lost
from bot.desk import Desk
from bot.slip_card import slip_card
from bot.slip_paper import entry_of, paper_of
from bot.slip_rights import Clerk, clerk_of
from bot.touch_answers import Answer, answered, error, shown
from handlers.talk import bloc_room, unit_room
from messages.ballot_card import NoMark
from messages.render import render
from rules.errors import NotYours, Refusal
from rules.errors_ballots import AlreadyVoted, NotOpen
from rules.errors_box import NoPaperBeside, NoSuchSlip, SlipAgreed, SlipInUse
from rules.meetings import BallotState

T = TypeVar("T")
REFUSED: dict[str, type[Refusal]] = {
    "voter_not_on_roll": NotYours,
    "slip_agreed": SlipAgreed,
    "slip_entered": SlipInUse,
}


class SlipTouches:
    """Each touch reads the store first and then speaks to the box; all of them answer with the card."""

    def __init__(self, desk: Desk, box: Box) -> None:
        self._desk = desk
        self._box = box

    async def slips(self, person: int, ballot: int) -> Answer:
        """As bot/web/touch_ports.py says."""
        return await shown(self._slips(person, ballot))

    async def hand(self, person: int, ballot: int, voter: int) -> Answer:
        """The voter votes on paper from now on; repeating it changes nothing."""
        return await answered(self._hand(person, ballot, voter))

    async def take_back(self, person: int, ballot: int, voter: int) -> Answer:
        """The voter votes by phone again; repeating it changes nothing."""
        return await answered(self._take_back(person, ballot, voter))

    async def enter(
        self, person: int, ballot: int, number: int, marks: Sequence[int], *, blank: bool, spoiled: bool
    ) -> Answer:
        """What this member read off slip `number`, in place of what they read before."""
        if bool(marks) + blank + spoiled != 1:
            return error(render(NoMark()))
        return await answered(self._enter(person, ballot, number, marks, spoiled=spoiled))

    async def withdraw(self, person: int, ballot: int, number: int) -> Answer:
        """This member has not read slip `number` after all; repeating it changes nothing."""
        return await answered(self._withdraw(person, ballot, number))

    async def _slips(self, person: int, number: int) -> Answer:
        clerk = await self._clerk(person, number)
        try:
            return await slip_card(clerk, self._box)
        except BoxGone:
            await report_lost(self._desk, number)
            raise

    async def _hand(self, person: int, number: int, voter: int) -> Answer:
        clerk = await self._handing(person, number, voter)
        if not clerk.ballot.profile.paper_beside:
            raise NoPaperBeside
        if not await self._ask(clerk, self._box.hand_slip(number, voter)):
            raise AlreadyVoted(clerk.ballot.profile.electorate)
        return await self._handed(person, clerk, voter)

    async def _take_back(self, person: int, number: int, voter: int) -> Answer:
        clerk = await self._handing(person, number, voter)
        await self._ask(clerk, self._box.take_back_slip(number, voter))
        return await self._handed(person, clerk, voter)

    async def _handed(self, person: int, clerk: Clerk, voter: int) -> Answer:
        self._desk.changes.touch(set(map(unit_room, clerk.voters[voter].units)))
        return await self._changed(person, clerk)

    async def _enter(
        self, person: int, number: int, slip: int, marks: Sequence[int], *, spoiled: bool
    ) -> Answer:
        clerk, place = await self._reading(person, number)
        mac, blob = entry_of(clerk.ballot, slip, paper_of(clerk.ballot, marks, spoiled=spoiled))
        await self._ask(clerk, self._box.enter_slip(number, place, slip, mac, blob))
        return await self._changed(person, clerk)

    async def _withdraw(self, person: int, number: int, slip: int) -> Answer:
        clerk, place = await self._reading(person, number)
        await self._ask(clerk, self._box.withdraw_slip(number, place, slip))
        return await self._changed(person, clerk)

    async def _handing(self, person: int, number: int, voter: int) -> Clerk:
        """Raises NotYours, NotOpen."""
        clerk = await self._open(person, number)
        if not clerk.may_hand or voter not in clerk.ballot.roll:
            raise NotYours
        return clerk

    async def _reading(self, person: int, number: int) -> tuple[Clerk, int]:
        """With the member's place. Raises NotYours, NotOpen."""
        clerk = await self._open(person, number)
        if clerk.place is None:
            raise NotYours
        return clerk, clerk.place

    async def _open(self, person: int, number: int) -> Clerk:
        clerk = await self._clerk(person, number)
        if clerk.ballot.state is not BallotState.OPEN:
            raise NotOpen
        return clerk

    async def _clerk(self, person: int, number: int) -> Clerk:
        today = self._desk.router.now().date()
        return await self._desk.read(partial(clerk_of, person=person, number=number, day=today))

    async def _ask(self, clerk: Clerk, work: Awaitable[T]) -> T:
        """Of the box; a refusal is said in words, a loss is looked into."""
        try:
            return await work
        except BoxRefused as refused:
            if refused.name == "slip_wrong":
                turnout = await self._box.turnout(clerk.ballot.id)
                raise NoSuchSlip(turnout.slips_out) from refused
            raise REFUSED.get(refused.name, NotOpen) from refused
        except BoxGone:
            await report_lost(self._desk, clerk.ballot.id)
            raise

    async def _changed(self, person: int, clerk: Clerk) -> Answer:
        self._desk.changes.touch({bloc_room(clerk.bloc)})
        return await self._slips(person, clerk.ballot.id)
