"""A bloc whose scores are published, its delegates, and what the box would answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.player import Player
from rules.ballot_sheet import Ballot
from rules.profile import Profile
from rules.review import SheetState
from storage.effects import EffectRow
from storage.store import Store
from tests.support.stage import ZONE, Stage, example

SECRETARY, CHAIR = "ban-noi-chinh/officer", "ban-noi-chinh/head"
COMMITTEE = ("uy-ban-kiem-tra/officer", "ban-to-chuc/officer", "dang-uy-khoi/officer")
"""The head first."""


class MeetingStage(Stage):
    """The afternoon of the meeting: every unit pledged and its score is published."""

    def __init__(
        self, folder: Path, profile: Callable[[Profile], Profile] = lambda profile: profile, url: str = ""
    ) -> None:
        file = example()
        super().__init__(folder, replace(file, profile=profile(file.profile)), url)
        self.clock.move(datetime(2023, 12, 19, 14, tzinfo=ZONE))

    async def __aenter__(self) -> MeetingStage:
        await super().__aenter__()
        return self

    def furnish(self, store: Store) -> None:
        super().furnish(store)
        for unit in store.people.units(self.bloc):
            officer = store.people.by_key(f"{unit.key}/officer") or 0
            store.pledges.put(self.bloc, 2023, unit.id, officer, self.clock())
            store.sheets.set_state(store.sheets.of_unit(self.bloc, unit.id).id, SheetState.PUBLISHED)

    async def secretary(self) -> Player:
        return await self.person(SECRETARY)

    async def chair(self) -> Player:
        return await self.person(CHAIR)

    async def delegates(self) -> list[Player]:
        return [await self.person(f"{unit.key}/head") for unit in self.file.units]

    async def gather(self, absent: int = 0) -> Player:
        """Everybody but the last `absent` units checks in; the secretary comes back."""
        secretary = await self.secretary()
        await secretary.says("/hoinghi")
        await secretary.taps("Mở điểm danh")
        for delegate in (await self.delegates())[: len(self.file.units) - absent]:
            await delegate.taps("Có mặt")
        return secretary

    async def open(self, absent: int = 0) -> Player:
        secretary = await self.gather(absent)
        await secretary.says("/hoinghi")
        await secretary.taps("Khai mạc hội nghị")
        await self.desk.write(self._put_committee)
        return secretary

    async def keys(self) -> None:
        """The box has keys, and every member of the committee has fetched their share."""
        key = {"public_key": "ab" * 32, "share_hashes": ["cd" * 16] * len(COMMITTEE)}
        made = (await self.pending("make_keys"))[0]
        await self.comes_back("make_keys", "ring_made", keys=[key] * int(made.body["count"]))
        ready = {"bloc": self.bloc, "person": 0, "ring": made.body["ring"]}
        await self.desk.write(lambda store: store.effects.put("check_ring", ready))
        await self.comes_back("check_ring", "ring_ready")

    async def vote(self, secretary: Player) -> None:
        """From a draft on the secretary's screen to cards in the delegates' hands."""
        await secretary.taps("Niêm phong hòm phiếu")
        if await self.pending("make_keys"):
            await self.keys()
        await self.issue(secretary)

    async def issue(self, secretary: Player) -> None:
        await secretary.taps("Phát phiếu")
        await self.comes_back("open_ballot", "box_opened", public_key="ab" * 32)

    async def count(self, secretary: Player, votes: dict[str, int], **changes: int) -> None:
        """Close and open the box; `votes` by the unit's key."""
        await secretary.taps("Đóng hòm phiếu")
        await secretary.taps("Đóng hòm phiếu")
        ballot = await self.ballot()
        sealed = [[f"{number:02d}", "00ff"] for number in range(len(ballot.roll))]
        await self.comes_back("close_box", "box_closed", voted=list(ballot.roll), paper=[], sealed=sealed)
        opening = {"bloc": self.bloc, "person": 0, "ballot": ballot.id}
        await self.desk.write(lambda store: store.effects.put("count_box", opening))
        totals = await self.totals(votes, len(ballot.roll)) | changes
        await self.comes_back("count_box", "box_counted", totals=totals)

    async def totals(self, votes: dict[str, int], papers: int) -> dict[str, Any]:
        numbers = {str(await self.unit(key)): count for key, count in votes.items()}
        cast = dict.fromkeys(("issued", "collected", "valid"), papers)
        return {**cast, "invalid": 0, "blank": 0, "votes": numbers}

    async def ballot(self) -> Ballot:
        """The newest."""
        return (await self.ballots())[-1]

    async def ballots(self) -> tuple[Ballot, ...]:
        def find(store: Store) -> tuple[Ballot, ...]:
            meeting = store.meetings.of_bloc(self.bloc)
            return store.ballots.of_meeting(meeting.id) if meeting else ()

        return await self.desk.read(find)

    async def pending(self, kind: str) -> list[EffectRow]:
        rows = await self.desk.read(lambda store: store.effects.pending())
        return [row for row in rows if row.kind == kind]

    async def comes_back(self, kind: str, outcome: str, **body: Any) -> None:
        """The oldest pending effect of this kind ends with this outcome."""
        effect = (await self.pending(kind))[0]
        await self.desk.outcome(effect.id, outcome, {**effect.body, **body})

    def _put_committee(self, store: Store) -> None:
        meeting = store.meetings.of_bloc(self.bloc)
        if meeting is not None:
            store.committees.put(meeting.id, [store.people.by_key(key) or 0 for key in COMMITTEE])
