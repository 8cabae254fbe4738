"""Ballot touches: asked and answered in one request; nothing is written, and nothing is logged about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from html import unescape
from typing import Any

from bot.ballot_rights import Voter, ballot_of_lead, voter_of
from bot.box.port import Box, BoxGone, BoxRefused, BoxSilent
from bot.box.sealing import seal
from bot.box_watch import report_lost
from bot.desk import Desk
from handlers.ballot_cards import needed_known
from handlers.talk import bloc_room
from messages import ballot_card as says
from messages.outgoing import Outgoing
from messages.render import render, render_refusal
from rules.ballots import check_marks, encode_marks
from rules.errors import AlreadyVoted, NotOpen, NotYours, Refusal
from rules.meetings import BallotState

Answer = dict[str, Any]
NOT_YET = {BallotState.DRAFT, BallotState.KEYING}


class BallotTouches:
    """Each touch reads the store first and then speaks to the box."""

    def __init__(self, desk: Desk, box: Box) -> None:
        self._desk = desk
        self._box = box

    async def card(self, person: int, ballot: int) -> Answer:
        """As bot/web/port.py says."""
        try:
            voter = await self._voter(person, ballot)
            if voter.ballot.state is not BallotState.OPEN:
                return {"html": _heading(voter, short=True), **_not_taking(voter)}
            if await self._box.has(ballot, voter.unit.id):
                return {"html": _heading(voter, short=True), **_already()}
            return _open_card(voter)
        except Refusal as refusal:
            return _shut(render_refusal(refusal).html)
        except BoxRefused:
            return _shut(render_refusal(NotYours()).html)
        except (BoxGone, BoxSilent) as trouble:
            return _shut(await self._trouble(ballot, trouble))

    async def cast(self, person: int, ballot: int, marks: Sequence[int], blank: bool) -> Answer:
        """As bot/web/port.py says; repeating it changes nothing."""
        try:
            voter = await self._voter(person, ballot)
            return await self._cast(voter, marks, blank)
        except AlreadyVoted:
            return _already()
        except Refusal as refusal:
            return _error(render_refusal(refusal))
        except BoxGone as gone:
            return _shut(await self._trouble(ballot, gone))
        except BoxSilent as silent:
            return {"error": _plain(await self._trouble(ballot, silent))}

    async def turnout(self, person: int, ballot: int) -> Answer:
        """{"issued", "collected", "waiting": names, "html"} for who runs the bloc, else {"error"}."""
        try:
            return await self._turnout(person, ballot)
        except Refusal as refusal:
            return _error(render_refusal(refusal))
        except (BoxGone, BoxSilent) as trouble:
            return {"error": _plain(await self._trouble(ballot, trouble))}

    async def _voter(self, person: int, ballot: int) -> Voter:
        today = self._desk.router.now().date()
        return await self._desk.read(partial(voter_of, person=person, number=ballot, day=today))

    async def _cast(self, voter: Voter, marks: Sequence[int], blank: bool) -> Answer:
        ballot = voter.ballot
        if ballot.state is not BallotState.OPEN:
            return _not_taking(voter)
        if blank == bool(marks):
            return _error(render(says.NoMark()))
        checked = check_marks(marks, voter.marking)
        await self._put(voter, seal(bytes.fromhex(ballot.seal.public_key), encode_marks(checked)))
        self._desk.changes.touch({bloc_room(voter.unit.bloc)})
        return {"state": "cast", "say": render(says.InTheBox()).html}

    async def _put(self, voter: Voter, blob: bytes) -> None:
        """Raises AlreadyVoted, NotOpen, NotYours."""
        try:
            taken = await self._box.put(voter.ballot.id, voter.unit.id, blob)
        except BoxRefused as refused:
            raise NotYours if refused.name == "unit_not_on_roll" else NotOpen from refused
        if not taken:
            raise AlreadyVoted

    async def _turnout(self, person: int, number: int) -> Answer:
        today = self._desk.router.now().date()
        find = partial(ballot_of_lead, person=person, number=number, day=today)
        ballot, units = await self._desk.read(find)
        if ballot.state is not BallotState.OPEN:
            raise NotOpen
        turnout, waiting = await self._box.turnout(number), await self._box.waiting(number)
        missing = tuple(units[unit] for unit in waiting)
        words = render(says.TurnoutNow(turnout.issued, turnout.collected, missing))
        figures = {"issued": turnout.issued, "collected": turnout.collected}
        return {**figures, "waiting": [unit.name for unit in missing], "html": words.html}

    async def _trouble(self, ballot: int, trouble: BoxGone | BoxSilent) -> str:
        if isinstance(trouble, BoxSilent):
            return render(says.BoxSilentNow()).html
        await report_lost(self._desk, ballot)
        return render(says.BoxLostNow()).html


def _open_card(voter: Voter) -> Answer:
    profile = voter.ballot.profile
    return {
        "state": "open",
        "html": _heading(voter, short=False),
        "at_most": voter.marking.limit,
        "options": [{"id": unit, "name": voter.units[unit].name} for unit in voter.candidates],
        "blank_say": render(says.BlankSay(voter.bloc, profile.blank_valid)).html,
    }


def _heading(voter: Voter, *, short: bool) -> str:
    needed = needed_known(voter.ballot)
    return render(says.Heading(voter.bloc, voter.ballot, voter.unit, needed, short)).html


def _not_taking(voter: Voter) -> Answer:
    state = voter.ballot.state
    voted = None if state in NOT_YET else voter.voted
    return _shut(render(says.NotTaking(voter.bloc, state, voted)).html)


def _already() -> Answer:
    return {"state": "cast", "say": render_refusal(AlreadyVoted()).html}


def _shut(say: str) -> Answer:
    return {"state": "closed", "say": say}


def _error(words: Outgoing) -> Answer:
    return {"error": _plain(words.html)}


def _plain(html: str) -> str:
    """The page shows an error as text."""
    return unescape(re.sub(r"</?[bi]>", "", html))
