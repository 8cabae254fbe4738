"""What is said in a real browser arrives once, also over a line that breaks."""

import re

from playwright.async_api import Route, expect

from tests.web.conftest import Hold
from tests.web.house import NOW, House


async def test_enter_sends_and_the_answer_comes_by_itself(hold: Hold) -> None:
    page = await hold(1)
    await page.get_by_label("Tin nhắn").fill("8,75")
    await page.keyboard.press("Enter")
    messages = page.locator(".message:not(.pending)")
    await expect(messages).to_contain_text(["go start", "8,75", "Đã nghe: 8,75"])
    await expect(page.locator(".pending")).to_have_count(0)


async def test_what_is_said_without_a_line_is_sent_once_when_it_is_back(hold: Hold, house: House) -> None:
    page = await hold(1)
    await page.context.set_offline(True)
    await page.get_by_label("Tin nhắn").fill("9,25")
    await page.keyboard.press("Enter")
    await expect(page.locator(".pending")).to_contain_text("chưa gửi được, sẽ gửi lại")
    await page.context.set_offline(False)
    await expect(page.locator(".message").last).to_contain_text("Đã nghe: 9,25")
    assert [said.text for said in house.desk.said].count("9,25") == 1
    await expect(page.locator(".pending")).to_have_count(0)


async def test_while_nothing_can_be_kept_the_page_says_so_and_sends_again_by_itself(
    hold: Hold, house: House
) -> None:
    page = await hold(1)
    await page.route("**/say*", lambda route: route.fulfill(status=503, json={"error": "unkept"}))
    await page.get_by_label("Tin nhắn").fill("5,5")
    await page.keyboard.press("Enter")
    calm = page.get_by_text("Hệ thống tạm thời chưa ghi được")
    await expect(calm).to_contain_text("đồng chí không cần gửi lại")
    await page.unroute("**/say*")
    await expect(page.locator(".message").last).to_contain_text("Đã nghe: 5,5")
    await expect(calm).to_have_count(0)
    assert [said.text for said in house.desk.said].count("5,5") == 1


async def test_words_not_yet_sent_survive_closing_the_page(hold: Hold, house: House) -> None:
    page = await hold(1)
    await page.route("**/say*", lambda route: route.abort())
    await page.get_by_label("Tin nhắn").fill("7,5")
    await page.keyboard.press("Enter")
    await expect(page.locator(".pending")).to_contain_text("chưa gửi được")
    await page.unroute("**/say*")
    await page.reload()
    await expect(page.locator(".message").last).to_contain_text("Đã nghe: 7,5")
    assert [said.text for said in house.desk.said].count("7,5") == 1


async def test_an_answer_lost_on_the_way_back_does_not_double_the_message(hold: Hold, house: House) -> None:
    page = await hold(1)
    lost: list[str] = []

    async def lose_the_first(route: Route) -> None:
        if lost:
            await route.continue_()
            return
        await route.fetch()
        lost.append("answer")
        await route.abort()

    await page.route("**/say*", lose_the_first)
    await page.get_by_label("Tin nhắn").fill("6")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message").last).to_contain_text("Đã nghe: 6")
    await expect(page.locator(".pending")).to_have_count(0)
    assert [said.text for said in house.desk.said].count("6") == 1
    await expect(page.locator(".message.mine")).to_have_count(1)


async def test_a_file_is_picked_shown_sent_and_downloaded(hold: Hold) -> None:
    page = await hold(1)
    await page.locator("#files").set_input_files(
        {"name": "báo cáo.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 report"}
    )
    await expect(page.locator("#picked")).to_contain_text("báo cáo.pdf")
    await page.get_by_role("button", name="Gửi", exact=True).click()
    async with page.expect_download() as download:
        await page.get_by_role("link", name=re.compile("Tải về báo cáo.pdf")).click()
    assert (await download.value).suggested_filename == "báo cáo.pdf"


async def test_a_revoked_phone_is_told_and_cannot_write(hold: Hold, house: House) -> None:
    page = await hold(1)
    await house.desk.write(lambda store: store.devices.revoke_person(1, NOW))
    await house.desk.say("p1", html="không được thấy")
    await expect(page.locator("#state")).to_contain_text("Thiết bị này không còn được dùng")
    await expect(page.locator("#composer")).to_have_count(0)
    await expect(page.get_by_text("không được thấy")).to_have_count(0)
