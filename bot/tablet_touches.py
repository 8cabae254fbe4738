"""The shared tablet: several voters vote on one device, one after the other, and nothing is kept between two.

A call, a card and a paper are touches: asked and answered in one request, written nowhere, logged nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.ballot_rights import ballot_of, ballot_of_runner
from bot.ballot_touches import BallotTouches
from bot.box.port import Box, BoxGone, BoxRefused, BoxSilent
from bot.desk import Desk
from bot.tablet_rights import Counter, counter_of, held_on, open_ballot, served_voter
from bot.touch_answers import Answer, answered, shown, shut
from handlers.talk import bloc_room
from messages import tablet_card as says
from messages.render import render
from rules.ballot_sheet import Ballot
from rules.errors import NotYours
from rules.errors_ballots import AlreadyVoted, NotOpen
from rules.errors_box import VoterOnPaper
from rules.meetings import BallotState


class TabletTouches:
    """A tablet is named by `link` and `device`, the hashes of its address and of what it keeps."""

    def __init__(self, desk: Desk, box: Box, ballots: BallotTouches) -> None:
        self._desk = desk
        self._box = box
        self._ballots = ballots

    async def state(self, link: str, device: str) -> Answer | None:
        """As bot/web/touch_ports.py says."""
        held = await self._desk.read(partial(held_on, link=link, device=device))
        if held is None:
            return None
        heading = {"bloc": held.bloc.name, "year": held.bloc.year}
        ballot = await self._desk.read(partial(open_ballot, meeting=held.meeting.id))
        if ballot is None:
            return {**heading, "scene": "shut"}
        called = await self._called(ballot)
        find = partial(served_voter, held=held, ballot=ballot, called=called)
        voter = await self._desk.read(find)
        if voter is None:
            return {**heading, "scene": "idle"}
        return {**heading, "scene": "voting", "ballot": ballot.id, "voter": voter.id, "name": voter.name}

    async def card(self, link: str, device: str, ballot: int, voter: int) -> Answer:
        """The paper of the voter called; of no other."""
        if not await self._serves(link, device, ballot, voter):
            return shut(render(says.CalledElsewhere()).html)
        return await self._ballots.card_for(voter, ballot)

    async def cast(
        self,
        link: str,
        device: str,
        ballot: int,
        voter: int,
        marks: Sequence[int],
        *,
        blank: bool,
        spoiled: bool,
    ) -> Answer:
        """One paper of the voter called."""
        if not await self._serves(link, device, ballot, voter):
            return shut(render(says.CalledElsewhere()).html)
        answer = await self._ballots.cast_for(voter, ballot, marks, blank, spoiled)
        return answer | {"say": render(says.InTheBoxHere()).html} if "code" in answer else answer

    async def dismiss(self, link: str, device: str, ballot: int, voter: int) -> Answer:
        """Nobody has touched the card for a while: the voter is called no longer."""
        if await self._serves(link, device, ballot, voter):
            return await answered(self._nobody(ballot))
        return {}

    async def desk(self, person: int, meeting: int) -> Answer:
        """As bot/web/touch_ports.py says."""
        return await shown(self._counter_card(person, meeting))

    async def call(self, person: int, ballot: int, voter: int) -> Answer:
        """Call a voter that has not voted, or with 0 nobody; answers as `desk`, or {"error"}."""
        return await answered(self._call_by(person, ballot, voter))

    async def _serves(self, link: str, device: str, ballot: int, voter: int) -> bool:
        held = await self._desk.read(partial(held_on, link=link, device=device))
        found = await self._desk.read(partial(open_ballot, meeting=held.meeting.id)) if held else None
        return found is not None and found.id == ballot and voter != 0 and await self._called(found) == voter

    async def _called(self, ballot: Ballot) -> int:
        """0 also while the box does not answer."""
        try:
            return await self._box.called(ballot.id)
        except (BoxGone, BoxSilent):
            return 0

    async def _counter_card(self, person: int, meeting: int) -> Answer:
        counter = await self._counter(person, meeting)
        ballot = counter.ballot
        if ballot is None or not counter.bound:
            words = render(says.TabletDesk(counter.bound, voting=False, called=None))
            return {"html": words.html, "ballot": 0, "called": 0, "waiting": []}
        called, waiting = await self._box.called(ballot.id), await self._box.waiting(ballot.id)
        serves = counter.voters.get(called)
        words = render(says.TabletDesk(counter.bound, voting=True, called=serves))
        names = [{"id": one.id, "name": one.name} for one in counter.voters.values() if one.id in waiting]
        return {"html": words.html, "ballot": ballot.id, "called": called, "waiting": names}

    async def _call_by(self, person: int, number: int, voter: int) -> Answer:
        today = self._desk.router.now().date()
        find = partial(ballot_of_runner, person=person, number=number, day=today)
        ballot = (await self._desk.read(find)).ballot
        if ballot.state is not BallotState.OPEN:
            raise NotOpen
        await self._call(ballot, voter)
        return await self._counter_card(person, ballot.meeting)

    async def _nobody(self, number: int) -> Answer:
        _, ballot = await self._desk.read(partial(ballot_of, number=number))
        await self._call(ballot, 0)
        return {}

    async def _call(self, ballot: Ballot, voter: int) -> None:
        """Raises AlreadyVoted, VoterOnPaper, NotOpen, NotYours."""
        electorate = ballot.profile.electorate
        try:
            if voter and await self._box.has(ballot.id, voter):
                on_paper = voter in await self._box.on_paper(ballot.id)
                raise VoterOnPaper(electorate) if on_paper else AlreadyVoted(electorate)
            await self._box.call(ballot.id, voter)
        except BoxRefused as refused:
            raise NotYours if refused.name == "voter_not_on_roll" else NotOpen from refused
        bloc = await self._desk.read(lambda store: store.ballots.bloc(ballot.id))
        self._desk.changes.touch({bloc_room(bloc or 0)})

    async def _counter(self, person: int, meeting: int) -> Counter:
        today = self._desk.router.now().date()
        return await self._desk.read(partial(counter_of, person=person, number=meeting, day=today))
