"""Cards that change while they are on screen, as real browsers show them."""

import asyncio

import pytest
from playwright.async_api import Page, Route, expect

from tests.web.conftest import Hold
from tests.web.house import House


async def bloc_changed(house: House) -> None:
    house.desk.changes.touch({"b1"})


async def unit_voted(house: House) -> None:
    house.desk.changes.touch({"b1", "u1"})


async def ballot_on(hold: Hold, house: House, person: int) -> Page:
    page = await hold(person)
    await house.desk.say(f"p{person}", html="<b>PHIẾU SUY TÔN</b>", card="ballot:12")
    await expect(page.get_by_role("checkbox", name="Báo Lào Cai")).to_be_visible()
    return page


async def test_a_second_device_turns_to_voted_by_itself(hold: Hold, house: House) -> None:
    first, second = await ballot_on(hold, house, 1), await hold(1)
    await expect(second.get_by_role("checkbox", name="Báo Lào Cai")).to_be_visible()
    await first.get_by_role("button", name="Bỏ phiếu trắng").click()
    await first.get_by_role("button", name="Bỏ phiếu trắng").click()
    await expect(first.locator(".ballot")).to_contain_text("đã vào hòm")
    await unit_voted(house)
    await expect(second.locator(".ballot")).to_contain_text("Đã bỏ phiếu")
    await expect(second.get_by_role("checkbox")).to_have_count(0)


async def test_marks_being_made_outlive_what_others_do(hold: Hold, house: House) -> None:
    page = await ballot_on(hold, house, 1)
    await page.get_by_role("checkbox", name="Báo Lào Cai").check()
    async with page.expect_response(lambda answer: answer.url.endswith("/phieu/12")):
        await unit_voted(house)
    await expect(page.get_by_role("checkbox", name="Báo Lào Cai")).to_be_checked()
    await page.get_by_role("button", name="Xem lại phiếu").click()
    async with page.expect_response(lambda answer: answer.url.endswith("/phieu/12")):
        await unit_voted(house)
    await expect(page.locator(".chosen li")).to_have_text(["Báo Lào Cai"])
    await page.get_by_role("button", name="Chọn lại").click()
    await expect(page.get_by_role("checkbox", name="Báo Lào Cai")).to_be_checked()


async def test_the_lead_sees_the_turnout_grow(hold: Hold, house: House) -> None:
    lead = await hold(1)
    await house.desk.say(
        "p1", html="Đang bỏ phiếu", card="turnout:12", rows=[[{"label": "Đóng", "value": "x"}]]
    )
    card = lead.locator(".turnout")
    await expect(card.locator(".big")).to_have_text("0/3")
    await house.ballots.cast(2, 12, [1], blank=False)
    await bloc_changed(house)
    await expect(card.locator(".big")).to_have_text("1/3")
    await expect(card).to_contain_text("Chưa bỏ phiếu: Ban Dân vận Tỉnh ủy; Báo Lào Cai.")
    for person in (1, 3):
        await house.ballots.cast(person, 12, [], blank=True)
    await bloc_changed(house)
    await expect(card).to_contain_text("Không còn ai chưa bỏ phiếu.")
    await expect(lead.get_by_role("button", name="Đóng")).to_be_visible()


async def test_a_voting_card_asks_nothing_when_others_vote(hold: Hold, house: House) -> None:
    page = await ballot_on(hold, house, 1)
    await house.desk.say("p1", html="Đang bỏ phiếu", card="turnout:12")
    await expect(page.locator(".turnout .big")).to_have_text("0/3")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[0]))
    for person, turnout in ((2, "1/3"), (3, "2/3")):
        asked.clear()
        await house.ballots.cast(person, 12, [1], blank=False)
        await bloc_changed(house)
        await expect(page.locator(".turnout .big")).to_have_text(turnout)
    assert {url.rpartition("/")[2] for url in asked} == {"tinh-hinh"}


async def test_the_lead_opens_the_projector_from_the_chat(hold: Hold, house: House) -> None:
    lead = await hold(1)
    await house.desk.say("p1", html="Hội nghị", card="projector:meeting-token")
    async with lead.expect_popup() as popup:
        await lead.get_by_role("link", name="Mở màn chiếu").click()
    await expect((await popup.value).locator("h1")).to_have_text("Hội nghị tổng kết")


async def test_the_first_page_leads_back_to_the_chats_of_this_device(
    hold: Hold, house: House, port: int
) -> None:
    page = await hold(1)
    await page.goto(f"http://127.0.0.1:{port}/")
    link = page.get_by_role(
        "link", name="Mở cuộc trò chuyện của Cán bộ phụ trách thi đua, khen thưởng, Ban Dân vận"
    )
    await expect(page.get_by_text("liên kết riêng")).to_be_hidden()
    await link.click()
    await expect(page.locator(".message")).to_have_count(1)


async def test_the_first_page_forgets_a_device_that_was_taken_back(
    hold: Hold, house: House, port: int
) -> None:
    page = await hold(1)
    await house.desk.write(lambda store: store.devices.revoke_person(1, house.back.now()))
    await house.desk.say("p1", html="không được thấy")
    await expect(page.get_by_text("Thiết bị này không còn được dùng")).to_be_visible()
    await page.goto(f"http://127.0.0.1:{port}/")
    await expect(page.get_by_text("liên kết riêng")).to_be_visible()
    await expect(page.locator("#chats a")).to_have_count(0)


@pytest.mark.parametrize("kept", ["x", "[1]", '{"/p/../x": "a"}', '{"javascript:alert(1)": "a"}', "null"])
async def test_the_first_page_trusts_nothing_it_kept(hold: Hold, port: int, kept: str) -> None:
    page = await hold(1)
    await page.evaluate("kept => localStorage.setItem('ktd-chats', kept)", kept)
    await page.goto(f"http://127.0.0.1:{port}/")
    await expect(page.get_by_text("liên kết riêng")).to_be_visible()
    await expect(page.locator("#chats a")).to_have_count(0)


async def test_an_answer_asked_for_before_casting_never_undoes_what_was_cast(hold: Hold, house: House) -> None:
    page, late = await ballot_on(hold, house, 1), asyncio.Event()

    async def slowly(route: Route) -> None:
        before = await route.fetch()
        await late.wait()
        await route.fulfill(response=before)

    await page.get_by_role("button", name="Bỏ phiếu trắng").click()
    await page.route("**/phieu/12", lambda route: slowly(route) if route.request.method == "GET" else route.continue_())
    async with page.expect_request(lambda asked: asked.method == "GET" and asked.url.endswith("/phieu/12")):
        await unit_voted(house)
    await page.get_by_role("button", name="Bỏ phiếu trắng").click()
    await expect(page.locator(".ballot")).to_contain_text("đã vào hòm")
    async with page.expect_response(lambda answer: answer.request.method == "GET"):
        late.set()
    await page.evaluate("() => new Promise(done => setTimeout(done))")
    await expect(page.locator(".ballot")).to_contain_text("đã vào hòm")
    await expect(page.get_by_role("checkbox")).to_have_count(0)
