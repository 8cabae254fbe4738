"""Pages in large print: for whoever may read them aloud, and nothing on them but the text."""

import pytest
from playwright.async_api import Browser as Chromium
from playwright.async_api import expect

from messages.outgoing import Outgoing
from messages.reading_page import reading_page
from rules.agenda import USUAL
from rules.guests import Named
from rules.meetings import MeetingState
from rules.people import Duty, Role
from storage.store import Store
from tests.web.conftest import Hold, OpenPhone
from tests.web.house import NOW, House


def gather(store: Store) -> None:
    """Person 1 chairs bloc 1, whose meeting has two guests."""
    store.people.put_duty(Duty(1, 1, 1, Role.CHAIR, NOW.date()))
    meeting = store.meetings.put(1, MeetingState.OPEN, NOW)
    store.agenda.fill(meeting.id, USUAL)
    guests = [Named("Phó Chủ tịch", "Ủy ban nhân dân <b>tỉnh</b>"), Named("Bí thư", "Tỉnh đoàn")]
    store.guests.put(meeting.id, guests)


async def test_the_lead_opens_the_page_and_others_are_told_why_not(phone: OpenPhone, house: House) -> None:
    await house.desk.write(gather)
    page = await (await phone(1)).get("doc/gioi-thieu/1/")
    assert page.status_code == 200
    assert "Ủy ban nhân dân &lt;b&gt;tỉnh&lt;/b&gt;" in page.text
    assert "<script" not in page.text
    refused = await (await phone(2)).get("doc/gioi-thieu/1/")
    assert refused.status_code == 403
    assert "không thuộc nhiệm vụ" in refused.text
    assert "Phó Chủ tịch" not in refused.text


async def test_a_stranger_sees_no_page(phone: OpenPhone, house: House) -> None:
    await house.desk.write(gather)
    lead, other = await phone(1), await phone(2)
    assert (await other.get(f"{lead.base_url}doc/gioi-thieu/1/")).status_code == 403


@pytest.mark.parametrize("address", ["gioi-thieu/99999999999999999999/", "khong-co/1/", "the-le/1/", "%00/1/"])
async def test_what_is_not_there_is_answered_calmly(phone: OpenPhone, house: House, address: str) -> None:
    await house.desk.write(gather)
    answer = await (await phone(1)).get(f"doc/{address}")
    assert answer.status_code in (403, 404)


def test_a_text_becomes_headings_numbered_lines_and_paragraphs() -> None:
    words = Outgoing("<b>BIÊN BẢN</b>\nKhối mẫu\n\n<b>Kết quả</b>\n1. Ban A: <b>7</b> phiếu\n\nKết luận")
    page = reading_page("/p/x/", words)
    assert [(line.kind, str(line.html), line.number, line.first) for line in page.lines] == [
        ("title", "BIÊN BẢN", "", False),
        ("text", "Khối mẫu", "", False),
        ("head", "Kết quả", "", False),
        ("item", "Ban A: <b>7</b> phiếu", "1", False),
        ("text", "Kết luận", "", True),
    ]
    assert page.heading == "BIÊN BẢN"


async def test_the_text_is_large_on_every_screen_and_needs_no_script(
    hold: Hold, house: House, chromium: Chromium
) -> None:
    await house.desk.write(gather)
    lead = await hold(1)
    await house.desk.say("p1", html="Giới thiệu đại biểu", card="reading:gioi-thieu:1")
    async with lead.expect_popup() as popup:
        await lead.get_by_role("link", name="Xem bản đọc").click()
    address, cookies = (await popup.value).url, await lead.context.storage_state()
    for width, least in ((360, 25.6), (1024, 30)):
        context = await chromium.new_context(
            storage_state=cookies, java_script_enabled=False, viewport={"width": width, "height": 740}
        )
        page = await context.new_page()
        await page.goto(address)
        await expect(page.get_by_role("heading", name="GIỚI THIỆU ĐẠI BIỂU")).to_be_visible()
        body = page.locator("body")
        size = await body.evaluate("body => parseFloat(getComputedStyle(body).fontSize)")
        assert size >= least
        assert await body.evaluate("body => body.scrollWidth <= innerWidth")
        await context.close()
