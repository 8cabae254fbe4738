"""The lead's list of delegate cards: printed, printed again, taken back, and over with the meeting."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from rules.admission import CardState
from rules.meetings import MeetingState
from tests.web.card_desk import LINK, NAME, UNIT, CardDesk
from tests.web.meeting_house import MeetingHouse


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[MeetingHouse]:
    async with MeetingHouse(tmp_path) as house:
        yield house


@pytest.fixture
async def desk(house: MeetingHouse) -> CardDesk:
    return await CardDesk.open(house)


async def test_one_card_for_each_unit_and_some_for_tellers_each_with_its_own_code(desk: CardDesk) -> None:
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


async def test_a_card_printed_again_ends_the_one_before(house: MeetingHouse, desk: CardDesk) -> None:
    old, phone = (await desk.prints())[NAME], await house.browser()
    chat = (await phone.post(old, data={"who": await desk.head()})).headers["location"]
    await desk.secretary.taps("Đúng người")
    new = (await desk.prints(f"again {await desk.used()}"))[NAME]
    assert (await phone.get(chat)).status_code == 403
    refused = await (await house.browser()).get(old)
    assert (refused.status_code, "Thẻ đã thu hồi" in refused.text) == (410, True)
    assert (await (await house.browser()).get(new)).status_code == 200


async def test_printing_all_again_leaves_cards_in_use_alone(house: MeetingHouse, desk: CardDesk) -> None:
    cards, phone = await desk.prints(), await house.browser()
    chat = (await phone.post(cards[NAME], data={"who": await desk.head()})).headers["location"]
    again = await desk.prints()
    assert NAME not in again
    assert len(again) == 8 + 1
    assert (await phone.get(chat)).status_code == 200
    for name in again:
        assert (await (await house.browser()).get(cards[name])).status_code == 410


async def test_a_unit_may_have_a_second_card(house: MeetingHouse, desk: CardDesk) -> None:
    first = (await desk.prints())[NAME]
    second = (await desk.prints(f"more {await house.unit(UNIT)}"))[NAME]
    for path in (first, second):
        assert (await (await house.browser()).post(path, data={"who": await desk.head()})).status_code == 303


async def test_a_card_taken_back_on_the_list_opens_nothing(house: MeetingHouse, desk: CardDesk) -> None:
    path, phone = (await desk.prints())[NAME], await house.browser()
    chat = (await phone.post(path, data={"who": await desk.head()})).headers["location"]
    answer = await desk.does(f"revoke {await desk.used()}")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        desk.page.removeprefix("http://bot.example"),
    )
    assert (await phone.get(chat)).status_code == 403
    assert "Chưa có thẻ" in (await desk.phone.get(desk.page)).text


async def test_a_card_of_a_meeting_that_is_over_says_so(house: MeetingHouse, desk: CardDesk) -> None:
    path = (await desk.prints())[NAME]
    for delegate in await house.delegates():
        await delegate.taps("Có mặt")
    await desk.secretary.says("/hoinghi")
    for label in ("Khai mạc hội nghị", "Kết thúc hội nghị", "Kết thúc hội nghị"):
        await desk.secretary.taps(label)
    for answer in (await (await house.browser()).get(path), await (await house.browser()).post(path)):
        assert (answer.status_code, "hội nghị đã kết thúc" in answer.text) == (410, True)
    assert (await desk.does("all")).status_code == 410


async def test_a_card_of_an_earlier_meeting_is_over(house: MeetingHouse, desk: CardDesk) -> None:
    path = (await desk.prints())[NAME]
    await house.desk.write(lambda store: store.meetings.put(house.bloc, MeetingState.OPEN, house.clock()))
    assert "hội nghị đã kết thúc" in (await (await house.browser()).get(path)).text


@pytest.mark.parametrize("key", [f"{UNIT}/head", f"{UNIT}/officer"])
async def test_only_who_runs_the_bloc_prints(house: MeetingHouse, desk: CardDesk, key: str) -> None:
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
async def test_what_the_list_does_not_offer_makes_no_card(desk: CardDesk, what: str) -> None:
    assert (await desk.does(what)).status_code in (400, 404)
    assert await desk.cards() == []


async def test_nobody_presses_the_buttons_from_another_site(house: MeetingHouse, desk: CardDesk) -> None:
    path, evil = (await desk.prints())[NAME], {"Origin": "http://elsewhere.example"}
    phone = await house.browser()
    assert (await phone.post(path, data={"who": await desk.head()}, headers=evil)).status_code == 403
    assert (await desk.phone.post(desk.page, data={"do": "all"}, headers=evil)).status_code == 403
    assert set(await desk.cards()) == {CardState.FREE}


async def test_only_hashes_of_cards_are_stored(house: MeetingHouse, desk: CardDesk) -> None:
    paths = await desk.prints()
    assert paths
    files = house.database_files().values()
    assert not any(path.removeprefix("/the/").encode() in kept for path in paths.values() for kept in files)
