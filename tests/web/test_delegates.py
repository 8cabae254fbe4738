"""Where named delegates vote: their cards, who comes in on one, the shared tablet and paper slips."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.player import Player
from rules.meetings import Attendance
from tests.bot.delegates_stage import THREE, DelegatesStage
from tests.handlers.meeting_stage import SECRETARY
from tests.web.card_desk import CardDesk
from tests.web.meeting_house import MeetingHouse
from tests.web.tablet_room import TabletRoom, new_link

HEAD, OFFICER, THIRD = THREE
NAME = "Trưởng phòng Dân vận các cơ quan (BDV)"
OTHER = {"who": "other", "name": "Phó Trưởng phòng Dân vận", "position": "Phó Trưởng phòng"}


class DelegatesHouse(DelegatesStage, MeetingHouse):
    """The pages of a bloc whose delegates vote."""

    async def __aenter__(self) -> DelegatesHouse:
        await super().__aenter__()
        return self

    async def paper(self) -> str:
        return f"phieu/{(await self.ballot()).id}"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[DelegatesHouse]:
    async with DelegatesHouse(tmp_path) as house:
        yield house


async def scanned(house: DelegatesHouse, path: str, **said: str) -> httpx.AsyncClient:
    """Who came in, standing in the chat of the card."""
    phone = await house.browser()
    answer = await phone.post(path, data=said)
    phone.base_url = httpx.URL("http://bot.example").join(answer.headers["location"])
    return phone


async def test_a_card_is_a_delegates_own_and_whoever_comes_with_it_casts_that_ballot(house: DelegatesHouse) -> None:
    desk = await CardDesk.open(house)
    cards = await desk.prints()
    assert len(cards) == 12
    assert [name for name in cards if "(BDV)" in name] == [
        "Cán bộ phụ trách thi đua, khen thưởng Ban Dân vận Tỉnh ủy (BDV)",
        "Trưởng Ban Dân vận Tỉnh ủy (BDV)",
        NAME,
    ]
    page = (await (await house.browser()).get(cards[NAME])).text
    assert "Trưởng phòng Dân vận các cơ quan · Ban Dân vận Tỉnh ủy" in page
    assert "Trưởng Ban Dân vận" not in page
    phone = await scanned(house, cards[NAME], **OTHER)
    told = await house.last(SECRETARY)
    assert "Dự thay đại biểu: <b>Trưởng phòng Dân vận các cơ quan</b>" in told
    await desk.secretary.taps("Đúng người")
    meeting, third = (await house.meeting()).id, (await house.person(THIRD)).person
    known = await house.desk.read(lambda store: store.meetings.delegates(meeting))
    assert known == {third: Attendance.PROXY}
    await the_rest_comes(house, desk.secretary, but=THIRD)
    voting = await house.paper()
    assert NAME in (await phone.get(voting)).json()["html"]
    assert (await house.ballot()).issued == 11
    assert (await phone.post(voting, json={"marks": [await house.unit("van-phong")]})).json()["state"] == "cast"
    own = await house.phone(THIRD)
    assert (await own.get(voting)).json()["say"] == "Đại biểu đã bỏ phiếu. Mỗi đại biểu chỉ có một phiếu."
    await desk.does("revoke 7")
    assert (await house.turnout())["collected"] == 1


async def the_rest_comes(house: DelegatesHouse, secretary: Player, but: str) -> None:
    away = (await house.person(but)).person
    for delegate in await house.delegates():
        if delegate.person != away:
            await delegate.taps("Có mặt")
    await secretary.says("/hoinghi")
    await secretary.taps("Khai mạc hội nghị")
    await house.desk.write(house._put_committee)
    await secretary.taps("Chuẩn bị phiếu suy tôn")
    await secretary.taps("Niêm phong hòm phiếu")
    await house.effects.drain()
    await house.fetch_keys()
    await secretary.taps("Phát phiếu")
    await house.effects.drain()


async def test_somebody_the_unit_had_not_named_is_one_more_delegate_only_on_an_extra_card(
    house: DelegatesHouse,
) -> None:
    desk = await CardDesk.open(house)
    await desk.prints()
    unit = await house.unit("ban-dan-van")
    assert "Thêm đại biểu cho một đơn vị" in (await desk.phone.get(desk.page)).text
    [extra] = (await desk.prints(f"extra {unit}")).values()
    assert (await desk.does("extra 999")).status_code == 404
    phone = await scanned(house, extra, **OTHER)
    assert "đơn vị có thêm một đại biểu, có phiếu riêng" in await house.last(SECRETARY)
    await desk.secretary.taps("Đúng người")
    await desk.secretary.says("/hoinghi")
    assert "Có mặt: <b>1/12</b> đại biểu" in await house.last(SECRETARY)
    [again] = (await desk.prints(f"extra {unit}")).values()
    head = (await house.person(HEAD)).person
    await scanned(house, again, who=str(head))
    await desk.secretary.taps("Đúng người")
    await desk.secretary.says("/hoinghi")
    assert "Có mặt: <b>2/12</b> đại biểu" in await house.last(SECRETARY), "a named delegate keeps their one voice"
    card = await desk.used()
    await desk.does(f"revoke {card - 1}")
    await desk.secretary.says("/hoinghi")
    assert "Có mặt: <b>1/11</b> đại biểu" in await house.last(SECRETARY)
    assert (await phone.get("")).status_code == 403


async def test_the_tablet_and_the_slips_serve_delegates(house: DelegatesHouse) -> None:
    await house.voting()
    secretary, tablet = await house.phone(SECRETARY), await house.browser()
    tablet.base_url = httpx.URL("http://bot.example").join(await new_link(house, secretary))
    await tablet.post("")
    room, ballot = TabletRoom(house, secretary, tablet), (await house.ballot()).id
    officer, third = (await house.person(OFFICER)).person, (await house.person(THIRD)).person
    called = (await secretary.post(f"diem-bo-phieu/{ballot}", json={"voter": officer})).json()
    assert called["called"] == officer
    assert {"id": third, "name": NAME} in called["waiting"]
    paper = f"{room.link}{officer}/phieu/{ballot}"
    assert len((await tablet.get(paper)).json()["options"]) == 9
    assert (await tablet.post(paper, json={"blank": True})).json()["state"] == "cast"
    outside = (await house.person("ban-to-chuc/officer")).person
    for nobody in (999, outside):
        asked = {"do": "hand", "voter": nobody}
        assert "error" in (await secretary.post(f"phieu-giay/{ballot}", json=asked)).json()
        assert "error" in (await secretary.post(f"diem-bo-phieu/{ballot}", json={"voter": nobody})).json()
    slips = (await secretary.post(f"phieu-giay/{ballot}", json={"do": "hand", "voter": third})).json()
    assert slips["paper"] == [{"id": third, "name": NAME}]
    assert "của các đại biểu đó" in slips["warn"]
    own = await house.phone(THIRD)
    assert "Đại biểu đã nhận phiếu giấy" in (await own.get(f"phieu/{ballot}")).json()["say"]
    turnout = await house.turnout()
    assert (turnout["collected"], turnout["slips"]) == (1, 1)
