"""What the meeting's big screen shows: figures as they are now, looked up again after every change."""

from __future__ import annotations

from datetime import date
from functools import partial

from bot.box.port import Box, BoxGone, BoxSilent
from bot.desk import Desk
from bot.meeting_rights import units_of
from bot.screen_scenes import Scene, Seen, plain, scene_of, voting, waiting
from handlers.talk import bloc_room
from handlers.voters import attendance_of, voters_of
from messages import projector as says
from rules.agenda import Shown, Stand, item_of
from rules.ballot_sheet import Ballot
from rules.meetings import BallotState, count_present
from rules.motions import Motion
from storage.store import Store

NOT_SHOWN = {BallotState.DRAFT, BallotState.KEYING}


class Projector:
    """The `Screen` of bot/web/port.py; `join_url` is what the QR leads to."""

    def __init__(self, desk: Desk, box: Box, join_url: str) -> None:
        self._desk = desk
        self._box = box
        self._join_url = join_url

    async def state(self, token: str) -> Scene | None:
        """One scene for bot/web/static/projector.js; None when no meeting has this token."""
        day = self._desk.router.now().date()
        seen = await self._desk.read(partial(_look, token=token, day=day))
        if seen is None:
            return None
        scene = await self._scene(seen)
        return {**self._heading(seen), "join_url": self._join_url, **scene}

    async def room(self, token: str) -> str:
        """The room whose changes change the screen; "" for an unknown meeting."""
        meeting = await self._desk.read(lambda store: store.meetings.by_token(token))
        return bloc_room(meeting.bloc) if meeting else ""

    def _heading(self, seen: Seen) -> Scene:
        day = seen.meeting.opened_at.date()
        return {
            "title": seen.bloc.name,
            "subtitle": plain(says.Subtitle(seen.bloc.year, day)),
            "present": count_present(seen.attendance.values()),
            "members": seen.members,
            "who": plain(says.Voters(seen.bloc.profile.electorate)),
        }

    async def _scene(self, seen: Seen) -> Scene:
        if seen.ballot is not None and seen.ballot.state is BallotState.OPEN:
            return await self._voting(seen, seen.ballot)
        return scene_of(seen)

    async def _voting(self, seen: Seen, ballot: Ballot) -> Scene:
        """A box that is silent or gone shows no figure rather than a wrong one."""
        try:
            turnout = await self._box.turnout(ballot.id)
        except (BoxGone, BoxSilent):
            return waiting(seen)
        return voting(ballot, turnout.issued, turnout.collected)


def _look(store: Store, token: str, day: date) -> Seen | None:
    meeting = store.meetings.by_token(token)
    bloc = store.blocs.get(meeting.bloc) if meeting else None
    if meeting is None or bloc is None:
        return None
    trial = store.ballots.trial(meeting.id)
    ballots = (*store.ballots.of_meeting(meeting.id), *([trial] if trial else []))
    shown = [one for one in ballots if one.state not in NOT_SHOWN]
    ballot = max(shown, key=lambda one: one.id, default=None)
    stand = store.agenda.stand(meeting.id)
    frozen = store.final_tables.get(bloc.id)
    units = units_of(store, bloc.id)
    voters = voters_of(store, bloc, units.values(), meeting.id, day)
    known = attendance_of(store, bloc, meeting.id)
    return Seen(
        bloc=bloc,
        meeting=meeting,
        units=units,
        members=len(voters),
        attendance={voter: known[voter] for voter in voters if voter in known},
        ballot=ballot,
        collected=len(ballot.codes) if ballot else 0,
        item=item_of(store.agenda.items(meeting.id), stand.item),
        stand=stand,
        table=frozen.table if frozen else None,
        motion=_shown_motion(store, stand),
    )


def _shown_motion(store: Store, stand: Stand) -> Motion | None:
    return store.motions.get(stand.number) if stand.shown is Shown.MOTION else None
