"""The year-end meeting of nine units, as in the room: delegate cards, a shared tablet, a paper slip, three keys."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.browser.meeting_program import MeetingProgram
from tests.browser.meeting_room import Meeting
from tests.browser.phone import SLOW, picture


@pytest.fixture
async def program(tmp_path: Path) -> AsyncIterator[MeetingProgram]:
    async with MeetingProgram(tmp_path) as running:
        yield running


async def test_nine_units_meet_vote_and_hear_the_result(chromium: Browser, program: MeetingProgram) -> None:
    meeting = Meeting(chromium, program)
    await meeting.begin()
    await meeting.admit()
    await meeting.sit()
    await meeting.seal()
    await meeting.vote()
    await meeting.count()
    delegate = meeting.delegates["bao-lao-cai"]
    await delegate.says("kết quả")
    await delegate.taps("Kết quả suy tôn")
    await delegate.sees("7/9 phiếu (77,78%)")
    group = meeting.secretary.page
    await group.get_by_role("link", name="Nhóm").click()
    await expect(group.locator("#rows")).to_contain_text(
        "Trường Chính trị tỉnh: 7/9 phiếu (77,78%)", timeout=SLOW
    )
    await expect(group.locator("#rows")).to_contain_text("Thu vào: 9", timeout=SLOW)
    await picture(group, "meeting-group")
