"""The committee's touches: checked as hostile, answered at once; keys live on the member's device only."""

from base64 import b64encode

import pytest
from playwright.async_api import Page, expect

from tests.web.conftest import Hold, OpenPhone
from tests.web.house import House
from tests.web.recording_committee import RecordingCommittee

TAKE = "Đã nhận chìa khóa"
OPEN = "Mở hòm phiếu"
BLOCKED = "() => { Storage.prototype.setItem = () => { throw new DOMException('blocked'); }; }"


def sent(share: bytes) -> dict[str, str]:
    return {"share": b64encode(share).decode()}


async def test_a_member_fetches_acknowledges_and_gives(phone: OpenPhone, house: House) -> None:
    member = await phone(1)
    assert (await member.get("khoa/5")).json()["state"] == "take"
    assert len((await member.post("khoa/5", json={"do": "take"})).json()["shares"]) == 2
    assert (await member.post("khoa/5", json={"do": "acknowledge"})).json()["state"] == "taken"
    assert (await member.get("hom/12")).json()["state"] == "give"
    share = RecordingCommittee.share(1, 0)
    assert (await member.post("hom/12", json=sent(share))).json()["state"] == "given"
    assert house.committee.given == {1: share}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"do": "keep"}',
        b'{"do": ["take"]}',
        b'{"do": "take", "ring": 5}',
        b'{"do": "acknowledge", "person": 2}',
        b"[" * 50_000,
        b"\xff\xfe\x00",
    ],
)
async def test_a_hostile_question_for_keys_changes_nothing(phone: OpenPhone, house: House, body: bytes) -> None:
    assert (await (await phone(1)).post("khoa/5", content=body)).status_code == 400
    assert house.committee.acknowledged == set()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{}", 400),
        (b'{"share": 1}', 400),
        (b'{"share": null}', 400),
        (b'{"share": ["AQ=="]}', 400),
        (b'{"share": "not base64!"}', 400),
        (b'{"share": "AQ="}', 400),
        (b'{"share": "\\u00e1\\u1ea5=="}', 400),
        (b'{"share": "AQ==", "place": 0}', 400),
        (b'{"share": "' + b"A" * 68 + b'"}', 413),
        (b'{"share": "' + b"A" * 200_000 + b'"}', 413),
        (b"\x00\x01\x02", 400),
    ],
)
async def test_a_hostile_share_never_reaches_the_box(
    phone: OpenPhone, house: House, body: bytes, status: int
) -> None:
    assert (await (await phone(1)).post("hom/12", content=body)).status_code == status
    assert house.committee.given == {}


@pytest.mark.parametrize("path", ["khoa/x", "khoa/-1", "khoa/99999999999", "hom/1.5", "hom/99999999999", "hom/%00"])
async def test_only_a_number_names_a_ring_or_a_box(phone: OpenPhone, path: str) -> None:
    member = await phone(1)
    assert (await member.get(path)).status_code == 404
    assert (await member.post(path, json={"do": "take"})).status_code == 404


async def test_nobody_fetches_keys_from_another_site_or_with_anothers_address(phone: OpenPhone, house: House) -> None:
    member, other = await phone(1), await phone(2)
    headers = {"Origin": "http://elsewhere.example"}
    assert (await member.post("khoa/5", json={"do": "take"}, headers=headers)).status_code == 403
    assert (await other.post(f"{member.base_url}khoa/5", json={"do": "take"})).status_code == 403
    assert (await other.post(f"{member.base_url}hom/12", json=sent(b"x"))).status_code == 403
    assert house.committee.given == {}


async def card_on(hold: Hold, house: House, person: int, *cards: str) -> Page:
    page = await hold(person)
    for card in cards:
        await house.desk.say(f"p{person}", html="<b>Tổ kiểm phiếu</b>", card=card)
    await expect(page.locator(".touches")).to_have_count(len(cards))
    return page


async def bloc_changed(house: House) -> None:
    house.desk.changes.touch({"b1"})


