"""The demo: hold anybody's phone, several at once, and move the clock."""

from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass, field, replace
from typing import Any

import httpx
import pytest

from bot.web.site import site
from bot.web.tokens import issue_invitation
from tests.web.house import NOW, OFFICER, EchoDesk, House
from tests.web.recording_ballots import UNITS


@dataclass
class ScriptedDemo:
    """Three officers; remembers what was asked of it."""

    desk: EchoDesk
    done: list[object] = field(default_factory=list)

    def title(self) -> str:
        return "Khối thi đua các cơ quan Tỉnh ủy, năm 2023"

    def people(self) -> list[dict[str, Any]]:
        return [
            {"person": number, "unit": unit, "role": f"{OFFICER} {unit}", "name": ""}
            for number, unit in enumerate(UNITS, 1)
        ]

    async def invite(self, person: int) -> str:
        return "/v/" + await self.desk.write(lambda store: issue_invitation(store, person, NOW))

    async def next(self, holding: Collection[int]) -> None:  # noqa: ARG002
        self.done.append("next")

    async def answer(self, holding: Collection[int]) -> None:
        self.done.append(holding)

    def clock(self) -> str:
        return "14 giờ 05, thứ Ba 19/12/2023"

    def projector(self) -> str:
        return "/man-chieu/meeting-token/"

    async def status(self, holding: Collection[int]) -> dict[str, Any]:
        return {"say": f"{self.done}", "held": len(holding), "clock": self.clock(), "projector": self.projector()}


@pytest.fixture
def demo(house: House) -> ScriptedDemo:
    return ScriptedDemo(house.desk)


@pytest.fixture
async def visitor(house: House, demo: ScriptedDemo) -> AsyncIterator[httpx.AsyncClient]:
    app = site(replace(house.back, demo=demo))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot.example") as client:
        yield client


async def test_the_first_page_lists_every_phone(visitor: httpx.AsyncClient) -> None:
    page = (await visitor.get("/")).text
    for unit in UNITS:
        assert unit in page
    assert "Trả lời tự động các đơn vị còn lại" in page
    assert "Chuyển đến việc tiếp theo" in page
    assert "14 giờ 05, thứ Ba 19/12/2023" in page


async def test_holding_a_phone_goes_through_its_link(visitor: httpx.AsyncClient) -> None:
    link = (await visitor.post("/demo/hold", data={"person": "1"})).headers["location"]
    assert UNITS[0] in (await visitor.get(link)).text
    chat = (await visitor.post(link)).headers["location"]
    assert "Dùng thử" in (await visitor.get(chat)).text


async def test_several_phones_fit_in_one_window(visitor: httpx.AsyncClient, house: House) -> None:
    room = (await visitor.post("/demo/room", data={"p": ["1", "3"]})).headers["location"]
    page = (await visitor.get(room)).text
    chats = [part.split('"')[0] for part in page.split('src="')[1:] if part.startswith("/p/")]
    assert len(chats) == 3
    for chat in chats:
        assert (await visitor.get(chat)).status_code == 200
    assert [said.tap for said in house.desk.said] == ["go start", "go start"]


async def test_a_room_of_nobody_is_not_opened(visitor: httpx.AsyncClient) -> None:
    assert (await visitor.post("/demo/room")).headers["location"] == "/"


@pytest.mark.parametrize("person", ["", "0", "99", "x", "1e0"])
async def test_nobody_unknown_can_be_held(visitor: httpx.AsyncClient, person: str) -> None:
    assert (await visitor.post("/demo/hold", data={"person": person})).status_code == 400


async def test_the_clock_moves_and_the_others_answer(visitor: httpx.AsyncClient, demo: ScriptedDemo) -> None:
    assert (await visitor.post("/demo/next")).json()["say"] == "['next']"
    assert (await visitor.post("/demo/answer")).json()["say"] == "['next', []]"
    assert (await visitor.get("/demo/state")).json()["clock"] == "14 giờ 05, thứ Ba 19/12/2023"
