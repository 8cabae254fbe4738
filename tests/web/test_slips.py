"""Paper slips through the page: handed out with a warning, read by two phones, and never shown again."""

import pytest
from playwright.async_api import Page, Route, expect

from tests.web.conftest import Hold, OpenPhone
from tests.web.house import House

HAND, BACK = "Phát phiếu giấy", "Thu lại"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b'{"do": "open"}',
        b'{"do": null}',
        b'{"do": "hand"}',
        b'{"do": "hand", "voter": "1"}',
        b'{"do": "hand", "voter": 0}',
        b'{"do": "hand", "voter": true}',
        b'{"do": "hand", "voter": 1.5}',
        b'{"do": "hand", "voter": 1, "slip": 1}',
        b'{"do": "take_back", "voter": -1}',
        b'{"do": "withdraw", "slip": 99999999999}',
        b'{"do": "enter", "slip": 1}',
        b'{"do": "enter", "marks": [1]}',
        b'{"do": "enter", "slip": 1, "marks": [1, 1]}',
        b'{"do": "enter", "slip": 1, "marks": [1], "blank": true}',
        b'{"do": "enter", "slip": 1, "blank": true, "spoiled": true}',
        b'{"do": "enter", "slip": 1, "spoiled": 1}',
        b'{"do": "enter", "slip": 1, "marks": [1], "place": 0}',
        b"[" * 50_000,
        b"\xff\xfe\x00",
    ],
)
async def test_a_hostile_slip_changes_nothing(phone: OpenPhone, house: House, body: bytes) -> None:
    house.slips.paper = [3]
    assert (await (await phone(1)).post("phieu-giay/12", content=body)).status_code == 400
    assert (house.slips.paper, house.slips.entered) == ([3], {})


async def test_too_large_a_body_is_refused(phone: OpenPhone) -> None:
    assert (await (await phone(1)).post("phieu-giay/12", content=b" " * 200_000)).status_code == 413


async def test_nobody_reads_slips_with_anothers_address(phone: OpenPhone, house: House) -> None:
    member, other = await phone(1), await phone(2)
    body = {"do": "hand", "voter": 1}
    assert (await other.post(f"{member.base_url}phieu-giay/12", json=body)).status_code == 403
    assert (await other.get(f"{member.base_url}phieu-giay/12")).status_code == 403
    headers = {"Origin": "http://elsewhere.example"}
    assert (await member.post("phieu-giay/12", json=body, headers=headers)).status_code == 403
    assert house.slips.paper == []


async def slips_on(hold: Hold, house: House, person: int) -> Page:
    page = await hold(person)
    await house.desk.say(f"p{person}", html="<b>Phiếu giấy</b>", card="slips:12")
    await expect(page.locator(".touches .text")).to_be_visible()
    return page


async def test_a_slip_is_handed_out_after_a_warning_and_taken_back(hold: Hold, house: House) -> None:
    page = await slips_on(hold, house, 1)
    await page.get_by_role("button", name=HAND).click()
    await page.get_by_role("button", name="Báo Lào Cai").click()
    await expect(page.locator(".touches .warning").first).to_contain_text("sẽ biết nội dung")
    assert house.slips.paper == []
    await page.get_by_role("button", name=HAND).click()
    await expect(page.locator(".units li")).to_contain_text("Báo Lào Cai")
    assert house.slips.paper == [3]
    await page.get_by_role("button", name=BACK).click()
    await expect(page.locator(".units")).to_have_count(0)
    assert house.slips.paper == []


async def test_with_few_slips_the_shared_tablet_is_offered_instead(hold: Hold, house: House) -> None:
    page, called = await slips_on(hold, house, 1), []

    async def answer(route: Route) -> None:
        called.append((route.request.post_data_json or {})["voter"])
        await route.fulfill(json={"ballot": 12})

    await page.route("**/diem-bo-phieu/12", answer)
    await page.get_by_role("button", name=HAND).click()
    await page.get_by_role("button", name="Báo Lào Cai").click()
    await page.get_by_role("button", name="Mời đến điểm bỏ phiếu chung").click()
    await expect(page.locator(".touches")).to_contain_text("Đã mời đến điểm bỏ phiếu chung: Báo Lào Cai")
    assert (called, house.slips.paper) == ([3], [])
    await page.get_by_role("button", name="Quay lại").click()
    await expect(page.get_by_role("button", name=HAND)).to_be_visible()


async def test_two_phones_read_a_slip_apart_until_they_agree(hold: Hold, house: House) -> None:
    house.slips.paper = [2, 3]
    first, second = await slips_on(hold, house, 1), await slips_on(hold, house, 2)
    await enter(first, "Báo Lào Cai", "Ban Dân vận Tỉnh ủy")
    await expect(first.locator(".slips li").first).to_contain_text("chờ thành viên thứ hai")
    await expect(first.get_by_role("checkbox")).to_have_count(0)
    await enter(second, "Báo Lào Cai")
    await expect(second.locator(".slips li").first).to_contain_text("Hai lần nhập khác nhau")
    house.desk.changes.touch({"b1"})
    await expect(first.locator(".slips li").first).to_contain_text("Hai lần nhập khác nhau")
    await expect(first.locator(".slips li").first).not_to_contain_text("Báo Lào Cai")
    await enter(second, "Báo Lào Cai", "Ban Dân vận Tỉnh ủy", again=True)
    await expect(second.locator(".slips li").first).to_contain_text("phiếu đã vào hòm")
    assert house.slips.agreed == {1: (1, 3)}


