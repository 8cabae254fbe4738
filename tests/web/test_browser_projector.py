"""Every scene of the big screen fits on it, however long its words are and however many units there are."""

from typing import Any

import pytest
from playwright.async_api import Browser as Chromium
from playwright.async_api import expect

from tests.web.house import House

LONG = "Đảng ủy Khối Cơ quan - Doanh nghiệp và các đơn vị sự nghiệp công lập trực thuộc"
QUESTION = f"{LONG}, {LONG}; {LONG}."[:300]
HEADING = {"title": "Khối thi đua các cơ quan Tỉnh ủy", "subtitle": "Hội nghị tổng kết năm 2023"}
PRESENT = {"present": 8, "members": 9, "join_url": "http://bot.example"}


def table(units: int) -> dict[str, Any]:
    lines = [{"rank": rank, "name": LONG, "total": "97,75", "share": "97,75%"} for rank in range(1, units + 1)]
    return {"scene": "table", "year": 2023, "shares": True, "lines": lines, "note": "Thang 100 điểm"}


def bars(units: int) -> dict[str, Any]:
    each = [{"name": LONG, "votes": 7, "share": "77,78%", "elected": place < 2} for place in range(units)]
    note = f"Kết quả suy tôn. {LONG}"
    return {"scene": "result", "heading": "Kết quả suy tôn", "issued": 9, "needed": 5, "bars": each, "note": note}


VOICES = [{"label": label, "count": 9} for label in ("Tán thành", "Không tán thành", "Không có ý kiến")]
SCENES: dict[str, dict[str, Any]] = {
    "the item under way": {"scene": "waiting", "agenda": f"Thông qua báo cáo của {LONG}", "running": True},
    "before the first item": {"scene": "waiting", "agenda": "Hội nghị đang tiến hành", "running": False},
    "who is there": {"scene": "present", "quorum": 6},
    "nine units": table(9),
    "twenty units": table(20),
    "an open vote": {"scene": "motion", "heading": "Đang biểu quyết", "question": QUESTION, "note": LONG},
    "its counts": {
        "scene": "motion",
        "heading": "Kết quả biểu quyết",
        "question": QUESTION,
        "voices": VOICES,
        "note": LONG,
    },
    "the turnout": {"scene": "ballot", "issued": 9, "collected": 7, "note": LONG},
    "the closed box": {"scene": "closed", "issued": 9, "collected": 9, "note": "Tổ kiểm phiếu đang kiểm phiếu"},
    "nine bars": bars(9),
    "twenty bars": bars(20),
}


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1024, 768)], ids=str)
async def test_every_scene_fits_the_screen(
    chromium: Chromium, house: House, port: int, size: tuple[int, int]
) -> None:
    page, found = await chromium.new_page(viewport={"width": size[0], "height": size[1]}), []
    await page.goto(f"http://127.0.0.1:{port}/man-chieu/meeting-token/")
    for name, scene in SCENES.items():
        house.screen.shown = {**HEADING, **PRESENT, **scene, "title": name}
        house.desk.changes.touch({"m1"})
        await expect(page.locator("h1")).to_have_text(name)
        await expect(page.locator(f"section[data-scene={scene['scene']}]")).to_be_visible()
        over = await page.evaluate(
            """() => {
              const main = document.querySelector("main").getBoundingClientRect();
              const parts = [...document.querySelectorAll("main section:not([hidden]) *")];
              return parts.map((part) => part.getBoundingClientRect()).filter((box) => box.height)
                .filter((box) => box.bottom > main.bottom + 1 || box.right > innerWidth + 1).length;
            }"""
        )
        found.append((name, over))
    assert [name for name, over in found if over] == []
    await page.close()


async def test_the_way_in_is_shown_only_until_the_meeting_is_under_way(
    chromium: Chromium, house: House, port: int
) -> None:
    page = await chromium.new_page(viewport={"width": 1280, "height": 720})
    await page.goto(f"http://127.0.0.1:{port}/man-chieu/meeting-token/")
    for scene, shown in (("who is there", True), ("before the first item", True), ("the item under way", False)):
        house.screen.shown = {**HEADING, **PRESENT, **SCENES[scene]}
        house.desk.changes.touch({"m1"})
        await expect(page.locator("#join")).to_be_visible(visible=shown)
    await page.close()
