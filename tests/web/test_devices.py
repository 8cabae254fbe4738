"""The devices that tests hand on to each other: the next one finds nothing of the last."""

import json

import pytest
from playwright.async_api import Browser, Route

from tests.support.devices import Devices

KEPT = "[document.cookie, JSON.stringify(localStorage), window.name]"


@pytest.fixture
def of_its_own(chromium: Browser) -> Devices:
    return Devices(chromium)


async def test_a_device_is_handed_on_empty(of_its_own: Devices, port: int) -> None:
    async def answer(route: Route) -> None:
        await route.fulfill(body="altered")

    root = f"http://127.0.0.1:{port}/"
    first = await of_its_own.page(360, 740)
    await first.goto(root)
    await first.evaluate("document.cookie = 'a=1'; localStorage.setItem('a', '1')")
    assert await first.evaluate(KEPT) == ["a=1", json.dumps({"a": "1"}, separators=(",", ":")), ""]
    await first.route("**/*", answer)
    await first.context.new_page()
    await first.context.set_offline(True)
    assert await of_its_own.take_back() == []
    again = await of_its_own.page(1024, 768)
    assert again is first
    assert again.context.pages == [again]
    await again.goto(root)
    assert await again.evaluate(KEPT) == ["", "{}", ""]
    assert await again.locator("body").inner_text() != "altered"
    assert again.viewport_size == {"width": 1024, "height": 768}


async def test_an_error_in_a_page_is_told_and_a_device_that_does_not_last_is_not_handed_on(
    of_its_own: Devices, port: int
) -> None:
    page = await of_its_own.page(360, 740, lasting=False)
    await page.goto(f"http://127.0.0.1:{port}/")
    async with page.expect_event("pageerror"):
        await page.evaluate("setTimeout(() => { throw new Error('broken') })")
    assert await of_its_own.take_back() == ["broken"]
    assert await of_its_own.page(360, 740) is not page
    assert await of_its_own.take_back() == []
