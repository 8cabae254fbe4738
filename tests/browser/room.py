"""The people of a meeting, each with a device of their own in a headless browser."""

from __future__ import annotations

from playwright.async_api import Browser, Locator, Page, ViewportSize, expect

from tests.browser.phone import SLOW, Phone, sharp

NARROW = ViewportSize(width=360, height=740)


class Handset(Phone):
    """A phone of its own, 360 pixels wide."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.page = page

    async def chooses(self, *names: str) -> None:
        """Tick these on the newest choice."""
        for name in names:
            await self.page.get_by_role("checkbox", name=name, exact=True).last.check()

    async def unfolds(self) -> None:
        fold = self.page.locator("details.fold").last
        if await fold.count() and not await fold.evaluate("it => it.open"):
            await fold.locator("summary").click()

    async def begins(self, label: str) -> None:
        """Tap the newest button whose label begins so."""
        await self.newest(label).click()

    def newest(self, label: str) -> Locator:
        return self.page.get_by_role("button", name=label).last

    async def waits_for(self, label: str) -> None:
        await expect(self.newest(label)).to_be_visible(timeout=SLOW)

    async def votes(self, *names: str) -> None:
        """Marks, confirm screen, cast; a blank paper without names."""
        await self.chooses(*names)
        await self.taps("Xem lại phiếu" if names else "Bỏ phiếu trắng")
        await self.taps("Bỏ phiếu" if names else "Bỏ phiếu trắng")
        await self.sees("Phiếu của đơn vị đã vào hòm")


async def join(browser: Browser, link: str, screen: ViewportSize = NARROW) -> Handset:
    """Somebody with a personal link of their own."""
    page = await (await browser.new_context(viewport=screen, device_scale_factor=sharp(2))).new_page()
    await page.goto(link)
    await page.get_by_role("button", name="Tiếp tục với tư cách này").click()
    return Handset(page)


async def scan(browser: Browser, link: str, who: str) -> Handset:
    """A delegate scans the card of their unit and picks their name."""
    page = await (await browser.new_context(viewport=NARROW, device_scale_factor=sharp(2))).new_page()
    await page.goto(link)
    await page.get_by_text(who, exact=True).click()
    await page.get_by_role("button", name="Vào hội nghị").click()
    await expect(page.locator("#rows")).to_contain_text("Chờ thư ký xác nhận đúng người", timeout=SLOW)
    return Handset(page)
