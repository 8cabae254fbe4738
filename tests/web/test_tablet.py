"""The shared tablet: units called one after the other by the desk, one paper each, and nothing written anywhere."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.box.memory import MemoryBox
from rules.meetings import BallotState
from storage.store import Store
from storage.tables import metadata
from tests.handlers.meeting_stage import COMMITTEE, SECRETARY
from tests.web.meeting_house import MeetingHouse

FIRST, SECOND, THIRD = "bao-lao-cai", "van-phong", "ban-dan-van"
LINK = re.compile(r'class="link">http://bot\.example(/diem-bo-phieu/[\w-]{22}/)<')


class Room:
    """Cards are out; the secretary's phone and the tablet at the desk."""

    def __init__(self, house: MeetingHouse, secretary: httpx.AsyncClient, tablet: httpx.AsyncClient) -> None:
        self.house, self.secretary, self.tablet = house, secretary, tablet
        self.link = str(tablet.base_url)

    async def call(self, unit: str, phone: httpx.AsyncClient | None = None) -> dict[str, Any]:
        number = await self.house.unit(unit) if unit else 0
        ballot = (await self.house.ballot()).id
        path = f"{(phone or self.secretary).base_url}diem-bo-phieu/{ballot}"
        answer: dict[str, Any] = (await (phone or self.secretary).post(path, json={"unit": number})).json()
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


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[MeetingHouse]:
    async with MeetingHouse(tmp_path) as house:
        yield house


@pytest.fixture
async def room(house: MeetingHouse) -> Room:
    await house.voting()
    secretary, tablet = await house.phone(SECRETARY), await house.browser()
    tablet.base_url = httpx.URL("http://bot.example").join(await new_link(house, secretary))
    await tablet.post("")
    return Room(house, secretary, tablet)


async def new_link(house: MeetingHouse, secretary: httpx.AsyncClient) -> str:
    page = await secretary.post(f"diem-bo-phieu-chung/{(await house.meeting()).id}/")
    [link] = LINK.findall(page.text)
    return str(link)


async def test_a_link_becomes_a_tablet_on_the_device_that_says_so(house: MeetingHouse, room: Room) -> None:
    link, first, second = await new_link(house, room.secretary), await house.browser(), await house.browser()
    for _ in range(3):
        assert "Dùng máy này" in (await first.get(link)).text
    assert (await first.post(link)).status_code == 303
    assert "Mời đại biểu đến bàn thư ký" in (await first.get(link)).text
    assert (await first.post(link)).status_code == 303
    for refused in (await second.get(link), await second.post(link)):
        assert (refused.status_code, "Đã có máy khác" in refused.text) == (403, True)


async def test_a_new_link_ends_the_tablet_of_before(house: MeetingHouse, room: Room) -> None:
    assert (await room.tablet.get("")).status_code == 200
    await new_link(house, room.secretary)
    assert (await room.tablet.get("")).status_code == 404
    await room.call(FIRST)
    assert (await room.casts(FIRST))["state"] == "closed"
    assert await room.collected() == 0


async def test_only_who_runs_the_bloc_makes_a_link(house: MeetingHouse, room: Room) -> None:
    delegate = await house.phone(f"{FIRST}/head")
    path = f"{delegate.base_url}diem-bo-phieu-chung/{(await house.meeting()).id}/"
    assert [(await delegate.get(path)).status_code, (await delegate.post(path)).status_code] == [403, 403]


async def test_two_units_vote_one_after_the_other(room: Room) -> None:
    for count, unit in enumerate((FIRST, SECOND), 1):
        desk = await room.call(unit)
        assert desk["called"] == await room.house.unit(unit)
        card = await room.sees(unit)
        assert (card["state"], len(card["options"])) == ("open", 9)
        cast = await room.casts(unit, "truong-chinh-tri")
        assert (cast["state"], "đã vào hòm" in cast["say"]) == ("cast", True)
        assert re.fullmatch(r"[A-Z2-7]{5}-[A-Z2-7]{5}", cast["code"])
        after = await room.desk()
        assert (after["called"], await room.collected()) == (0, count)
        assert await room.house.unit(unit) not in [one["id"] for one in after["waiting"]]