async def test_two_members_fetch_on_their_phones_and_open_the_box_from_them(hold: Hold, house: House) -> None:
    first = await card_on(hold, house, 1, "keys:5", "opening:12")
    second = await card_on(hold, house, 2, "keys:5", "opening:12")
    await first.get_by_role("button", name=TAKE).click()
    await expect(first.locator(".touches").first).to_contain_text("Chìa khóa ở trên thiết bị này")
    await bloc_changed(house)
    await expect(second.locator(".touches").first).to_contain_text("1/3")
    await second.get_by_role("button", name=TAKE).click()
    await expect(second.locator(".touches").first).to_contain_text("2/3")
    await first.get_by_role("button", name=OPEN).click()
    await expect(first.locator(".touches").last).to_contain_text("1/2")
    await second.get_by_role("button", name=OPEN).click()
    await bloc_changed(house)
    await expect(first.locator(".touches").last).to_contain_text("2/2")
    assert house.committee.given == {person: RecordingCommittee.share(person, 0) for person in (1, 2)}
    await expect(first.get_by_role("button", name=OPEN)).to_have_count(0)


async def test_the_next_ballot_opens_with_the_next_key_kept_after_a_reload(hold: Hold, house: House) -> None:
    page = await card_on(hold, house, 1, "keys:5", "opening:13")
    await page.get_by_role("button", name=TAKE).click()
    await expect(page.locator(".touches").first).to_contain_text("Chìa khóa ở trên thiết bị này")
    await page.reload()
    await expect(page.locator(".touches").first).to_contain_text("Chìa khóa ở trên thiết bị này")
    await page.get_by_role("button", name=OPEN).click()
    await expect(page.locator(".touches").last).to_contain_text("1/2")
    assert house.committee.given == {1: RecordingCommittee.share(1, 1)}


async def test_a_device_without_the_key_says_so_and_gives_nothing(hold: Hold, house: House) -> None:
    page = await card_on(hold, house, 1, "keys:5", "opening:12")
    await page.get_by_role("button", name=TAKE).click()
    await expect(page.locator(".touches").first).to_contain_text("Chìa khóa ở trên thiết bị này")
    other = await hold(1)
    await expect(other.locator(".touches").first).to_contain_text("đã nhận trên thiết bị khác")
    await other.get_by_role("button", name=OPEN).click()
    await expect(other.get_by_role("alert")).to_contain_text("Thiết bị này không có chìa khóa")
    assert house.committee.given == {}


async def test_a_browser_that_keeps_nothing_does_not_acknowledge(hold: Hold, house: House) -> None:
    page = await hold(1)
    await page.evaluate(BLOCKED)
    await house.desk.say("p1", html="Niêm phong", card="keys:5")
    await page.get_by_role("button", name=TAKE).click()
    await expect(page.get_by_role("alert")).to_contain_text("không cho lưu dữ liệu")
    await expect(page.get_by_role("button", name=TAKE)).to_be_enabled()
    assert house.committee.acknowledged == set()


async def test_a_line_that_breaks_is_said_and_the_same_button_goes_on(hold: Hold, house: House) -> None:
    page = await card_on(hold, house, 1, "keys:5")
    await page.route("**/khoa/5", lambda route: route.abort())
    await page.get_by_role("button", name=TAKE).click()
    await expect(page.get_by_role("alert")).to_contain_text("Chưa nhận được trả lời")
    await page.unroute("**/khoa/5")
    await page.get_by_role("button", name=TAKE).click()
    await expect(page.locator(".touches")).to_contain_text("Chìa khóa ở trên thiết bị này")
    await expect(page.get_by_role("alert")).to_be_hidden()
    assert house.committee.acknowledged == {1}


async def test_what_is_kept_by_others_in_the_browser_is_not_trusted(hold: Hold, house: House) -> None:
    page = await card_on(hold, house, 1, "opening:12")
    for kept in ("x", "null", '{"0": "AQ=="}', '["AQ=="]'):
        name = await page.evaluate("`ktd-keys:${document.body.dataset.base}5`")
        await page.evaluate("([name, kept]) => localStorage.setItem(name, kept)", [name, kept])
        await page.get_by_role("button", name=OPEN).click()
        await expect(page.get_by_role("alert")).to_contain_text("hòm phiếu này")
    assert house.committee.given == {}
