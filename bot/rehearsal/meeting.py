"""The year-end meeting, one act at a time: check-in, ballot, results, commendations, leaders, next year's pledge."""

from __future__ import annotations

from dataclasses import dataclass

from bot.player import Player
from bot.rehearsal.cast import Cast
from bot.rehearsal.lead import secretary
from bot.rehearsal.open_votes import adopt_minutes, give_voice
from bot.rehearsal.touches import Touches
from bot.rehearsal.voting import Settle, VotingActs
from handlers.voters import attendance_of
from rules.ballot_sheet import Meeting
from rules.meetings import BallotState, MeetingState
from rules.nominations import NominationState


@dataclass
class MeetingActs:
    """`settle` returns when everything asked of the box and the painter is done."""

    cast: Cast
    touches: Touches
    settle: Settle

    async def next(self) -> bool:
        """Do the next thing the meeting waits for; False when it waits for a held phone, or is over."""
        bloc = await self.cast.bloc()
        item, lead = bloc.item("hoinghi"), await secretary(self.cast)
        if item is None or item.due > self.cast.clock():
            return False
        meeting = await self.cast.desk.read(lambda store: store.meetings.of_bloc(bloc.id))
        if meeting is None or meeting.state is MeetingState.CALLED:
            return await self._call(lead)
        if meeting.state is not MeetingState.CLOSED and await give_voice(self.cast, meeting):
            return True
        if await self._try_out(meeting):
            return True
        if meeting.state is MeetingState.CHECKING_IN:
            return await self._check_in(meeting, lead)
        if meeting.state is MeetingState.OPEN:
            return await self._go_on(meeting, lead)
        return False

    async def _call(self, lead: Player | None) -> bool:
        if lead is None:
            return False
        await lead.says("hội nghị")
        await lead.taps("Mở điểm danh")
        return True

    async def _check_in(self, meeting: Meeting, lead: Player | None) -> bool:
        bloc, voters = await self.cast.bloc(), await self.cast.voters(meeting.id)
        known = await self.cast.desk.read(lambda store: attendance_of(store, bloc, meeting.id))
        waiting = [voter for number, voter in voters.items() if number not in known]
        for voter in waiting:
            delegate = await self.cast.player_of(voter)
            if delegate is not None:
                await delegate.says("điểm danh")
                await delegate.taps("Có mặt")
                return True
        if waiting or lead is None:
            return False
        await lead.says("hội nghị")
        await lead.taps("Khai mạc hội nghị")
        return True

    async def _try_out(self, meeting: Meeting) -> bool:
        """One voter marks the trial that somebody has begun."""
        trial = await self.cast.desk.read(lambda store: store.ballots.trial(meeting.id))
        if trial is None or trial.state is not BallotState.OPEN:
            return False
        return await VotingActs(self.cast, self.touches, self.settle).vote(trial)

    async def _go_on(self, meeting: Meeting, lead: Player | None) -> bool:
        found = await self.cast.desk.read(lambda store: store.ballots.of_meeting(meeting.id))
        ballot = found[-1] if found else None
        if ballot is not None and ballot.state is BallotState.ANNOUNCED:
            return lead is not None and await self._conclude(meeting, lead)
        return await VotingActs(self.cast, self.touches, self.settle).next(meeting, ballot, lead)

    async def _conclude(self, meeting: Meeting, lead: Player) -> bool:
        bloc = await self.cast.bloc()
        nominations = await self.cast.desk.read(lambda store: store.nominations.of_bloc(bloc.id))
        if any(one.state is NominationState.SENT for one in nominations):
            await lead.says("đề xuất")
            await lead.taps_if_there(f"Danh sách của {bloc.label('group')}")
            await lead.taps("Chốt danh sách khen")
            await lead.taps("Công bố")
            return True
        if await self.cast.leadership(bloc.year + 1) is None:
            return await self._name_leaders(lead)
        if not await self.cast.desk.read(
            lambda store: f"pledge {bloc.year + 1}" in store.announced.items(bloc.id)
        ):
            await lead.says("hội nghị")
            await lead.taps("Phát động năm sau")
            return True
        pledged = await self.cast.desk.read(lambda store: store.pledges.units(bloc.id, bloc.year + 1))
        if len(pledged) < len(await self.cast.units()):
            return False
        if await adopt_minutes(self.cast, meeting, lead):
            return True
        await lead.says("hội nghị")
        await lead.taps("Kết thúc hội nghị")
        await lead.taps("Kết thúc hội nghị")
        return True

    async def _name_leaders(self, lead: Player) -> bool:
        sample = self.cast.file.sample
        if sample is None:
            return False
        names = {unit.key: unit.name for unit in await self.cast.units()}
        bloc = await self.cast.bloc()
        await lead.says("hội nghị")
        await lead.taps(f"{bloc.label('lead')} năm sau")
        await lead.taps(names[sample.next_year.lead])
        await lead.taps(names[sample.next_year.deputies[0]])
        await lead.taps("Xác nhận")
        return True
