"""Delegate cards through the browser's door: printed, scanned, looked at, photographed, taken back."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.player import Player
from rules.admission import CardState
from rules.calls import Answer, Registration
from rules.meetings import Attendance, MeetingState
from rules.people import Role
from tests.handlers.meeting_stage import SECRETARY
from tests.web.meeting_house import MeetingHouse

UNIT, NAME = "bao-lao-cai", "Báo Lào Cai"
LINK = re.compile(r'class="link">http://bot\.example(/the/[\w-]{22})<')


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[MeetingHouse]:
    async with MeetingHouse(tmp_path) as house:
        yield house


class Desk:
    """The secretary with check-in open, and the page of cards."""

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


@pytest.fixture
async def desk(house: MeetingHouse) -> Desk:
    secretary = await house.secretary()
    await secretary.says("/hoinghi")
    await secretary.taps("Mở điểm danh")
    phone = await house.phone(SECRETARY)
    meeting = await house.meeting()
    return Desk(house, secretary, phone, f"{phone.base_url}the-dai-bieu/{meeting.id}/")


async def head_of(house: MeetingHouse) -> str:
    """The value of the choice for the unit's registered head."""
    return str((await house.person(f"{UNIT}/head")).person)


async def test_one_card_for_each_unit_and_some_for_tellers_each_with_its_own_code(desk: Desk) -> None:
    assert "Lập thẻ để in" in (await desk.phone.get(desk.page)).text
    assert await desk.cards() == []
    answer = await desk.does("all")
    assert answer.text.count("data:image/svg+xml") == 9 + 3
    assert len(set(LINK.findall(answer.text))) == 9 + 3
    assert answer.text.count("Thẻ của Tổ kiểm phiếu") == 3
    assert answer.headers["cache-control"] == "no-store"
    shown = (await desk.phone.get(desk.page)).text
    assert not LINK.search(shown)
    assert shown.count("Chưa dùng") == 9 + 3


async def test_looking_at_a_card_shows_whose_it_is_and_uses_nothing(house: MeetingHouse, desk: Desk) -> None:
    path = (await desk.prints())[NAME]
    for _ in range(3):
        page = await (await house.browser()).get(path)
        assert page.status_code == 200
    assert NAME in page.text
    assert house.file.name in page.text
    assert set(await desk.cards()) == {CardState.FREE}
    heads = [one.name for one in house.file.people if one.key == f"{UNIT}/head"]
    assert heads[0] in page.text


async def test_from_scan_to_ballot_in_two_taps_and_one_word_of_the_secretary(
    house: MeetingHouse, desk: Desk
) -> None:
    path, phone = (await desk.prints())[NAME], await house.browser()
    await phone.get(path)
    answer = await phone.post(path, data={"who": await head_of(house)})
    assert answer.status_code == 303
    chat = answer.headers["location"]
    assert "Chờ thư ký xác nhận đúng người" in (await phone.get(f"{chat}rows")).text
    await desk.secretary.taps("Đúng người")
    rows = (await phone.get(f"{chat}rows")).json()["rows"]
    assert any("Thư ký đã xác nhận đúng người" in row["html"] for row in rows)
    assert NAME in (await phone.get(chat)).text
    for delegate in await house.delegates():
        await delegate.taps("Có mặt")
    await desk.secretary.says("/hoinghi")
    await desk.secretary.taps("Khai mạc hội nghị")
    assert (await house.desk.read(lambda store: store.meetings.attendance(1)))[
        await house.unit(UNIT)
    ] == "present"


async def test_a_card_opens_nobodys_account(house: MeetingHouse, desk: Desk) -> None:
    head = await house.person(f"{UNIT}/head")
    await head.says("/menu")
    path, phone = (await desk.prints())[NAME], await house.browser()
    chat = (await phone.post(path, data={"who": str(head.person)})).headers["location"]
    assert head.address not in chat
    await desk.secretary.taps("Đúng người")
    history = [row["html"] for row in (await phone.get(f"{chat}rows")).json()["rows"]]
    assert not any("Việc của đơn vị" in line for line in history)
    person = await house.desk.read(lambda store: store.devices.person_of(chat.split("/")[2]))
    duties = await house.desk.read(lambda store: store.people.duties(person or 0))
    assert [duty.role for duty in duties] == [Role.DELEGATE]


