"""One person takes Ban Dân vận's phones in the demo's room view and lives from the first link to the result."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, FrameLocator, Locator, Page, async_playwright, expect

from messages.bloc_file import read_bloc_file
from tests.browser.demo_process import HOME, DemoProcess
from tests.needs import CHROMIUM, chromium

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PICTURES = HOME / "out" / "browser"
SLOW = 20_000


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    path = chromium()
    if path is None:
        pytest.skip(CHROMIUM.words)
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        await opened.close()


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[DemoProcess]:
    async with DemoProcess(tmp_path) as running:
        yield running


class Phone:
    """One phone of the room view: says, taps, sees."""

    def __init__(self, frame: FrameLocator) -> None:
        self._frame = frame

    @property
    def last(self) -> Locator:
        return self._frame.locator("#rows article").last

    async def says(self, text: str) -> None:
        box = self._frame.get_by_role("textbox", name="Tin nhắn")
        before = await self._frame.locator("#rows article").count()
        await box.fill(text)
        await box.press("Enter")
        await expect(self._frame.locator("#rows article").nth(before + 1)).to_be_visible(timeout=SLOW)
        await expect(self.last).not_to_have_class(re.compile("mine"), timeout=SLOW)

    async def taps(self, label: str) -> None:
        await self._frame.get_by_role("button", name=label, exact=True).last.click()

    async def sees(self, text: str) -> None:
        await expect(self._frame.locator("#rows")).to_contain_text(text, timeout=SLOW)

    async def marks(self, name: str) -> None:
        await self._frame.get_by_role("checkbox", name=name).last.check()


class Room:
    """The room view with two phones of one unit."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.officer = Phone(page.frame_locator("iframe").nth(0))
        self.head = Phone(page.frame_locator("iframe").nth(1))

    async def next(self, expected: str) -> None:
        await self.page.get_by_role("button", name="Chuyển đến việc tiếp theo").click()
        await expect(self.page.locator("[data-demo=say]")).to_contain_text(expected, timeout=SLOW)

    async def others_answer(self) -> None:
        await self.page.get_by_role("button", name="Trả lời tự động các đơn vị còn lại").click()
        await expect(self.page.locator("[data-demo=say]")).to_contain_text(
            re.compile("Đã trả lời thay|không còn việc nào"), timeout=SLOW
        )

    async def picture(self, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=PICTURES / f"{name}.png")


async def open_room(browser: Browser, demo: DemoProcess) -> Room:
    page = await browser.new_page(viewport={"width": 1680, "height": 950})
    await page.goto(demo.address)
    unit = page.locator("fieldset", has_text="Ban Dân vận Tỉnh ủy")
    for box in await unit.get_by_role("checkbox").all():
        await box.check()
    await page.get_by_role("button", name="Mở phòng họp").click()
    room = Room(page)
    await room.officer.sees("giao ước")
    return room


async def pledge(room: Room) -> None:
    await room.officer.says("giao ước")
    await room.officer.taps("Xác nhận giao ước")
    await room.officer.sees("Đơn vị đã xác nhận")
    await room.others_answer()


async def score(room: Room) -> None:
    sample = read_bloc_file(HOME / "examples" / "lao-cai-party-2023.yaml").sample
    assert sample is not None
    await room.next("Tự chấm điểm")
    await room.officer.says("chấm điểm")
    await room.officer.sees("Đã chấm 0/27 tiêu chí")
    for number, (code, answer) in enumerate(sample.scores["ban-dan-van"].items(), start=1):
        await room.officer.says(answer)
        await room.officer.sees(f"tiêu chí {code}")
        if number == 2:
            await room.picture("chat")
    await room.officer.taps("Trình thủ trưởng duyệt")
    await room.head.sees("chờ đồng chí duyệt")
    await room.head.taps("Duyệt")
    await room.head.sees("duyệt và gửi Trưởng khối")


async def nominate_and_publish(room: Room) -> None:
    await room.others_answer()
    await room.next("Thẩm định")
    for kind, name in (("Thêm tập thể", "Phòng Dân vận các cơ quan nhà nước"), ("Thêm cá nhân", "Chuyên viên Ban Dân vận")):
        await room.officer.says("đề xuất")
        await room.officer.taps(kind)
        await room.officer.says(name)
        await room.officer.sees(name)
    await room.officer.says("Chuyên viên")
    await room.officer.says("đề xuất")
    await room.officer.taps("Trình thủ trưởng duyệt")
    await room.head.sees("Chuyên viên Ban Dân vận")
    await room.head.taps("Duyệt")
    await room.others_answer()
    await room.officer.says("kết quả")
    await room.officer.sees("Kết quả chấm điểm thi đua năm 2023")


async def vote(room: Room) -> None:
    await room.next("Hội nghị tổng kết")
    await room.others_answer()
    await room.officer.taps("Có mặt")
    await room.others_answer()
    await room.picture("ballot-open")
    await room.officer.marks("Trường Chính trị tỉnh")
    await room.officer.marks("Văn phòng Tỉnh ủy")
    await room.officer.taps("Xem lại phiếu")
    await room.officer.taps("Bỏ phiếu")
    await room.officer.sees("Phiếu của đơn vị đã vào hòm")
    await room.picture("ballot-cast")
    await room.others_answer()


async def test_from_the_first_link_to_the_announced_result(browser: Browser, demo: DemoProcess) -> None:
    room = await open_room(browser, demo)
    await pledge(room)
    await score(room)
    await nominate_and_publish(room)
    await vote(room)
    group = Phone(room.page.frame_locator("figure.group iframe"))
    await group.sees("KẾT QUẢ KIỂM PHIẾU SUY TÔN")
    await group.sees("Trường Chính trị tỉnh: 7/9 phiếu (77,78%)")
    await group.sees("Văn phòng Tỉnh ủy: 6/9 phiếu (66,67%)")
    await room.picture("result")
