"""The desk where delegate cards are printed, handed out and looked at."""

from __future__ import annotations

import re

import httpx

from bot.player import Player
from rules.admission import CardState
from tests.handlers.meeting_stage import SECRETARY
from tests.web.meeting_house import MeetingHouse

UNIT, NAME = "bao-lao-cai", "Báo Lào Cai"
LINK = re.compile(r'class="link">http://bot\.example(/the/[\w-]{22})<')


class CardDesk:
    """The secretary with check-in open, and the page of cards."""

    @staticmethod
    async def open(house: MeetingHouse) -> CardDesk:
        secretary = await house.secretary()
        await secretary.says("/hoinghi")
        await secretary.taps("Mở điểm danh")
        phone, meeting = await house.phone(SECRETARY), await house.meeting()
        return CardDesk(house, secretary, phone, f"{phone.base_url}the-dai-bieu/{meeting.id}/")

    def __init__(self, house: MeetingHouse, secretary: Player, phone: httpx.AsyncClient, page: str) -> None:
        self.house, self.secretary, self.phone, self.page = house, secretary, phone, page

    async def does(self, what: str) -> httpx.Response:
        return await self.phone.post(self.page, data={"do": what})

    async def prints(self, what: str = "all") -> dict[str, str]:
        """The path of each card by the name on it; of several alike the last."""
        sheet = (await self.does(what)).text
        return dict(zip(re.findall(r"<h2>(.+?)</h2>", sheet), LINK.findall(sheet), strict=True))

    async def cards(self) -> list[CardState]:
        meeting = await self.house.meeting()
        found = await self.house.desk.read(lambda store: store.admission.of_meeting(meeting.id))
        return [card.state for card in found]

    async def used(self) -> int:
        """The id of the newest card that is used."""
        meeting = await self.house.meeting()
        found = await self.house.desk.read(lambda store: store.admission.of_meeting(meeting.id))
        return max(card.id for card in found if card.person)

    async def head(self) -> str:
        """The value of the choice for the unit's registered head."""
        return str((await self.house.person(f"{UNIT}/head")).person)
