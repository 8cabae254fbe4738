"""A meeting with a ballot box beside it: taps for the lead, touches for the delegates."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.ballot_touches import BallotTouches
from bot.box.memory import MemoryBox
from bot.box.port import Box
from bot.committee_touches import CommitteeTouches
from bot.effects import Effects
from bot.evidence_store import EvidenceStore
from bot.player import Player
from bot.projector import Projector
from rules.ballot_sheet import Meeting
from rules.meetings import BallotState
from rules.profile import Profile
from tests.handlers.meeting_stage import COMMITTEE, MeetingStage

FLAG = {
    "van-phong": ("truong-chinh-tri", "van-phong"),
    "ban-tuyen-giao": ("truong-chinh-tri", "van-phong"),
    "ban-noi-chinh": ("truong-chinh-tri", "van-phong"),
    "ban-to-chuc": ("truong-chinh-tri", "van-phong"),
    "ban-dan-van": ("truong-chinh-tri", "van-phong"),
    "uy-ban-kiem-tra": ("truong-chinh-tri", "bao-lao-cai"),
    "truong-chinh-tri": ("truong-chinh-tri",),
    "dang-uy-khoi": (),
    "bao-lao-cai": ("van-phong", "bao-lao-cai"),
}
"""Seven votes, six, and two; one paper is blank."""


async def no_picture(_drawing: dict[str, Any]) -> bytes:
    """Drawing takes longer than the whole ballot."""
    return b"\x89PNG"


class VotingStage(MeetingStage):
    def __init__(
        self,
        folder: Path,
        profile: Callable[[Profile], Profile] = lambda profile: profile,
        box: Box | None = None,
        url: str = "",
    ) -> None:
        super().__init__(folder, profile, url)
        self.box: Box = box or MemoryBox()
        self.files = EvidenceStore(folder / "evidence")
        self.effects = Effects(self.desk, self.box, self.files, in_process=True, draw=no_picture)
        self.touches = BallotTouches(self.desk, self.box)
        self.committee = CommitteeTouches(self.desk, self.box)
        self.shares: dict[str, list[str]] = {}
        self.screen = Projector(self.desk, self.box, "http://127.0.0.1:8080")

    async def __aenter__(self) -> VotingStage:
        await super().__aenter__()
        return self

    async def sealed(self, absent: int = 0) -> Player:
        """The secretary, with the box sealed."""
        secretary = await self.open(absent)
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await secretary.taps("Niêm phong hòm phiếu")
        await self.effects.drain()
        await self.fetch_keys()
        return secretary

    async def fetch_keys(self) -> None:
        """Every member of the committee taps Đã nhận chìa khóa; shares stay in `self.shares`."""
        ring = (await self.ballot()).seal.ring
        for key in COMMITTEE:
            member = (await self.person(key)).person
            self.shares[key] = (await self.committee.take(member, ring))["shares"]
            await self.committee.acknowledge(member, ring)
        await self.effects.drain()

    async def open_box(self, *keys: str) -> None:
        """Two members, or those named, give their shares; the count is done."""
        await self.give(*keys or COMMITTEE[:2])
        await self.effects.drain()

    async def give(self, *keys: str) -> None:
        ballot = await self.ballot()
        for key in keys:
            share = b64decode(self.shares[key][ballot.seal.key])
            await self.committee.give((await self.person(key)).person, ballot.id, share)

    async def voting(self, absent: int = 0) -> Player:
        """The secretary, with the cards out."""
        secretary = await self.sealed(absent)
        await secretary.taps("Phát phiếu")
        await self.effects.drain()
        return secretary

    async def close(self, secretary: Player) -> None:
        await secretary.taps("Đóng hòm phiếu")
        await secretary.taps("Đóng hòm phiếu")
        await self.effects.drain()

    async def counted(self) -> Player:
        """Everybody has voted as FLAG says, the totals are on the secretary's phone."""
        secretary = await self.voting()
        for unit in FLAG:
            await self.votes(unit)
        await self.close(secretary)
        await self.open_box()
        return secretary

    async def votes(self, unit: str) -> dict[str, Any]:
        return await self.cast(f"{unit}/head", *FLAG[unit])

    async def cast(self, person: str, *units: str) -> dict[str, Any]:
        """Marks for these units; a blank paper without any."""
        marks = [await self.unit(unit) for unit in units]
        number, ballot = (await self.person(person)).person, (await self.ballot()).id
        return await self.touches.cast(number, ballot, marks, blank=not marks)

    async def card(self, person: str) -> dict[str, Any]:
        return await self.touches.card((await self.person(person)).person, (await self.ballot()).id)

    async def state(self) -> BallotState:
        return (await self.ballot()).state

    async def projector(self) -> dict[str, Any]:
        return await self.screen.state((await self.meeting()).token) or {}

    async def meeting(self) -> Meeting:
        meeting = await self.desk.read(lambda store: store.meetings.of_bloc(self.bloc))
        if meeting is None:
            raise LookupError("meeting")
        return meeting
