"""Who is not served by the shared tablet: other devices, other people, odd bytes, and anybody once it is over."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.box.memory import MemoryBox
from rules.meetings import BallotState
from tests.handlers.meeting_stage import COMMITTEE, SECRETARY
from tests.web.meeting_house import MeetingHouse
from tests.web.tablet_room import TabletRoom, new_link

FIRST, SECOND, THIRD = "bao-lao-cai", "van-phong", "ban-dan-van"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[MeetingHouse]:
    async with MeetingHouse(tmp_path) as house:
        yield house


@pytest.fixture
async def room(house: MeetingHouse) -> TabletRoom:
    return await TabletRoom.open(house)


async def test_a_link_becomes_a_tablet_on_the_device_that_says_so(
    house: MeetingHouse, room: TabletRoom
) -> None:
    link, first, second = await new_link(house, room.secretary), await house.browser(), await house.browser()
    for _ in range(3):
        assert "Dùng máy này" in (await first.get(link)).text
    assert (await first.post(link)).status_code == 303
    assert "Mời đại biểu đến bàn thư ký" in (await first.get(link)).text
    assert (await first.post(link)).status_code == 303
    for refused in (await second.get(link), await second.post(link)):
        assert (refused.status_code, "Đã có máy khác" in refused.text) == (403, True)


async def test_a_new_link_ends_the_tablet_of_before(house: MeetingHouse, room: TabletRoom) -> None:
    assert (await room.tablet.get("")).status_code == 200
    await new_link(house, room.secretary)
    assert (await room.tablet.get("")).status_code == 404
    await room.call(FIRST)
    assert (await room.casts(FIRST))["state"] == "closed"
    assert await room.collected() == 0


async def test_only_who_runs_the_bloc_makes_a_link(house: MeetingHouse, room: TabletRoom) -> None:
    delegate = await house.phone(f"{FIRST}/head")
    path = f"{delegate.base_url}diem-bo-phieu-chung/{(await house.meeting()).id}/"
    assert [(await delegate.get(path)).status_code, (await delegate.post(path)).status_code] == [403, 403]


async def test_another_device_with_the_link_neither_sees_nor_casts(
    house: MeetingHouse, room: TabletRoom
) -> None:
    await room.call(FIRST)
    thief = await house.browser()
    assert "options" not in await room.sees(FIRST, thief)
    assert (await room.casts(FIRST, device=thief))["state"] == "closed"
    await thief.post((await room.paper(FIRST)).replace("/phieu/", "/thoi/"))
    assert (await room.desk())["called"] == await house.unit(FIRST)


async def test_the_head_of_the_committee_calls_too_and_nobody_else(
    house: MeetingHouse, room: TabletRoom
) -> None:
    head, other = await house.phone(COMMITTEE[0]), await house.phone(f"{FIRST}/head")
    assert (await room.call(SECOND, head))["called"] == await house.unit(SECOND)
    assert "không thuộc nhiệm vụ" in (await room.call(FIRST, other))["error"]
    assert "waiting" not in (await other.get(f"diem-bo-phieu/hoi-nghi/{(await house.meeting()).id}")).json()


async def test_a_unit_without_a_card_is_not_called(house: MeetingHouse, room: TabletRoom) -> None:
    ballot = (await house.ballot()).id
    for unit in (999, 2**31 - 1):
        assert "error" in (await room.secretary.post(f"diem-bo-phieu/{ballot}", json={"voter": unit})).json()
    assert (await room.desk())["called"] == 0


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b'{"voter": "1"}',
        b'{"voter": 1.0}',
        b'{"voter": true}',
        b'{"voter": -1}',
        b'{"voter": 1, "x": 2}',
    ],
)
async def test_a_hostile_call_is_refused(house: MeetingHouse, room: TabletRoom, body: bytes) -> None:
    path = f"diem-bo-phieu/{(await house.ballot()).id}"
    assert (await room.secretary.post(path, content=body)).status_code == 400


@pytest.mark.parametrize(
    "body", [b"", b'{"marks": ["1"]}', b'{"marks": [1], "blank": true}', b'{"voter": 1}', b'{"blank": 1}']
)
async def test_hostile_marks_never_reach_the_box(room: TabletRoom, body: bytes) -> None:
    await room.call(FIRST)
    assert (await room.tablet.post(await room.paper(FIRST), content=body)).status_code == 400
    assert await room.collected() == 0


async def test_after_close_the_tablet_serves_nobody(house: MeetingHouse, room: TabletRoom) -> None:
    await room.call(FIRST)
    await house.close(await house.secretary())
    assert await house.state() is BallotState.CLOSED
    assert (await room.casts(FIRST))["state"] == "closed"
    assert (await room.desk())["ballot"] == 0


async def test_a_tablet_whose_box_is_gone_calls_nobody(house: MeetingHouse, room: TabletRoom) -> None:
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
