"""What the meeting's big screen shows: figures as they are now, and no count before it is announced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from html import unescape
from typing import Any

from bot.box.port import Box, BoxGone, BoxSilent
from bot.desk import Desk
from bot.result_bars import bars_of, counted_of
from handlers.talk import bloc_room
from messages import projector as says
from messages.message import Message
from messages.pictures import ResultBar
from messages.render import render
from rules.ballot_sheet import Ballot, Meeting, outcome_of
from rules.blocs import Bloc
from rules.meetings import Attendance, BallotState, MeetingState, count_present
from rules.people import Unit
from rules.profile import needed_present
from rules.vietnamese import percent
from storage.store import Store

State = dict[str, Any]
NOT_SHOWN = {BallotState.DRAFT, BallotState.KEYING}
GATHERING = {MeetingState.CALLED, MeetingState.CHECKING_IN}


@dataclass(frozen=True)
class Seen:
    """All that one look at the store gives; `voted` is known once the box is closed."""

    bloc: Bloc
    meeting: Meeting
    units: Mapping[int, Unit]
    attendance: Mapping[int, Attendance]
    ballot: Ballot | None
    voted: int


class Projector:
    """The `Screen` of bot/web/port.py; `join_url` is what the QR leads to."""

    def __init__(self, desk: Desk, box: Box, join_url: str) -> None:
        self._desk = desk
        self._box = box
        self._join_url = join_url

    async def state(self, token: str) -> State | None:
        """One scene for bot/web/static/projector.js; None when no meeting has this token."""
        seen = await self._desk.read(partial(_look, token=token))
        if seen is None:
            return None
        scene = await self._scene(seen)
        return {**self._heading(seen), "join_url": self._join_url, **scene}

    async def room(self, token: str) -> str:
        """The room whose changes change the screen; "" for an unknown meeting."""
        meeting = await self._desk.read(lambda store: store.meetings.by_token(token))
        return bloc_room(meeting.bloc) if meeting else ""

    def _heading(self, seen: Seen) -> State:
        zone = self._desk.router.now().tzinfo
        day = seen.meeting.opened_at.astimezone(zone).date()
        return {
            "title": seen.bloc.name,
            "subtitle": _plain(says.Subtitle(seen.bloc.year, day)),
            **_present(seen),
        }

    async def _scene(self, seen: Seen) -> State:
        if seen.meeting.state in GATHERING:
            quorum = needed_present(seen.bloc.profile, len(seen.units))
            return {"scene": "present", "quorum": quorum}
        match seen.ballot:
            case Ballot(state=BallotState.OPEN) as ballot:
                return await self._voting(seen, ballot)
            case Ballot(state=BallotState.CLOSED | BallotState.OPENED) as ballot:
                note = _plain(says.CountingNote(seen.bloc))
                return {"scene": "closed", "issued": ballot.issued, "collected": seen.voted, "note": note}
            case Ballot(state=BallotState.ANNOUNCED) as ballot:
                return _result(seen, ballot)
        return _waiting(seen)

    async def _voting(self, seen: Seen, ballot: Ballot) -> State:
        """A box that is silent or gone shows no figure rather than a wrong one."""
        try:
            turnout = await self._box.turnout(ballot.id)
        except (BoxGone, BoxSilent):
            return _waiting(seen)
        note = _plain(says.VotingNote(ballot))
        return {"scene": "ballot", "issued": turnout.issued, "collected": turnout.collected, "note": note}


def _look(store: Store, token: str) -> Seen | None:
    meeting = store.meetings.by_token(token)
    bloc = store.blocs.get(meeting.bloc) if meeting else None
    if meeting is None or bloc is None:
        return None
    shown = [one for one in store.ballots.of_meeting(meeting.id) if one.state not in NOT_SHOWN]
    ballot = shown[-1] if shown else None
    return Seen(
        bloc=bloc,
        meeting=meeting,
        units={unit.id: unit for unit in store.people.units(bloc.id)},
        attendance=store.meetings.attendance(meeting.id),
        ballot=ballot,
        voted=len(store.ballots.voted(ballot.id)) if ballot else 0,
    )


def _present(seen: Seen) -> State:
    return {"present": count_present(seen.attendance.values()), "members": len(seen.units)}


def _waiting(seen: Seen) -> State:
    void = seen.ballot is not None and seen.ballot.state is BallotState.VOID
    ended = seen.meeting.state is MeetingState.CLOSED
    return {"scene": "waiting", "agenda": _plain(says.Agenda(void, ended))}


def _result(seen: Seen, ballot: Ballot) -> State:
    outcome, bars, of = outcome_of(ballot), bars_of(ballot, seen.units), counted_of(ballot)
    counted = any(bar.votes is not None for bar in bars)
    return {
        "scene": "result",
        "issued": of,
        "needed": outcome.needed if counted else None,
        "bars": [_bar(bar, of) for bar in bars],
        "note": _plain(says.ResultNote(ballot, nobody=not outcome.elected)),
    }


def _bar(bar: ResultBar, of: int) -> State:
    share = "" if bar.votes is None else percent(Fraction(bar.votes, max(1, of)))
    return {"name": bar.name, "votes": bar.votes, "share": share, "elected": bar.elected}


def _plain(message: Message) -> str:
    return unescape(render(message).html)
