"""A ballot with cards out, whose committee reads paper slips."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from nacl.public import SealedBox

from bot.slip_touches import SlipTouches
from rules.profile import Profile
from tests.bot.committee_stage import COMMITTEE, CommitteeStage
from tests.handlers.meeting_stage import SECRETARY

UNITS = ("ban-dan-van", "van-phong", "bao-lao-cai", "ban-to-chuc")


class SlipStage(CommitteeStage):
    """Cards are out."""

    def __init__(self, folder: Path, profile: Callable[[Profile], Profile] = lambda profile: profile) -> None:
        super().__init__(folder, profile)
        self.slip_touches = SlipTouches(self.desk, self.box)

    async def __aenter__(self) -> SlipStage:
        await super().__aenter__()
        await self.open_box()
        return self

    async def card(self, person: str) -> dict[str, Any]:
        return await self.slip_touches.slips(await self.who(person), self.number)

    async def hand(self, *units: str, by: str = SECRETARY) -> dict[str, Any]:
        answer: dict[str, Any] = {}
        for unit in units:
            answer = await self.slip_touches.hand(await self.who(by), self.number, await self.unit(unit))
        return answer

    async def take_back(self, unit: str, by: str = SECRETARY) -> dict[str, Any]:
        return await self.slip_touches.take_back(await self.who(by), self.number, await self.unit(unit))

    async def enter(self, by: str, slip: int, *marks: int, spoiled: bool = False) -> dict[str, Any]:
        blank = not marks and not spoiled
        who = await self.who(by)
        return await self.slip_touches.enter(who, self.number, slip, marks, blank=blank, spoiled=spoiled)

    async def states(self) -> list[str]:
        return [slip["state"] for slip in (await self.card(COMMITTEE[0]))["slips"]]

    async def papers(self) -> list[bytes]:
        """In the closed box, opened."""
        return [SealedBox(self.secret).decrypt(one.blob) for one in (await self.box.close(self.number)).sealed]
