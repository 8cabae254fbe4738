"""One person takes Ban Dân vận's phones in the demo's room view and lives from the first link to the result."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urljoin

from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.browser.demo_process import DemoProcess
from tests.browser.phone import TAKES_PICTURES, Demo, Phone, picture, sharp

SCALE = 0.8
"""Keeps the room's picture small enough for the README."""


class Room(Demo):
    """The room view with two phones of one unit."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.officer = Phone(page.frame_locator("iframe").nth(0))
        self.head = Phone(page.frame_locator("iframe").nth(1))

    @asynccontextmanager
    async def alone(self, frame: str, width: int, height: int) -> AsyncIterator[Page]:
        """What a frame of the room shows, on a screen of its own."""
        cookies, browser = await self.page.context.storage_state(), self.page.context.browser
        address = await self.page.locator(f"{frame} iframe").get_attribute("src")
        assert browser is not None
        assert address is not None
        screen = ViewportSize(width=width, height=height)
        context = await browser.new_context(storage_state=cookies, viewport=screen)
        page = await context.new_page()
        await page.goto(urljoin(self.page.url, address))
        yield page
        await context.close()

    async def projector(self, scene: str) -> None:
        """The big screen shows this scene."""
        screen = self.page.frame_locator("figure.screen iframe")
        await expect(screen.locator(f"section[data-scene={scene}]")).to_be_visible()
        if TAKES_PICTURES:
            async with self.alone("figure.screen", 1280, 720) as page:
                await expect(page.locator(f"section[data-scene={scene}]")).to_be_visible()
                await picture(page, f"projector-{scene}")

    async def group(self) -> None:
        """The bloc's room shows the picture of the result."""
        group = self.page.frame_locator("figure.group iframe")
        await expect(group.locator("#rows .picture").last).to_be_visible()
        if TAKES_PICTURES:
            async with self.alone("figure.group", 480, 860) as page:
                await page.locator("#rows .picture").last.scroll_into_view_if_needed()
                await picture(page, "group")


async def open_room(browser: Browser, demo: DemoProcess) -> Room:
    screen = ViewportSize(width=1680, height=950)
    context = await browser.new_context(
        base_url=demo.address, viewport=screen, device_scale_factor=sharp(SCALE)
    )
    page = await context.new_page()
    await page.goto("/")
    unit = page.locator("fieldset", has_text="Ban Dân vận Tỉnh ủy")
    for box in await unit.get_by_role("checkbox").all():
        await box.check()
    await page.get_by_role("button", name="Mở phòng họp").click()
    room = Room(page)
    await room.officer.sees("giao ước")
    return room


async def pledge(room: Room) -> None:
    await room.others_answer("xác nhận giao ước thi đua")
    await room.officer.pledges()
    await room.others_answer()


async def score(room: Room) -> None:
    await room.next("Tự chấm điểm")
    await room.officer.scores()
    await room.head.sees("chờ đồng chí duyệt")
    await room.others_answer("thủ trưởng duyệt bảng tự chấm điểm")
    await room.head.taps("Duyệt")
    await room.head.sees("duyệt và gửi Trưởng khối")


async def nominate_and_publish(room: Room) -> None:
    await room.others_answer()
    await room.next("Thẩm định")
    collective, individual = "Phòng Dân vận các cơ quan nhà nước", "Chuyên viên Ban Dân vận"
    for kind, name in (("Thêm tập thể", collective), ("Thêm cá nhân", individual)):
        await room.officer.says("đề xuất")
        await room.officer.taps(kind)
        await room.officer.says(name)
        await room.officer.sees(name)
    await room.officer.says("Chuyên viên")
    await room.officer.says("đề xuất")
    await room.officer.taps("Trình thủ trưởng duyệt")
    await room.head.sees(individual)
    await room.head.taps("Duyệt")
    await room.others_answer()
    await room.officer.says("kết quả")
    await room.officer.sees("Kết quả chấm điểm thi đua năm 2023")


async def vote(room: Room) -> None:
    await room.next("Hội nghị tổng kết")
    await room.others_answer("điểm danh hội nghị")
    await room.officer.taps("Có mặt")
    await room.projector("present")
    await room.others_answer("bỏ phiếu")
    await room.officer.marks("Trường Chính trị tỉnh")
    await room.officer.marks("Văn phòng Tỉnh ủy")
    await picture(room.page, "room")
    await room.projector("ballot")
    await room.officer.taps("Xem lại phiếu")
    await room.officer.taps("Bỏ phiếu")
    await room.officer.sees("Phiếu của đơn vị đã vào hòm")
    await room.head.sees("Đơn vị đã bỏ phiếu")
    await room.others_answer("giao ước thi đua năm sau")


async def test_from_the_first_link_to_the_announced_result(chromium: Browser, demo: DemoProcess) -> None:
    room = await open_room(chromium, demo)
    await pledge(room)
    await score(room)
    await nominate_and_publish(room)
    await vote(room)
    group = Phone(room.page.frame_locator("figure.group iframe"))
    await group.sees("KẾT QUẢ KIỂM PHIẾU SUY TÔN")
    await group.sees("Trường Chính trị tỉnh: 7/9 phiếu (77,78%)")
    await group.sees("Văn phòng Tỉnh ủy: 6/9 phiếu (66,67%)")
    await picture(room.page, "room-result")
    await room.projector("result")
    await room.group()