async def test_the_same_device_comes_back_to_its_chat_and_another_is_refused(
    house: MeetingHouse, desk: Desk
) -> None:
    path, phone = (await desk.prints())[NAME], await house.browser()
    chat = (await phone.post(path, data={"who": await head_of(house)})).headers["location"]
    for again in (await phone.get(path), await phone.post(path)):
        assert (again.status_code, again.headers["location"]) == (303, chat)
    await desk.secretary.sees()
    for _ in range(2):
        other = await house.browser()
        looked = await other.get(path)
        assert (looked.status_code, "Thẻ đã dùng trên máy khác" in looked.text) == (403, True)
        assert "/static/card_used.js" in looked.text
        assert NAME not in looked.text
        assert (await other.post(path, data={"who": await head_of(house)})).status_code == 403
        assert (await other.get(chat)).status_code == 403
    [told] = await desk.secretary.sees()
    assert "trên một thiết bị khác" in told


async def test_of_two_phones_at_once_one_comes_in(house: MeetingHouse, desk: Desk) -> None:
    path, who = (await desk.prints())[NAME], await head_of(house)
    phones = [await house.browser() for _ in range(4)]
    answers = await asyncio.gather(*(phone.post(path, data={"who": who}) for phone in phones))
    assert sorted(answer.status_code for answer in answers) == [303, 403, 403, 403]


async def test_whoever_was_turned_away_sees_nothing_of_the_unit(house: MeetingHouse, desk: Desk) -> None:
    path, phone = (await desk.prints())[NAME], await house.browser()
    chat = (await phone.post(path, data={"who": await head_of(house)})).headers["location"]
    await desk.secretary.taps("Không đúng người")
    for address in (chat, path):
        page = await phone.get(address)
        assert page.status_code in (403, 410)
        assert "Chưa xác nhận được đại biểu" in page.text
        assert NAME not in page.text
    for address in ("rows", "nhom/rows?khoi=1", "phieu/1"):
        assert (await phone.get(f"{chat}{address}")).status_code == 403
    assert (await phone.post(path, data={"who": await head_of(house)})).status_code == 410


async def test_until_confirmed_nothing_of_the_bloc_opens(house: MeetingHouse, desk: Desk) -> None:
    path, phone = (await desk.prints())[NAME], await house.browser()
    chat = (await phone.post(path, data={"who": await head_of(house)})).headers["location"]
    assert (await phone.get(f"{chat}nhom/rows?khoi=1")).status_code in (403, 404)
    assert (await phone.get(f"{chat}phieu/1")).json()["state"] == "closed"
    assert (await phone.get(f"{chat}the-dai-bieu/1/")).status_code == 403
    for tap in ("go trangthai", "go bophieu", "rightperson 9", "unit 9"):
        await phone.post(f"{chat}say", json={"id": f"{tap:_<12}".replace(" ", "_"), "tap": tap})
    lines = {row["html"] for row in (await phone.get(f"{chat}rows")).json()["rows"]}
    assert all("Chờ thư ký xác nhận đúng người" in line for line in lines)


async def test_a_name_of_ones_own_stands_in_for_the_unit(house: MeetingHouse, desk: Desk) -> None:
    path, phone = (await desk.prints())[NAME], await house.browser()
    await phone.post(path, data={"who": "other", "name": "  Thư ký   tòa soạn ", "position": "Trưởng ban"})
    assert "Thư ký tòa soạn, Trưởng ban" in (await desk.secretary.sees())[-1]
    await desk.secretary.taps("Đúng người")
    attendance = await house.desk.read(lambda store: store.meetings.attendance(1))
    assert attendance == {await house.unit(UNIT): Attendance.PROXY}


