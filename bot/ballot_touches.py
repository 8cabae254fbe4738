"""Ballot touches: asked and answered in one request; nothing is written, and nothing is logged about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from bot.ballot_rights import VotersBallot, ballot_of_runner, voter_for, voter_of
from bot.box.port import Box, BoxGone, BoxRefused, BoxSilent
from bot.box.sealing import seal
from bot.box_watch import report_lost
from bot.desk import Desk
from bot.touch_answers import Answer, error, plain, shut
from bot.voter_card import already, heading, not_taking, open_card
from handlers.talk import bloc_room, unit_room
from messages import ballot_card as says
from messages.render import render, render_refusal
from rules.ballots import SPOILED, check_marks, encode_marks
from rules.codes import inclusion_code
from rules.errors import NotYours, Refusal
from rules.errors_ballots import AlreadyVoted, NotOpen
from rules.errors_box import VoterOnPaper
from rules.meetings import BallotState
from storage.store import Store

Find = Callable[[Store], VotersBallot]


@dataclass(frozen=True)
class Paper:
    """What is to go into the box: marks, or one of the two on purpose."""

    marks: Sequence[int]
    blank: bool
    spoiled: bool


class BallotTouches:
    """Each touch reads the store first and then speaks to the box."""

    def __init__(self, desk: Desk, box: Box) -> None:
        self._desk = desk
        self._box = box

    async def card(self, person: int, ballot: int) -> Answer:
        """As bot/web/touch_ports.py says."""
        return await self._shown(self._delegate(person, ballot), ballot)

    async def card_for(self, voter: int, ballot: int) -> Answer:
        """The same, of the voter called to the shared tablet."""
        return await self._shown(partial(voter_for, voter=voter, number=ballot), ballot)

    async def cast(
        self, person: int, ballot: int, marks: Sequence[int], blank: bool, spoiled: bool = False
    ) -> Answer:
        """As bot/web/touch_ports.py says; repeating it changes nothing."""
        paper = Paper(marks, blank, spoiled)
        return await self._taken(self._delegate(person, ballot), ballot, paper)

    async def cast_for(
        self, voter: int, ballot: int, marks: Sequence[int], blank: bool, spoiled: bool = False
    ) -> Answer:
        """The same, of the voter called to the shared tablet."""
        paper = Paper(marks, blank, spoiled)
        return await self._taken(partial(voter_for, voter=voter, number=ballot), ballot, paper)

    async def _shown(self, find: Find, ballot: int) -> Answer:
        try:
            return await self._card(await self._desk.read(find))
        except Refusal as refusal:
            return shut(render_refusal(refusal).html)
        except BoxRefused:
            return shut(render_refusal(NotYours()).html)
        except (BoxGone, BoxSilent) as trouble:
            return shut(await self._trouble(ballot, trouble))

    async def _taken(self, find: Find, ballot: int, paper: Paper) -> Answer:
        try:
            return await self._cast(await self._desk.read(find), paper)
        except AlreadyVoted as done:
            return already(done.electorate)
        except Refusal as refusal:
            return error(render_refusal(refusal))
        except BoxGone as gone:
            return shut(await self._trouble(ballot, gone))
        except BoxSilent as silent:
            return {"error": plain(await self._trouble(ballot, silent))}

    async def turnout(self, person: int, ballot: int) -> Answer:
        """{"issued", "collected", "slips", "waiting": names, "html"} for who runs the bloc, else {"error"}."""
        try:
            return await self._turnout(person, ballot)
        except Refusal as refusal:
            return error(render_refusal(refusal))
        except (BoxGone, BoxSilent) as trouble:
            return {"error": plain(await self._trouble(ballot, trouble))}

    def _delegate(self, person: int, ballot: int) -> Find:
        return partial(voter_of, person=person, number=ballot, day=self._desk.router.now().date())

    async def _card(self, seen: VotersBallot) -> Answer:
        ballot, voter = seen.ballot, seen.voter.id
        if ballot.state is not BallotState.OPEN:
            return {"html": heading(seen, short=True), **not_taking(seen)}
        if not await self._box.has(ballot.id, voter):
            return open_card(seen)
        is_on_paper = voter in await self._box.on_paper(ballot.id)
        on_paper = VoterOnPaper(seen.electorate)
        done = shut(render_refusal(on_paper).html) if is_on_paper else already(seen.electorate)
        return {"html": heading(seen, short=True), **done}

    async def _cast(self, seen: VotersBallot, paper: Paper) -> Answer:
        if seen.ballot.state is not BallotState.OPEN:
            return not_taking(seen)
        if bool(paper.marks) + paper.blank + paper.spoiled != 1:
            return error(render(says.NoMark()))
        written = SPOILED if paper.spoiled else encode_marks(check_marks(paper.marks, seen.marking))
        blob = seal(bytes.fromhex(seen.ballot.seal.public_key), written)
        await self._put(seen, blob)
        self._desk.changes.touch({bloc_room(seen.bloc.id), *map(unit_room, seen.voter.units)})
        return {"state": "cast", "say": render(says.InTheBox(seen.electorate)).html, "code": inclusion_code(blob)}

    async def _put(self, seen: VotersBallot, blob: bytes) -> None:
        """Raises AlreadyVoted, NotOpen, NotYours, VoterOnPaper."""
        try:
            taken = await self._box.put(seen.ballot.id, seen.voter.id, blob)
        except BoxRefused as refused:
            known = {"voter_not_on_roll": NotYours(), "voter_on_paper": VoterOnPaper(seen.electorate)}
            raise known.get(refused.name, NotOpen()) from refused
        if not taken:
            raise AlreadyVoted(seen.electorate)

    async def _turnout(self, person: int, number: int) -> Answer:
        today = self._desk.router.now().date()
        find = partial(ballot_of_runner, person=person, number=number, day=today)
        run = await self._desk.read(find)
        if run.ballot.state is not BallotState.OPEN:
            raise NotOpen
        turnout, waiting = await self._box.turnout(number), await self._box.waiting(number)
        missing = tuple(voter for number, voter in run.voters.items() if number in waiting)
        told = says.TurnoutNow(run.ballot, turnout.issued, turnout.collected, turnout.slips_left, missing)
        words = render(told)
        figures = {"issued": turnout.issued, "collected": turnout.collected, "slips": turnout.slips_left}
        return {**figures, "waiting": [voter.name for voter in missing], "html": words.html}

    async def _trouble(self, ballot: int, trouble: BoxGone | BoxSilent) -> str:
        if isinstance(trouble, BoxSilent):
            return render(says.BoxSilentNow()).html
        await report_lost(self._desk, ballot)
        return render(says.BoxLostNow()).html
