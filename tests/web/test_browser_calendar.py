"""The page of the year in a real browser: on a narrow dark phone and on a wide screen."""

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import Browser as Chromium
from playwright.async_api import expect

from bot.web.server import web_server
from bot.web.tokens import issue_invitation
from tests.web.conftest import until_started
from tests.web.meeting_house import MeetingHouse

FITS = "document.documentElement.scrollWidth <= innerWidth"


async def test_the_year_is_read_and_subscribed_to_on_a_narrow_phone(tmp_path: Path, chromium: Chromium) -> None:
    async with MeetingHouse(tmp_path) as house, asyncio.TaskGroup() as tasks:
        server = web_server(house.site, "127.0.0.1", 0)
        person = (await house.person("ban-dan-van/officer")).person
        token = await house.desk.write(lambda store: issue_invitation(store, person, house.clock()))
        tasks.create_task(server.serve())
        await asyncio.to_thread(until_started, server)
        link = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/v/{token}"
        context = await chromium.new_context(viewport={"width": 360, "height": 740}, color_scheme="dark")
        page = await context.new_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        await page.goto(link)
        await page.get_by_role("button", name="Tiếp tục").click()
        await expect(page.locator("#rows .message").first).to_be_visible()
        await page.get_by_label("Tin nhắn").fill("lịch")
        await page.get_by_label("Tin nhắn").press("Enter")
        opens = page.get_by_role("link", name="Mở trang lịch")
        address = f"{page.url.split('?')[0]}lich/"
        assert address.endswith(str(await opens.get_attribute("href")))
        await page.goto(address)
        await expect(page.get_by_text("Hôm nay, 19/12/2023")).to_be_visible()
        assert await page.evaluate(FITS)
        owed = page.locator(".owed a").first
        await expect(page.locator(str(await owed.get_attribute("href")))).to_be_hidden()
        await owed.click()
        await expect(page.locator(str(await owed.get_attribute("href")))).to_be_visible()
        await page.get_by_role("button", name="Đăng ký").click()
        await expect(page.locator(".link")).to_contain_text(".ics")
        assert await page.evaluate(FITS)
        await page.get_by_role("link", name="Lịch năm thi đua").click()
        await expect(page.get_by_role("button", name="Ngừng đăng ký")).to_be_visible()
        await page.set_viewport_size({"width": 1920, "height": 1080})
        assert await page.evaluate(FITS)
        await context.close()
        server.should_exit = True
