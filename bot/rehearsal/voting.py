"""The ballot of a played meeting: a committee chosen, keys fetched, papers cast, the box opened."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from bot.player import Player
from bot.rehearsal.cast import Cast
from bot.rehearsal.touches import Touches
from rules.ballot_sheet import Ballot, Meeting, Subject
from rules.meetings import BallotState
from rules.people import Person, Role
from rules.rings import RingState
from storage.store import Store

Settle = Callable[[], Awaitable[None]]


@dataclass
class VotingActs:
    """`settle` returns when everything asked of the box and the painter is done."""

    cast: Cast
    touches: Touches
    settle: Settle

    async def next(self, meeting: Meeting, ballot: Ballot | None, lead: Player | None) -> bool:
        """The next thing the ballot waits for; False when it waits for a held phone."""
        if ballot is not None and await self._by_others(ballot):
            return True
        if lead is None:
            return False
        if not await self.cast.desk.read(lambda store: store.committees.of_meeting(meeting.id)):
            return await self._choose_committee(meeting, lead)
        if ballot is None or ballot.state is BallotState.DRAFT:
            return await self._seal(lead)
        return await self._go_on(ballot, lead)

    async def _by_others(self, ballot: Ballot) -> bool:
        if ballot.state is BallotState.KEYING:
            return await self._fetch_key(ballot)
        if ballot.state is BallotState.OPEN:
            return await self.vote(ballot)
        if ballot.state is BallotState.CLOSED:
            return await self._give_key(ballot)
        return False

    async def _choose_committee(self, meeting: Meeting, lead: Player) -> bool:
        """Officers whose phones nobody holds, agreed to by all."""
        bloc = await self.cast.bloc()
        people = await self._free_officers()
        chosen = people[: bloc.profile.key_shares]
        await lead.says("hội nghị")
        await lead.taps(bloc.label("committee"))
        await lead.taps("Chọn thành viên")
        await lead.presses(f"tellers {meeting.id}", tuple(str(person.id) for person in chosen))
        await lead.taps(chosen[0].name)
        await lead.taps("Nhất trí")
        return True

    async def _free_officers(self) -> list[Person]:
        """Those of units that lead nothing come first."""
        bloc, today = await self.cast.bloc(), self.cast.clock().date()
        leadership = await self.cast.leadership(bloc.year)
        leading = leadership.units if leadership else frozenset()
        units = sorted(await self.cast.units(), key=lambda unit: unit.id in leading)
        found: list[Person] = []
        for unit in units:
            found += await self.cast.desk.read(partial(_officers, unit=unit.id, day=today))
        return sorted(found, key=lambda person: person.id in self.cast.holding)

    async def _seal(self, lead: Player) -> bool:
        await lead.says("hội nghị")
        await lead.taps("Chuẩn bị phiếu suy tôn")
        await lead.taps("Niêm phong hòm phiếu")
        await lead.taps_if_there("Đồng ý, ghi vào biên bản")
        await self.settle()
        return True

    async def _fetch_key(self, ballot: Ballot) -> bool:
        ring = await self.cast.desk.read(lambda store: store.committees.ring(ballot.seal.ring))
        if ring is None or ring.state is not RingState.MADE:
            return False
        for person in ballot.seal.committee:
            if person not in self.cast.holding and await self.touches.fetch_key(person, ring.id):
                await self.settle()
                return True
        return False

    async def _give_key(self, ballot: Ballot) -> bool:
        for person in ballot.seal.committee:
            if person not in self.cast.holding and await self.touches.give_key(person, ballot):
                await self.settle()
                return True
        return False

    async def vote(self, ballot: Ballot) -> bool:
        """One voter votes, as the file says of its unit; the marks go to the box and nowhere else."""
        units = {unit.key: unit.id for unit in await self.cast.units()}
        votes = self.cast.file.sample.votes if self.cast.file.sample else {}
        marked = {units[key]: [units[chosen] for chosen in votes[key]] for key in votes}
        for voter in (await self.cast.voters(ballot.meeting)).values():
            delegate = await self.cast.player_of(voter)
            if delegate is None:
                continue
            marks = marked.get(voter.units[0], []) if ballot.round == 1 else []
            if ballot.subject is Subject.TRIAL:
                marks = [ballot.candidates[voter.id % len(ballot.candidates)]]
            card = await self.touches.ballots.card(delegate.person, ballot.id)
            if card["state"] == "open":
                await self.touches.ballots.cast(delegate.person, ballot.id, marks, not marks)
                return True
        return False

    async def _go_on(self, ballot: Ballot, lead: Player) -> bool:
        labels = {
            BallotState.KEYING: ("Phát phiếu",),
            BallotState.OPEN: ("Đóng hòm phiếu", "Đóng hòm phiếu"),
            BallotState.OPENED: ("Công bố",),
        }.get(ballot.state)
        if labels is None or not await self._may_go_on(ballot, lead):
            return False
        await lead.says("kiểm phiếu")
        for label in labels:
            await lead.taps(label)
        await self.settle()
        return True

    async def _may_go_on(self, ballot: Ballot, lead: Player) -> bool:
        """Everybody has their key before cards go out, and every card is back before the box is closed."""
        if ballot.state is BallotState.KEYING:
            ring = await self.cast.desk.read(lambda store: store.committees.ring(ballot.seal.ring))
            return ring is not None and ring.state is RingState.READY
        if ballot.state is BallotState.OPEN:
            turnout = await self.touches.ballots.turnout(lead.person, ballot.id)
            return bool(turnout["collected"] == turnout["issued"])
        return True


def _officers(store: Store, unit: int, day: date) -> tuple[Person, ...]:
    return store.people.holders(unit, (Role.OFFICER,), day)
