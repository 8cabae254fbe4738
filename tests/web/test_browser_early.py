"""What is typed and tapped before the page's script has come, or where it never comes, is not lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from playwright.async_api import Browser, Page, Route, expect

from tests.support.devices import Devices
from tests.web.house import House

Link = Callable[[int], str]


async def open_early(devices: Devices, port: int, link: Link) -> tuple[Page, asyncio.Event]:
    """A chat whose script comes when the event is set."""
    page, comes = await devices.page(360, 740), asyncio.Event()

    async def hold_back(route: Route) -> None:
        await comes.wait()
        await route.continue_()

    await page.route("**/static/chat.js", hold_back)
    await page.goto(f"http://127.0.0.1:{port}{link(1)}")
    await page.get_by_role("button", name="Tiếp tục").click(no_wait_after=True)
    await expect(page.locator("#said .message").first).to_be_visible()
    return page, comes


async def test_enter_before_the_script_sends_once_it_is_there(
    devices: Devices, port: int, link: Link, house: House
) -> None:
    page, comes = await open_early(devices, port, link)
    await page.locator("#files").set_input_files(
        {"name": "kế hoạch.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 plan"}
    )
    await page.get_by_label("Tin nhắn").press_sequentially("8,75")
    await page.keyboard.press("Enter")
    comes.set()
    await expect(page.locator("#rows .message").last).to_contain_text("Đã nghe: 8,75")
    assert [(said.text, len(said.files)) for said in house.desk.said[1:]] == [("8,75", 1)]
    await expect(page.locator("#said")).to_have_count(0)
    await expect(page.get_by_label("Tin nhắn")).to_have_value("")


async def test_send_before_the_script_is_answered_by_the_page(
    devices: Devices, port: int, link: Link, house: House
) -> None:
    page, comes = await open_early(devices, port, link)
    await page.get_by_label("Tin nhắn").fill("9,25")
    await page.get_by_role("button", name="Gửi", exact=True).click(no_wait_after=True)
    await expect(page.locator("#said .message").last).to_contain_text("Đã nghe: 9,25")
    comes.set()
    await expect(page.locator("#rows .message").last).to_contain_text("Đã nghe: 9,25")
    assert [said.text for said in house.desk.said if said.text] == ["9,25"]


async def test_a_phone_without_script_reads_answers_and_taps(
    chromium: Browser, port: int, link: Link, house: House
) -> None:
    buttons = [[{"label": "Đồng ý", "value": "agree 1", "look": "main"}]]
    context = await chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = await context.new_page()
    await page.goto(f"http://127.0.0.1:{port}{link(1)}")
    await page.get_by_role("button", name="Tiếp tục").click()
    for number in range(12):
        await house.desk.say("p1", html=f"Tin dài của Khối số {number}. " * 6, rows=buttons)
    await page.get_by_label("Tin nhắn").fill("7,5")
    await page.get_by_role("button", name="Gửi", exact=True).click()
    newest = page.locator("#said .message").last
    await expect(newest).to_contain_text("Đã nghe: 7,5")
    await expect(newest).to_be_in_viewport()
    await page.get_by_role("button", name="Đồng ý").last.click()
    await expect(newest).to_contain_text("Đã nghe: agree 1")
    assert [said.tap or said.text for said in house.desk.said] == ["go start", "7,5", "agree 1"]
    await context.close()
