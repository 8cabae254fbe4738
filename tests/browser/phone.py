"""What a hand does with a chat page, alone on a screen or in a frame of the room view."""

from __future__ import annotations

import os
import re

from playwright.async_api import FrameLocator, Locator, Page, expect

from messages.bloc_file import read_bloc_file
from tests.browser.demo_process import HOME

PICTURES = HOME / "out" / "browser"
TAKES_PICTURES = bool(os.environ.get("PICTURES"))
SLOW = 60_000


class Phone:
    """One chat: says, taps, sees."""

    def __init__(self, chat: FrameLocator | Page) -> None:
        self._chat = chat

    @property
    def last(self) -> Locator:
        return self._chat.locator("#rows article").last

    async def says(self, text: str) -> None:
        box = self._chat.get_by_role("textbox", name="Tin nhắn")
        before = await self._chat.locator("#rows article").count()
        await box.fill(text)
        await box.press("Enter")
        await expect(self._chat.locator("#rows article").nth(before + 1)).to_be_visible(timeout=SLOW)
        await expect(self.last).not_to_have_class(re.compile("mine"), timeout=SLOW)

    async def taps(self, label: str) -> None:
        await self._chat.get_by_role("button", name=label, exact=True).last.click()

    async def sees(self, text: str) -> None:
        await expect(self._chat.locator("#rows")).to_contain_text(text, timeout=SLOW)

    async def marks(self, name: str) -> None:
        await self._chat.get_by_role("checkbox", name=name).last.check()

    async def pledges(self) -> None:
        await self.says("giao ước")
        await self.taps("Xác nhận giao ước")
        await self.sees("Đơn vị đã xác nhận")

    async def scores(self) -> None:
        """Every criterion of Ban Dân vận, then on to its head."""
        await self.says("chấm điểm")
        await self.sees("Đã chấm 0/27 tiêu chí")
        for code, answer in sample_answers().items():
            await self.says(answer)
            await self.sees(f"tiêu chí {code}")
        await self.taps("Trình thủ trưởng duyệt")


def sample_answers() -> dict[str, str]:
    sample = read_bloc_file(HOME / "examples" / "lao-cai-party-2023.yaml").sample
    if sample is None:
        raise LookupError("sample")
    return dict(sample.scores["ban-dan-van"])


class Demo:
    """The demo's own controls, in the room's header or behind the clock of a single chat."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def line(self) -> Locator:
        return self.page.locator("[data-demo=say]")

    async def next(self, expected: str) -> None:
        await self._press("Chuyển đến việc tiếp theo")
        await expect(self.line).to_contain_text(expected, timeout=SLOW)

    async def others_answer(self, waits_for: str = "") -> None:
        """Until nobody else owes anything; `waits_for` is what is then asked of the phones held."""
        await self._press("Trả lời tự động các đơn vị còn lại")
        await expect(self.line).to_contain_text(
            re.compile("Đã trả lời thay các đơn vị|không còn việc nào"), timeout=SLOW
        )
        waits = f"Chờ đồng chí làm việc của Ban Dân vận Tỉnh ủy: {waits_for}."
        await expect(self.line).to_contain_text(waits if waits_for else "")

    async def _press(self, label: str) -> None:
        button = self.page.get_by_role("button", name=label)
        await button.click()
        await expect(button).to_be_enabled(timeout=SLOW)


async def picture(page: Page, name: str) -> None:
    """Taken for `make pictures` only: it costs as much as what it shows."""
    if TAKES_PICTURES:
        PICTURES.mkdir(parents=True, exist_ok=True)
        await page.screenshot(path=PICTURES / f"{name}.png")


def sharp(scale: float) -> float:
    """The scale of a screen that is photographed; plain otherwise."""
    return scale if TAKES_PICTURES else 1
