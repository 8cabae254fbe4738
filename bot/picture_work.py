"""Pictures made after a turn, each in a child that exits."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot.child import in_child
from bot.desk import Desk
from bot.evidence_store import EvidenceStore
from bot.meeting_rights import units_of
from bot.outcome import NOTHING, Outcome
from bot.result_bars import bars_of, counted_of
from messages.pictures import ResultPicture, drawing_of
from rules.ballot_sheet import five_numbers, outcome_of
from rules.meetings import BallotState
from storage.store import Store

Body = dict[str, Any]
Draw = Callable[[dict[str, Any]], Awaitable[bytes]]
"""Makes a PNG of what `drawing_of` describes."""


async def draw_in_child(drawing: dict[str, Any]) -> bytes:
    return await in_child("messages.drawing", told=drawing)


@dataclass(frozen=True)
class PictureWork:
    desk: Desk
    files: EvidenceStore
    draw: Draw = draw_in_child

    def kinds(self) -> dict[str, Callable[[Body], Awaitable[Outcome]]]:
        return {"draw_result": self.result}

    async def result(self, body: Body) -> Outcome:
        picture = await self.desk.read(partial(_announced, ballot=body["ballot"]))
        if picture is None:
            return NOTHING
        png = await self.draw(drawing_of(picture))
        digest = await asyncio.to_thread(self.files.put, png)
        name = f"ket-qua-{body['ballot']}.png"
        file = {"digest": digest, "name": name, "size": len(png), "media_type": "image/png"}
        return Outcome("picture_drawn", file)


def _announced(store: Store, ballot: int) -> ResultPicture | None:
    """None until the result may be seen by all."""
    found = store.ballots.get(ballot)
    if found is None or found.state is not BallotState.ANNOUNCED:
        return None
    meeting = store.meetings.get(found.meeting)
    bloc = store.blocs.get(meeting.bloc) if meeting else None
    if meeting is None or bloc is None:
        return None
    return ResultPicture(
        title=found.title,
        bloc=bloc.name,
        year=bloc.year,
        day=meeting.opened_at.date(),
        numbers=five_numbers(found),
        of=counted_of(found),
        needed=outcome_of(found).needed,
        bars=bars_of(found, units_of(store, bloc.id)),
        subject=found.subject,
        form=found.profile.form,
        electorate=found.profile.electorate,
    )
