"""The desk with the shared tablet while votes are cast."""

from __future__ import annotations

import re
from typing import Any

import httpx

from tests.handlers.meeting_stage import SECRETARY
from tests.web.meeting_house import MeetingHouse

LINK = re.compile(r'class="link">http://bot\.example(/diem-bo-phieu/[\w-]{22}/)<')


class TabletRoom:
    """Cards are out; the secretary's phone and the tablet at the desk."""

    @staticmethod
    async def open(house: MeetingHouse) -> TabletRoom:
        await house.voting()
        secretary, tablet = await house.phone(SECRETARY), await house.browser()
        tablet.base_url = httpx.URL("http://bot.example").join(await new_link(house, secretary))
        await tablet.post("")
        return TabletRoom(house, secretary, tablet)

    def __init__(self, house: MeetingHouse, secretary: httpx.AsyncClient, tablet: httpx.AsyncClient) -> None:
        self.house, self.secretary, self.tablet = house, secretary, tablet
        self.link = str(tablet.base_url)

    async def call(self, unit: str, phone: httpx.AsyncClient | None = None) -> dict[str, Any]:
        number = await self.house.unit(unit) if unit else 0
        ballot = (await self.house.ballot()).id
        path = f"{(phone or self.secretary).base_url}diem-bo-phieu/{ballot}"
        answer: dict[str, Any] = (await (phone or self.secretary).post(path, json={"voter": number})).json()
        return answer

    async def desk(self) -> dict[str, Any]:
        meeting = (await self.house.meeting()).id
        answer: dict[str, Any] = (await self.secretary.get(f"diem-bo-phieu/hoi-nghi/{meeting}")).json()
        return answer

    async def paper(self, unit: str) -> str:
        """Where the unit's paper is on the tablet."""
        return f"{self.link}{await self.house.unit(unit)}/phieu/{(await self.house.ballot()).id}"

    async def sees(self, unit: str, device: httpx.AsyncClient | None = None) -> dict[str, Any]:
        answer: dict[str, Any] = (await (device or self.tablet).get(await self.paper(unit))).json()
        return answer

    async def casts(
        self, unit: str, *marked: str, device: httpx.AsyncClient | None = None, **more: Any
    ) -> dict[str, Any]:
        marks = [await self.house.unit(one) for one in marked]
        body = {"marks": marks, **more} if marks else {"blank": True, **more}
        answer: dict[str, Any] = (
            await (device or self.tablet).post(await self.paper(unit), json=body)
        ).json()
        return answer

    async def collected(self) -> int:
        return (await self.house.box.turnout((await self.house.ballot()).id)).collected


async def new_link(house: MeetingHouse, secretary: httpx.AsyncClient) -> str:
    page = await secretary.post(f"diem-bo-phieu-chung/{(await house.meeting()).id}/")
    [link] = LINK.findall(page.text)
    return str(link)
