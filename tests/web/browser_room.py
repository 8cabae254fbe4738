"""Phones and a tablet in real browsers around a real meeting."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.async_api import Page, expect

from bot.web.tokens import issue_invitation
from tests.support.devices import Devices
from tests.web.meeting_house import MeetingHouse

PHONE, TABLET = (360, 740), (1024, 768)


@dataclass
class BrowserRoom:
    house: MeetingHouse
    devices: Devices
    root: str

    async def device(self, path: str, size: tuple[int, int], *, lasting: bool = True) -> Page:
        page = await self.devices.page(*size, lasting=lasting)
        await page.goto(f"{self.root}{path}")
        return page

    async def phone(self, key: str) -> Page:
        person = (await self.house.person(key)).person
        token = await self.house.desk.write(lambda store: issue_invitation(store, person, self.house.clock()))
        page = await self.device(f"/v/{token}", PHONE)
        await page.get_by_role("button", name="Tiếp tục").click()
        await expect(page.locator("#rows .message").first).to_be_visible()
        return page

    async def tablet(self, secretary: Page, *, lasting: bool = True) -> Page:
        """The device at the desk, opened from the secretary's page."""
        await secretary.get_by_role("button", name="Điểm bỏ phiếu chung").last.click()
        async with secretary.expect_popup() as popup:
            await secretary.get_by_role("link", name="Mở điểm bỏ phiếu chung").click()
        made = await popup.value
        await made.get_by_role("button", name="Lập liên kết").click()
        link = await made.locator(".link").inner_text()
        await made.close()
        tablet = await self.device(link.removeprefix("http://bot.example"), TABLET, lasting=lasting)
        await tablet.get_by_role("button", name="Dùng máy này").click()
        await expect(tablet.get_by_text("Mời đại biểu đến bàn thư ký")).to_be_visible()
        return tablet
