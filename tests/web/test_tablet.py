"""The shared tablet: units called one after the other by the desk, one paper each, and nothing written anywhere."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from storage.store import Store
from storage.tables import metadata
from tests.web.meeting_house import MeetingHouse
from tests.web.tablet_room import TabletRoom

FIRST, SECOND, THIRD = "bao-lao-cai", "van-phong", "ban-dan-van"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[MeetingHouse]:
    async with MeetingHouse(tmp_path) as house:
        yield house


@pytest.fixture
async def room(house: MeetingHouse) -> TabletRoom:
    return await TabletRoom.open(house)


async def test_two_units_vote_one_after_the_other(room: TabletRoom) -> None:
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


async def test_nobody_but_the_unit_called_votes_at_the_tablet(room: TabletRoom) -> None:
    assert (await room.casts(FIRST))["state"] == "closed"
    await room.call(FIRST)
    assert (await room.sees(SECOND)).keys() == {"state", "say"}
    assert (await room.casts(SECOND))["state"] == "closed"
    assert await room.collected() == 0
    await room.casts(FIRST)
    again = await room.casts(FIRST, "truong-chinh-tri")
    assert (again["state"], await room.collected()) == ("closed", 1)


async def test_a_stale_card_never_goes_in_for_the_unit_called_next(room: TabletRoom) -> None:
    await room.call(FIRST)
    await room.call(SECOND)
    assert "Lượt này đã kết thúc" in (await room.casts(FIRST, "truong-chinh-tri"))["say"]
    assert await room.collected() == 0


async def test_a_unit_that_has_voted_is_not_called(house: MeetingHouse, room: TabletRoom) -> None:
    await house.votes(FIRST)
    assert "đã bỏ phiếu" in (await room.call(FIRST))["error"]
    assert (await room.desk())["called"] == 0


async def test_a_unit_that_was_handed_a_slip_is_not_called(house: MeetingHouse, room: TabletRoom) -> None:
    await house.box.hand_slip((await house.ballot()).id, await house.unit(FIRST))
    assert "giấy" in (await room.call(FIRST))["error"]
    assert (await room.desk())["called"] == 0


async def test_a_unit_that_votes_on_its_own_phone_is_called_no_longer(
    house: MeetingHouse, room: TabletRoom
) -> None:
    await room.call(FIRST)
    await house.votes(FIRST)
    assert (await room.desk())["called"] == 0
    assert (await room.casts(FIRST))["state"] == "closed"
    assert await room.collected() == 1


async def test_a_delegate_who_leaves_is_called_no_longer_and_may_come_again(room: TabletRoom) -> None:
    await room.call(FIRST)
    await room.tablet.post((await room.paper(FIRST)).replace("/phieu/", "/thoi/"))
    assert (await room.desk())["called"] == 0
    await room.call(FIRST)
    assert (await room.casts(FIRST))["state"] == "cast"


async def test_the_desk_calls_and_calls_off(room: TabletRoom) -> None:
    before = await room.desk()
    assert "Máy đang trống" in before["html"]
    assert len(before["waiting"]) == 9
    assert "Đang mời <b>Báo Lào Cai</b>" in (await room.call(FIRST))["html"]
    assert (await room.call(""))["called"] == 0


async def test_too_many_marks_are_explained_and_the_unit_stays_called(room: TabletRoom) -> None:
    await room.call(FIRST)
    answer = await room.casts(FIRST, "van-phong", "bao-lao-cai", "ban-dan-van")
    assert "bỏ bớt 1" in answer["error"]
    assert (await room.casts(FIRST, "van-phong"))["state"] == "cast"


async def test_calls_and_papers_are_written_nowhere(
    house: MeetingHouse, room: TabletRoom, caplog: pytest.LogCaptureFixture
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


async def test_the_tablet_keeps_one_secret_of_its_own_from_first_to_last(room: TabletRoom) -> None:
    before = dict(room.tablet.cookies)
    answers = []
    for unit in (FIRST, SECOND):
        await room.call(unit)
        answers.append(await room.tablet.post(await room.paper(unit), json={"blank": True}))
        assert "set-cookie" not in answers[-1].headers
        assert answers[-1].headers["cache-control"] == "no-store"
    assert dict(room.tablet.cookies) == before


def _everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    tables = metadata.sorted_tables
    return {table.name: [tuple(row) for row in store.connection.execute(table.select())] for table in tables}
