"""Key shares between the committee's phones and the box; nothing is written or logged about them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from functools import partial

from bot.box.port import Box, BoxGone, BoxRefused
from bot.box_watch import ask
from bot.committee_rights import Holder, Member, ask_count, ask_ring_check, check_share, holder_of, member_of
from bot.desk import Desk
from bot.touch_answers import Answer, answered, shown
from handlers.talk import bloc_room
from messages import committee_card as says
from messages.render import render
from rules.errors import NotNow, NotYours
from rules.errors_box import KeysLost, ShareTaken
from rules.meetings import BallotAction, BallotState
from rules.rings import RingState

COUNTED = {BallotState.OPENED, BallotState.ANNOUNCED}


class CommitteeTouches:
    """Each touch reads the store first; `start_box` brings up a box that has gone since the ballot was closed."""

    def __init__(self, desk: Desk, box: Box, start_box: Callable[[], Awaitable[None]] | None = None) -> None:
        self._desk = desk
        self._box = box
        self._start_box = start_box or box.ping

    async def keys(self, person: int, ring: int) -> Answer:
        """As bot/web/touch_ports.py says."""
        return await shown(self._keys(person, ring))

    async def take(self, person: int, ring: int) -> Answer:
        """As bot/web/touch_ports.py says."""
        return await answered(self._take(person, ring))

    async def acknowledge(self, person: int, ring: int) -> Answer:
        """As bot/web/touch_ports.py says; repeating it changes nothing."""
        return await answered(self._acknowledge(person, ring))

    async def opening(self, person: int, ballot: int) -> Answer:
        """As bot/web/touch_ports.py says."""
        return await shown(self._opening(person, ballot))

    async def give(self, person: int, ballot: int, share: bytes) -> Answer:
        """As bot/web/touch_ports.py says; repeating it changes nothing."""
        return await answered(self._give(person, ballot, share))

    async def _keys(self, person: int, number: int) -> Answer:
        holder = await self._holder(person, number)
        of = len(holder.ring.committee)
        state, taken = await self._taken(holder)
        words = render(says.KeysCard(state, taken, of))
        state = state if state in ("take", "taken") else "closed"
        return {"state": state, "html": words.html, "taken": taken, "of": of}

    async def _taken(self, holder: Holder) -> tuple[str, int]:
        """How KeysCard stands, and how many members have their shares."""
        ring = holder.ring
        if ring.state is RingState.READY:
            return "taken", len(ring.committee)
        if ring.state is not RingState.MADE:
            return ring.state.value, 0
        try:
            taken = await self._box.taken(ring.id)
        except BoxGone:
            await ask(self._desk, ask_ring_check, ring.id)
            return "lost", 0
        if len(taken) == len(ring.committee):
            await ask(self._desk, ask_ring_check, ring.id)
        return "taken" if holder.place in taken else "take", len(taken)

    async def _take(self, person: int, number: int) -> Answer:
        holder = await self._holder(person, number)
        if holder.ring.state is RingState.READY:
            raise ShareTaken
        if holder.ring.state is not RingState.MADE:
            raise KeysLost
        try:
            shares = await self._box.take(number, holder.place)
        except BoxRefused as refused:
            raise (ShareTaken if refused.name == "share_taken" else NotYours) from refused
        except BoxGone as gone:
            await ask(self._desk, ask_ring_check, number)
            raise KeysLost from gone
        return {"shares": [b64encode(share).decode() for share in shares]}

    async def _acknowledge(self, person: int, number: int) -> Answer:
        holder = await self._holder(person, number)
        if holder.ring.state is RingState.MADE:
            with suppress(BoxGone):
                await self._box.acknowledge(number, holder.place)
            self._desk.changes.touch({bloc_room(holder.bloc)})
        return await self._keys(person, number)

    async def _opening(self, person: int, number: int) -> Answer:
        member = await self._member(person, number)
        seal, state, given = member.ballot.seal, member.ballot.state.value, 0
        if member.ballot.state is BallotState.CLOSED:
            state, given = await self._given(member)
        words = render(says.OpeningCard(state, given, seal.needed))
        state = state if state in ("give", "given") else "closed"
        figures = {"given": given, "needed": seal.needed, "ring": seal.ring, "key": seal.key}
        return {"state": state, "html": words.html, **figures}

    async def _given(self, member: Member) -> tuple[str, int]:
        """How OpeningCard stands, and how many gave; a box that has gone since was given nothing."""
        places: Collection[int] = ()
        with suppress(BoxGone):
            places = await self._box.given(member.ballot.id)
        if len(places) >= member.ballot.seal.needed:
            await ask(self._desk, ask_count, member.ballot.id)
        return "given" if member.place in places else "give", len(places)

    async def _give(self, person: int, number: int, share: bytes) -> Answer:
        member = await self._member(person, number)
        check_share(member, share)
        state = member.ballot.state
        if state not in (BallotState.CLOSED, *COUNTED):
            raise NotNow(BallotAction.OPEN_BOX.value, state.value)
        if state is BallotState.CLOSED:
            await self._keep(member, share)
            self._desk.changes.touch({bloc_room(member.bloc)})
        return await self._opening(person, number)

    async def _keep(self, member: Member, share: bytes) -> None:
        give = partial(self._box.give, member.ballot.id, member.place, share)
        try:
            try:
                await give()
            except BoxGone:
                await self._start_box()
                await give()
        except BoxRefused as refused:
            raise NotNow(BallotAction.OPEN_BOX.value, BallotState.OPEN.value) from refused

    async def _holder(self, person: int, ring: int) -> Holder:
        return await self._desk.read(partial(holder_of, person=person, number=ring))

    async def _member(self, person: int, ballot: int) -> Member:
        return await self._desk.read(partial(member_of, person=person, number=ballot))