async def test_the_stand_in_the_unit_registered_is_offered_first(house: MeetingHouse, desk: Desk) -> None:
    unit, said = await house.unit(UNIT), Registration(Answer.STAND_IN, "Phó Tổng Biên tập", "Báo")
    officer = (await house.person(f"{UNIT}/officer")).person
    await house.desk.write(lambda store: store.calls.register(1, unit, officer, said))
    path, phone = (await desk.prints())[NAME], await house.browser()
    page = (await phone.get(path)).text
    assert page.index("Phó Tổng Biên tập, Báo") < page.index(await head_of(house))
    await phone.post(path, data={"who": "stand-in"})
    assert "Người dự thay đơn vị đã đăng ký" in (await desk.secretary.sees())[-1]
    await desk.secretary.taps("Đúng người")
    attendance = await house.desk.read(lambda store: store.meetings.attendance(1))
    assert attendance == {unit: Attendance.PROXY}


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "họ và tên"),
        ({"who": "other", "name": "A"}, "họ và tên"),
        ({"who": "999", "name": ""}, "họ và tên"),
        ({"who": "other", "name": "Thư ký", "position": "?"}, "chức vụ"),
        ({"who": "other", "name": "x" * 151, "position": "Trưởng ban"}, "họ và tên"),
    ],
)
async def test_a_name_not_to_be_read_is_asked_for_again_and_uses_nothing(
    house: MeetingHouse, desk: Desk, sent: dict[str, str], says: str
) -> None:
    path, phone = (await desk.prints())[NAME], await house.browser()
    answer = await phone.post(path, data=sent)
    assert (answer.status_code, f"Chưa đọc được {says}" in answer.text) == (422, True)
    assert set(await desk.cards()) == {CardState.FREE}


async def test_a_teller_says_which_unit(house: MeetingHouse, desk: Desk) -> None:
    path, phone = (await desk.prints())["Tổ kiểm phiếu"], await house.browser()
    page = (await phone.get(path)).text
    assert all(unit.name in page for unit in house.file.units)
    who = {"name": "Thư ký", "position": "Chuyên viên"}
    for wrong in ("", "999", "x"):
        assert "Chưa chọn đơn vị" in (await phone.post(path, data={**who, "unit": wrong})).text
    await phone.post(path, data={**who, "unit": str(await house.unit(UNIT))})
    await desk.secretary.taps("Đúng người")
    today = house.clock().date()
    unit = await house.unit(UNIT)
    tellers = await house.desk.read(lambda store: store.people.holders(unit, (Role.TELLER,), today))
    assert [teller.name for teller in tellers] == ["Thư ký, Chuyên viên"]


async def test_a_card_printed_again_ends_the_one_before(house: MeetingHouse, desk: Desk) -> None:
    old, phone = (await desk.prints())[NAME], await house.browser()
    chat = (await phone.post(old, data={"who": await head_of(house)})).headers["location"]
    await desk.secretary.taps("Đúng người")
    new = (await desk.prints(f"again {await desk.used()}"))[NAME]
    assert (await phone.get(chat)).status_code == 403
    refused = await (await house.browser()).get(old)
    assert (refused.status_code, "Thẻ đã thu hồi" in refused.text) == (410, True)
    assert (await (await house.browser()).get(new)).status_code == 200


async def test_printing_all_again_leaves_cards_in_use_alone(house: MeetingHouse, desk: Desk) -> None:
    cards, phone = await desk.prints(), await house.browser()
    chat = (await phone.post(cards[NAME], data={"who": await head_of(house)})).headers["location"]
    again = await desk.prints()
    assert NAME not in again
    assert len(again) == 8 + 1
    assert (await phone.get(chat)).status_code == 200
    for name in again:
        assert (await (await house.browser()).get(cards[name])).status_code == 410