async def test_nobody_but_the_unit_called_votes_at_the_tablet(room: Room) -> None:
    assert (await room.casts(FIRST))["state"] == "closed"
    await room.call(FIRST)
    assert (await room.sees(SECOND)).keys() == {"state", "say"}
    assert (await room.casts(SECOND))["state"] == "closed"
    assert await room.collected() == 0
    await room.casts(FIRST)
    again = await room.casts(FIRST, "truong-chinh-tri")
    assert (again["state"], await room.collected()) == ("closed", 1)


async def test_a_stale_card_never_goes_in_for_the_unit_called_next(room: Room) -> None:
    await room.call(FIRST)
    await room.call(SECOND)
    assert "Lượt này đã kết thúc" in (await room.casts(FIRST, "truong-chinh-tri"))["say"]
    assert await room.collected() == 0


async def test_another_device_with_the_link_neither_sees_nor_casts(house: MeetingHouse, room: Room) -> None:
    await room.call(FIRST)
    thief = await house.browser()
    assert "options" not in await room.sees(FIRST, thief)
    assert (await room.casts(FIRST, device=thief))["state"] == "closed"
    await thief.post((await room.paper(FIRST)).replace("/phieu/", "/thoi/"))
    assert (await room.desk())["called"] == await house.unit(FIRST)


async def test_a_unit_that_has_voted_is_not_called(house: MeetingHouse, room: Room) -> None:
    await house.votes(FIRST)
    assert "đã bỏ phiếu" in (await room.call(FIRST))["error"]
    assert (await room.desk())["called"] == 0


async def test_a_unit_that_votes_on_its_own_phone_is_called_no_longer(
    house: MeetingHouse, room: Room
) -> None:
    await room.call(FIRST)
    await house.votes(FIRST)
    assert (await room.desk())["called"] == 0
    assert (await room.casts(FIRST))["state"] == "closed"
    assert await room.collected() == 1


async def test_a_delegate_who_leaves_is_called_no_longer_and_may_come_again(room: Room) -> None:
    await room.call(FIRST)
    await room.tablet.post((await room.paper(FIRST)).replace("/phieu/", "/thoi/"))
    assert (await room.desk())["called"] == 0
    await room.call(FIRST)
    assert (await room.casts(FIRST))["state"] == "cast"


async def test_the_desk_calls_and_calls_off(room: Room) -> None:
    before = await room.desk()
    assert "Máy đang trống" in before["html"]
    assert len(before["waiting"]) == 9
    assert "Đang mời <b>Báo Lào Cai</b>" in (await room.call(FIRST))["html"]
    assert (await room.call(""))["called"] == 0


async def test_the_head_of_the_committee_calls_too_and_nobody_else(house: MeetingHouse, room: Room) -> None:
    head, other = await house.phone(COMMITTEE[0]), await house.phone(f"{FIRST}/head")
    assert (await room.call(SECOND, head))["called"] == await house.unit(SECOND)
    assert "không thuộc nhiệm vụ" in (await room.call(FIRST, other))["error"]
    assert "waiting" not in (await other.get(f"diem-bo-phieu/hoi-nghi/{(await house.meeting()).id}")).json()


async def test_a_unit_without_a_card_is_not_called(house: MeetingHouse, room: Room) -> None:
    ballot = (await house.ballot()).id
    for unit in (999, 2**31 - 1):
        assert "error" in (await room.secretary.post(f"diem-bo-phieu/{ballot}", json={"unit": unit})).json()
    assert (await room.desk())["called"] == 0


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b'{"unit": "1"}',
        b'{"unit": 1.0}',
        b'{"unit": true}',
        b'{"unit": -1}',
        b'{"unit": 1, "x": 2}',
    ],
)
async def test_a_hostile_call_is_refused(house: MeetingHouse, room: Room, body: bytes) -> None:
    path = f"diem-bo-phieu/{(await house.ballot()).id}"
    assert (await room.secretary.post(path, content=body)).status_code == 400


