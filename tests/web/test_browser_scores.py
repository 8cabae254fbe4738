"""The wide review in a real browser: reviewed beside the chat, by mouse and keyboard, on wide and narrow screens."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser as Chromium
from playwright.async_api import expect

from bot.web.server import web_server
from bot.web.tokens import issue_invitation
from tests.web.conftest import until_started
from tests.web.score_house import ScoreHouse

REASON = "Mô hình thứ hai chưa có quyết định công nhận"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[ScoreHouse]:
    async with ScoreHouse(tmp_path) as opened:
        yield opened


@pytest.fixture
async def link(house: ScoreHouse) -> AsyncIterator[str]:
    """The invitation of the lead's secretary, the site behind a real server."""
    server = web_server(house.site, "127.0.0.1", 0)
    person = (await house.person("ban-noi-chinh/officer")).person
    token = await house.desk.write(lambda store: issue_invitation(store, person, house.clock()))
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(server.serve())
        await asyncio.to_thread(until_started, server)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/v/{token}"
        server.should_exit = True


async def test_an_officer_reviews_from_the_page_and_finds_it_on_a_phone(
    house: ScoreHouse, link: str, chromium: Chromium
) -> None:
    sheet = await house.sheet("ban-dan-van")
    context = await chromium.new_context(viewport={"width": 1920, "height": 1080})
    page = await context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    await page.goto(link)
    await page.get_by_role("button", name="Tiếp tục").click()
    await expect(page.locator("#rows .message").first).to_be_visible()
    address = f"{page.url}tham-dinh/"
    await page.goto(address)
    chat, cell = page.frame_locator("iframe"), page.locator(f'button[data-tap="fixleaf {sheet} 2.3"]')
    await cell.click()
    await expect(chat.get_by_text("Xây dựng mô hình, cách làm").last).to_be_visible()
    for words in ("2", REASON):
        await chat.get_by_label("Tin nhắn").fill(words)
        await chat.get_by_label("Tin nhắn").press("Enter")
    await expect(cell).to_contain_text("4 2")
    await expect(page.locator("#left")).to_have_text("215")
    await page.get_by_label("Đến tiêu chí").fill("2,3")
    await page.get_by_label("Đến tiêu chí").press("Enter")
    await page.keyboard.press("ArrowDown")
    tapped = "document.activeElement.dataset.tap"
    assert str(await page.evaluate(tapped)).endswith(" 2.4")
    await page.get_by_role("checkbox").check()
    await page.locator("#by-unit").select_option(label="Ban Dân vận Tỉnh ủy")
    await expect(page.locator("tr[data-leaf='2.3']")).to_be_hidden()
    await expect(page.locator("tr[data-leaf='2.4']")).to_be_visible()
    phone = await chromium.new_context(
        storage_state=await context.storage_state(), viewport={"width": 360, "height": 740}
    )
    narrow = await phone.new_page()
    for path in (address, address.replace("tham-dinh/", f"qua-trinh/{sheet}/2.3/")):
        await narrow.goto(path)
        await expect(narrow.get_by_role("heading", level=1)).to_be_visible()
        assert await narrow.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await expect(narrow.get_by_text(REASON)).to_be_visible()