async def test_a_unit_may_have_a_second_card(house: MeetingHouse, desk: Desk) -> None:
    first = (await desk.prints())[NAME]
    second = (await desk.prints(f"more {await house.unit(UNIT)}"))[NAME]
    for path in (first, second):
        assert (
            await (await house.browser()).post(path, data={"who": await head_of(house)})
        ).status_code == 303


async def test_a_card_taken_back_on_the_list_opens_nothing(house: MeetingHouse, desk: Desk) -> None:
    path, phone = (await desk.prints())[NAME], await house.browser()
    chat = (await phone.post(path, data={"who": await head_of(house)})).headers["location"]
    answer = await desk.does(f"revoke {await desk.used()}")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        desk.page.removeprefix("http://bot.example"),
    )
    assert (await phone.get(chat)).status_code == 403
    assert "Chưa có thẻ" in (await desk.phone.get(desk.page)).text


async def test_a_card_of_a_meeting_that_is_over_says_so(house: MeetingHouse, desk: Desk) -> None:
    path = (await desk.prints())[NAME]
    for delegate in await house.delegates():
        await delegate.taps("Có mặt")
    await desk.secretary.says("/hoinghi")
    for label in ("Khai mạc hội nghị", "Kết thúc hội nghị", "Kết thúc hội nghị"):
        await desk.secretary.taps(label)
    for answer in (await (await house.browser()).get(path), await (await house.browser()).post(path)):
        assert (answer.status_code, "hội nghị đã kết thúc" in answer.text) == (410, True)
    assert (await desk.does("all")).status_code == 410


async def test_a_card_of_an_earlier_meeting_is_over(house: MeetingHouse, desk: Desk) -> None:
    path = (await desk.prints())[NAME]
    await house.desk.write(lambda store: store.meetings.put(house.bloc, MeetingState.OPEN, house.clock()))
    assert "hội nghị đã kết thúc" in (await (await house.browser()).get(path)).text


@pytest.mark.parametrize("path", ["/the/nobody", "/the/" + "x" * 500, "/the/%00%ff", "/the/<b>"])
async def test_a_card_never_printed_is_not_explained_further(house: MeetingHouse, path: str) -> None:
    phone = await house.browser()
    for answer in (await phone.get(path), await phone.post(path, data={"who": "other"})):
        assert (answer.status_code, "Không có thẻ này" in answer.text) == (404, True)


@pytest.mark.parametrize("key", [f"{UNIT}/head", f"{UNIT}/officer"])
async def test_only_who_runs_the_bloc_prints(house: MeetingHouse, desk: Desk, key: str) -> None:
    phone = await house.phone(key)
    path = f"{phone.base_url}the-dai-bieu/1/"
    assert [
        (await phone.get(path)).status_code,
        (await phone.post(path, data={"do": "all"})).status_code,
    ] == [403] * 2
    assert await desk.cards() == []


@pytest.mark.parametrize(
    "what", ["", "x", "again", "again 999", "more 999", "all; drop", "revoke -1", "more 9" * 9]
)
async def test_what_the_list_does_not_offer_makes_no_card(desk: Desk, what: str) -> None:
    assert (await desk.does(what)).status_code in (400, 404)
    assert await desk.cards() == []


async def test_nobody_presses_the_buttons_from_another_site(house: MeetingHouse, desk: Desk) -> None:
    path, evil = (await desk.prints())[NAME], {"Origin": "http://elsewhere.example"}
    phone = await house.browser()
    assert (await phone.post(path, data={"who": await head_of(house)}, headers=evil)).status_code == 403
    assert (await desk.phone.post(desk.page, data={"do": "all"}, headers=evil)).status_code == 403
    assert set(await desk.cards()) == {CardState.FREE}


async def test_only_hashes_of_cards_are_stored(house: MeetingHouse, desk: Desk) -> None:
    paths = await desk.prints()
    assert paths
    files = house.database_files().values()
    assert not any(path.removeprefix("/the/").encode() in kept for path in paths.values() for kept in files)