@pytest.mark.parametrize(
    "body", [b"", b'{"marks": ["1"]}', b'{"marks": [1], "blank": true}', b'{"unit": 1}', b'{"blank": 1}']
)
async def test_hostile_marks_never_reach_the_box(room: Room, body: bytes) -> None:
    await room.call(FIRST)
    assert (await room.tablet.post(await room.paper(FIRST), content=body)).status_code == 400
    assert await room.collected() == 0


async def test_too_many_marks_are_explained_and_the_unit_stays_called(room: Room) -> None:
    await room.call(FIRST)
    answer = await room.casts(FIRST, "van-phong", "bao-lao-cai", "ban-dan-van")
    assert "bỏ bớt 1" in answer["error"]
    assert (await room.casts(FIRST, "van-phong"))["state"] == "cast"


async def test_calls_and_papers_are_written_nowhere(
    house: MeetingHouse, room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    rows, files = await house.desk.read(_everything), house.database_files()
    with caplog.at_level(logging.DEBUG):
        for unit in (FIRST, SECOND, THIRD):
            await room.desk()
            await room.call(unit)
            await room.sees(unit)
            await room.casts(unit, "van-phong")
        await room.call("uy-ban-kiem-tra")
        await room.tablet.post((await room.paper("uy-ban-kiem-tra")).replace("/phieu/", "/thoi/"))
    assert await house.desk.read(_everything) == rows
    assert house.database_files() == files
    assert not [record for record in caplog.records if record.name.startswith(("bot", "handlers", "storage"))]


async def test_the_tablet_keeps_one_secret_of_its_own_from_first_to_last(room: Room) -> None:
    before = dict(room.tablet.cookies)
    answers = []
    for unit in (FIRST, SECOND):
        await room.call(unit)
        answers.append(await room.tablet.post(await room.paper(unit), json={"blank": True}))
        assert "set-cookie" not in answers[-1].headers
        assert answers[-1].headers["cache-control"] == "no-store"
    assert dict(room.tablet.cookies) == before


async def test_after_close_the_tablet_serves_nobody(house: MeetingHouse, room: Room) -> None:
    await room.call(FIRST)
    await house.close(await house.secretary())
    assert await house.state() is BallotState.CLOSED
    assert (await room.casts(FIRST))["state"] == "closed"
    assert (await room.desk())["ballot"] == 0


async def test_a_tablet_whose_box_is_gone_calls_nobody(house: MeetingHouse, room: Room) -> None:
    assert isinstance(house.box, MemoryBox)
    await house.box.forget((await house.ballot()).id)
    assert "error" in await room.call(FIRST)
    assert (await room.casts(FIRST))["state"] == "closed"


async def test_when_the_meeting_ends_so_does_the_tablet(house: MeetingHouse) -> None:
    await house.open()
    secretary = await house.secretary()
    phone, tablet = await house.phone(SECRETARY), await house.browser()
    link = await new_link(house, phone)
    await tablet.post(link)
    await secretary.says("/hoinghi")
    await secretary.taps("Kết thúc hội nghị")
    await secretary.taps("Kết thúc hội nghị")
    for refused in (await tablet.get(link), await tablet.post(link)):
        assert (refused.status_code, "Hội nghị đã kết thúc" in refused.text) == (410, True)
    assert (await phone.post(f"diem-bo-phieu-chung/{(await house.meeting()).id}/")).status_code == 410


def _everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    tables = metadata.sorted_tables
    return {table.name: [tuple(row) for row in store.connection.execute(table.select())] for table in tables}
