"""One phone and nothing else: the demo from its start page to the result on a screen of 390 pixels."""

from __future__ import annotations

from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.browser.demo_process import DemoProcess
from tests.browser.phone import SLOW, Demo, Phone, picture, sample_answers, sharp


class Bar(Demo):
    """The demo's controls behind the clock in the chat's bar."""

    async def _press(self, label: str) -> None:
        await self.open()
        await super()._press(label)

    async def open(self) -> None:
        if not await self.page.locator("#demo").evaluate("bar => bar.open"):
            await self.page.locator("#demo summary").click()

    async def close(self) -> None:
        """A tap anywhere else."""
        await self.page.locator("h1").click()
        await expect(self.page.locator(".demo-panel")).to_be_hidden()


async def join(browser: Browser, demo: DemoProcess) -> Page:
    screen = ViewportSize(width=390, height=844)
    context = await browser.new_context(
        base_url=demo.address, viewport=screen, device_scale_factor=sharp(1.6), has_touch=True
    )
    page = await context.new_page()
    await page.goto("/")
    await picture(page, "start")
    unit = page.locator("fieldset", has_text="Ban Dân vận Tỉnh ủy")
    await unit.get_by_role("button", name="Cán bộ phụ trách").tap()
    go_on = page.get_by_role("button", name="Tiếp tục với tư cách này")
    await expect(go_on).to_be_visible()
    await picture(page, "invitation")
    await go_on.tap()
    return page


async def test_an_officer_alone_comes_to_the_result(chromium: Browser, demo: DemoProcess) -> None:
    page = await join(chromium, demo)
    officer, bar = Phone(page), Bar(page)
    await officer.sees("Kính chào đồng chí")
    await officer.pledges()
    await bar.others_answer()
    await bar.next("Tự chấm điểm")
    await bar.close()
    await officer.says("chấm điểm")
    for answer in list(sample_answers().values())[:2]:
        await officer.says(answer)
    await picture(page, "chat")
    for code, answer in list(sample_answers().items())[2:]:
        await officer.says(answer)
        await officer.sees(f"tiêu chí {code}")
    await officer.taps("Trình thủ trưởng duyệt")
    await bar.others_answer()
    await officer.sees("duyệt")
    await bar.next("Thẩm định")
    await bar.others_answer()
    await bar.next("Hội nghị tổng kết")
    await bar.others_answer("điểm danh hội nghị")
    await picture(page, "chat-demo")
    await bar.close()
    await officer.taps("Có mặt")
    await bar.others_answer("bỏ phiếu")
    await bar.close()
    await officer.marks("Trường Chính trị tỉnh")
    await officer.marks("Văn phòng Tỉnh ủy")
    await officer.taps("Xem lại phiếu")
    await officer.taps("Bỏ phiếu")
    await officer.sees("Phiếu của đơn vị đã vào hòm")
    await bar.others_answer("giao ước thi đua năm sau")
    await bar.close()
    await page.get_by_role("link", name="Nhóm").tap()
    await Phone(page).sees("Trường Chính trị tỉnh: 7/9 phiếu (77,78%)")
    await page.get_by_role("link", name="Quay lại cuộc trò chuyện").tap()
    await expect(page.get_by_role("textbox", name="Tin nhắn")).to_be_visible(timeout=SLOW)
