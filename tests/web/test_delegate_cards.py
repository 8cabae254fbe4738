"""A delegate card through the door its holder uses: scanned, looked at, photographed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from rules.admission import CardState
from rules.calls import Answer, Registration
from rules.meetings import Attendance
from rules.people import Role
from tests.web.card_desk import NAME, UNIT, CardDesk
from tests.web.meeting_house import MeetingHouse


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[MeetingHouse]:
    async with MeetingHouse(tmp_path) as house:
        yield house


@pytest.fixture
async def desk(house: MeetingHouse) -> CardDesk:
    return await CardDesk.open(house)


async def test_looking_at_a_card_shows_whose_it_is_and_uses_nothing(
    house: MeetingHouse, desk: CardDesk
) -> None:
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
    house: MeetingHouse, desk: CardDesk
) -> None:
    path, phone = (await desk.prints())[NAME], await house.browser()
    await phone.get(path)
    answer = await phone.post(path, data={"who": await desk.head()})
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


async def test_a_card_opens_nobodys_account(house: MeetingHouse, desk: CardDesk) -> None:
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
    house: MeetingHouse, desk: CardDesk
) -> None:
    path, phone = (await desk.prints())[NAME], await house.browser()
    chat = (await phone.post(path, data={"who": await desk.head()})).headers["location"]
    for again in (await phone.get(path), await phone.post(path)):
        assert (again.status_code, again.headers["location"]) == (303, chat)
    await desk.secretary.sees()
    for _ in range(2):
        other = await house.browser()
        looked = await other.get(path)
        assert (looked.status_code, "Thẻ đã dùng trên máy khác" in looked.text) == (403, True)
        assert "/static/card_used.js" in looked.text
        assert NAME not in looked.text
        assert (await other.post(path, data={"who": await desk.head()})).status_code == 403
        assert (await other.get(chat)).status_code == 403
    [told] = await desk.secretary.sees()
    assert "trên một thiết bị khác" in told


async def test_of_two_phones_at_once_one_comes_in(house: MeetingHouse, desk: CardDesk) -> None:
    path, who = (await desk.prints())[NAME], await desk.head()
    phones = [await house.browser() for _ in range(4)]
    answers = await asyncio.gather(*(phone.post(path, data={"who": who}) for phone in phones))
    assert sorted(answer.status_code for answer in answers) == [303, 403, 403, 403]


async def test_whoever_was_turned_away_sees_nothing_of_the_unit(house: MeetingHouse, desk: CardDesk) -> None:
    path, phone = (await desk.prints())[NAME], await house.browser()
    chat = (await phone.post(path, data={"who": await desk.head()})).headers["location"]
    await desk.secretary.taps("Không đúng người")
    for address in (chat, path):
        page = await phone.get(address)
        assert page.status_code in (403, 410)
        assert "Chưa xác nhận được đại biểu" in page.text
        assert NAME not in page.text
    for address in ("rows", "nhom/rows?khoi=1", "phieu/1"):
        assert (await phone.get(f"{chat}{address}")).status_code == 403
    assert (await phone.post(path, data={"who": await desk.head()})).status_code == 410


async def test_until_confirmed_nothing_of_the_bloc_opens(house: MeetingHouse, desk: CardDesk) -> None:
    path, phone = (await desk.prints())[NAME], await house.browser()
    chat = (await phone.post(path, data={"who": await desk.head()})).headers["location"]
    assert (await phone.get(f"{chat}nhom/rows?khoi=1")).status_code in (403, 404)
    assert (await phone.get(f"{chat}phieu/1")).json()["state"] == "closed"
    assert (await phone.get(f"{chat}the-dai-bieu/1/")).status_code == 403
    for tap in ("go trangthai", "go bophieu", "rightperson 9", "unit 9"):
        await phone.post(f"{chat}say", json={"id": f"{tap:_<12}".replace(" ", "_"), "tap": tap})
    lines = {row["html"] for row in (await phone.get(f"{chat}rows")).json()["rows"]}
    assert all("Chờ thư ký xác nhận đúng người" in line for line in lines)


async def test_a_name_of_ones_own_stands_in_for_the_unit(house: MeetingHouse, desk: CardDesk) -> None:
    path, phone = (await desk.prints())[NAME], await house.browser()
    await phone.post(path, data={"who": "other", "name": "  Thư ký   tòa soạn ", "position": "Trưởng ban"})
    assert "Thư ký tòa soạn, Trưởng ban" in (await desk.secretary.sees())[-1]
    await desk.secretary.taps("Đúng người")
    attendance = await house.desk.read(lambda store: store.meetings.attendance(1))
    assert attendance == {await house.unit(UNIT): Attendance.PROXY}


async def test_the_stand_in_the_unit_registered_is_offered_first(house: MeetingHouse, desk: CardDesk) -> None:
    unit, said = await house.unit(UNIT), Registration(Answer.STAND_IN, "Phó Tổng Biên tập", "Báo")
    officer = (await house.person(f"{UNIT}/officer")).person
    await house.desk.write(lambda store: store.calls.register(1, unit, officer, said))
    path, phone = (await desk.prints())[NAME], await house.browser()
    page = (await phone.get(path)).text
    assert page.index("Phó Tổng Biên tập, Báo") < page.index(await desk.head())
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
    house: MeetingHouse, desk: CardDesk, sent: dict[str, str], says: str
) -> None:
    path, phone = (await desk.prints())[NAME], await house.browser()
    answer = await phone.post(path, data=sent)
    assert (answer.status_code, f"Chưa đọc được {says}" in answer.text) == (422, True)
    assert set(await desk.cards()) == {CardState.FREE}


async def test_a_teller_says_which_unit(house: MeetingHouse, desk: CardDesk) -> None:
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


@pytest.mark.parametrize("path", ["/the/nobody", "/the/" + "x" * 500, "/the/%00%ff", "/the/<b>"])
async def test_a_card_never_printed_is_not_explained_further(house: MeetingHouse, path: str) -> None:
    phone = await house.browser()
    for answer in (await phone.get(path), await phone.post(path, data={"who": "other"})):
        assert (answer.status_code, "Không có thẻ này" in answer.text) == (404, True)