async def enter(page: Page, *names: str, again: bool = False) -> None:
    """The first slip still to be read."""
    await page.get_by_role("button", name="Nhập lại" if again else "Nhập", exact=True).first.click()
    for name in names:
        box = page.get_by_role("checkbox", name=name)
        await expect(box).not_to_be_checked()
        await box.check()
    await page.get_by_role("button", name="Nhập phiếu số 1").click()


async def test_marks_being_read_outlive_what_others_do_and_nothing_is_sent_empty(hold: Hold, house: House) -> None:
    house.slips.paper = [2, 3]
    page = await slips_on(hold, house, 2)
    await page.get_by_role("button", name="Nhập", exact=True).first.click()
    await page.get_by_role("button", name="Nhập phiếu số 1").click()
    await expect(page.get_by_role("alert")).to_contain_text("Phiếu trắng")
    await page.get_by_role("checkbox", name="Báo Lào Cai").check()
    async with page.expect_response(lambda answer: answer.url.endswith("/phieu-giay/12")):
        await house.slips.hand(1, 12, 1)
        house.desk.changes.touch({"b1"})
    await expect(page.locator(".touches .text")).to_contain_text("Phiếu giấy đã phát: 3")
    await expect(page.get_by_role("checkbox", name="Báo Lào Cai")).to_be_checked()
    await page.get_by_role("button", name="Quay lại").click()
    await expect(page.locator(".slips li")).to_have_count(3)
    assert house.slips.entered == {}


async def test_blank_and_invalid_slips_have_buttons_and_a_reading_is_taken_back(hold: Hold, house: House) -> None:
    house.slips.paper = [2, 3]
    page = await slips_on(hold, house, 2)
    for label, said in (("Phiếu trắng", "blank"), ("Phiếu không hợp lệ", "spoiled")):
        await page.get_by_role("button", name="Nhập", exact=False).first.click()
        await page.get_by_role("button", name=label).click()
        await expect(page.locator(".slips li").first).to_contain_text("chờ thành viên thứ hai")
        assert house.slips.entered[1] == {2: said}
    await page.get_by_role("button", name="Nhập lại").click()
    await page.get_by_role("button", name="Bỏ lần nhập của đồng chí").click()
    await expect(page.locator(".slips li").first).to_contain_text("Chưa nhập")


async def test_three_answers_are_read_off_a_slip(hold: Hold, house: House) -> None:
    house.slips.paper, house.slips.is_opinion = [2], True
    page = await slips_on(hold, house, 2)
    await page.get_by_role("button", name="Nhập", exact=True).click()
    await page.get_by_role("radio", name="Báo Lào Cai: Không tán thành").check()
    await page.get_by_role("button", name="Nhập phiếu số 1").click()
    await expect(page.locator(".slips li")).to_contain_text("chờ thành viên thứ hai")
    assert house.slips.entered == {1: {2: (14,)}}


async def test_a_refusal_is_shown_and_the_view_stays(hold: Hold, house: House) -> None:
    house.slips.paper, house.slips.entered = [2], {1: {2: "blank"}}
    page = await slips_on(hold, house, 1)
    await page.get_by_role("button", name=BACK).click()
    await expect(page.get_by_role("alert")).to_contain_text("không thu lại được")
    await expect(page.get_by_role("button", name=BACK)).to_be_enabled()


async def test_who_may_not_sees_only_why(hold: Hold, house: House) -> None:
    page = await slips_on(hold, house, 3)
    await expect(page.locator(".touches")).to_contain_text("không thuộc nhiệm vụ")
    await expect(page.locator(".touches").get_by_role("button")).to_have_count(0)


async def test_the_secretary_finds_the_slips_folded_under_the_turnout(hold: Hold, house: House) -> None:
    page = await hold(1)
    await house.desk.say("p1", html="Đang bỏ phiếu", card="turnout:12")
    await expect(page.locator(".turnout .big")).to_have_text("0/3")
    house.ballots.slips = 3
    house.desk.changes.touch({"b1"})
    await expect(page.locator(".turnout")).to_contain_text("Phiếu giấy đã phát, chưa vào hòm: 3.")
    await expect(page.locator(".turnout")).not_to_contain_text("Tất cả đơn vị")
    await expect(page.locator(".touches")).to_have_count(0)
    await page.get_by_text("Phiếu giấy", exact=True).click()
    await page.get_by_role("button", name=HAND).click()
    await expect(page.locator(".touches").get_by_role("button", name="Báo Lào Cai")).to_be_visible()


async def test_a_card_whose_program_did_not_come_is_asked_for_again(hold: Hold, house: House) -> None:
    page = await hold(1)
    await page.route("**/static/slips.js*", lambda route: route.abort())
    await house.desk.say("p1", html="<b>Phiếu giấy</b>", card="slips:12")
    await expect(page.get_by_role("button", name="Thử lại")).to_be_visible()
    await page.unroute("**/static/slips.js*")
    await page.get_by_role("button", name="Thử lại").click()
    await expect(page.get_by_role("button", name=HAND)).to_be_visible()
