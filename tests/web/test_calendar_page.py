"""The year on a page, and as a calendar that a phone subscribes to by a secret link."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest
from icalendar import Calendar

from bot.web.tokens import hashed
from storage.store import Store
from tests.handlers.scoring_year import plain
from tests.support.stage import ZONE
from tests.web.meeting_house import MeetingHouse

OFFICER, OTHER, LEAD = "ban-dan-van/officer", "ban-tuyen-giao/officer", "ban-noi-chinh/officer"
LINK = re.compile(r'class="link">http://[^/]+(/lich/[\w-]+\.ics)<')


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[MeetingHouse]:
    async with MeetingHouse(tmp_path) as opened:
        opened.clock.move(datetime(2023, 12, 20, 8, tzinfo=ZONE))
        yield opened


async def subscribed(phone: httpx.AsyncClient) -> str:
    found = LINK.search((await phone.post("lich/dang-ky")).text)
    assert found is not None
    return found[1]


def events(feed: httpx.Response) -> dict[str, dict[str, object]]:
    """By what is due."""
    assert feed.headers["content-type"] == "text/calendar; charset=utf-8"
    return {str(one["summary"]): dict(one) for one in Calendar.from_ical(feed.content).walk("VEVENT")}


async def grant(house: MeetingHouse) -> None:
    officer, lead = await house.person(OFFICER), await house.person(LEAD)
    await officer.presses("extend tu-cham")
    await officer.says("22/12, chờ số liệu")
    await officer.taps("Gửi đề nghị")
    await lead.presses("grant 1")


async def test_everybody_sees_the_year_and_the_own_debts_alone(house: MeetingHouse) -> None:
    phone, other = await house.phone(OFFICER), await house.phone(OTHER)
    page = (await phone.get("lich/")).text
    assert page.count('<li id="') == len(house.file.calendar)
    assert "Việc của đơn vị: còn" in page
    assert "Chưa hoàn thành, quá hạn 28 ngày làm việc" in page
    assert "Tháng 12 năm 2023" in page
    assert page.index('id="hoi-nghi-tong-ket"') < page.index("Hôm nay, 20/12/2023") < page.index('id="bien-ban"')
    assert "Ngày nghỉ: 01/01 " in page
    await grant(house)
    page = (await phone.get("lich/")).text
    assert "Đã được gia hạn; hạn chung 17 giờ 00, thứ Sáu 10/11/2023." in page
    assert "Chưa hoàn thành, còn 2 ngày" in page
    page = (await other.get("lich/")).text
    assert "gia hạn;" not in page
    assert "Ban Dân vận" not in page
    assert (await other.get(f"{phone.base_url}lich/")).status_code == 403


async def test_a_phone_subscribes_by_a_link_of_which_only_the_hash_is_kept(house: MeetingHouse) -> None:
    phone, browser = await house.phone(OFFICER), await house.browser()
    before = (await phone.get("lich/")).text
    assert "Đăng ký vào lịch điện thoại" in before
    link = await subscribed(phone)
    token = link.removeprefix("/lich/").removesuffix(".ics")
    assert token not in (await phone.get("lich/")).text
    kept = await house.desk.read(lambda store: store.feeds.person_of(hashed(token)))
    assert kept is not None
    feed = await browser.get(link)
    assert token.encode() not in feed.content
    assert len(events(feed)) == len(house.file.calendar)
    again = await browser.get(link, headers={"If-None-Match": feed.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    renewed = await subscribed(phone)
    for dead in (link, "/lich/khong-co.ics", "/lich/.ics"):
        refused = await browser.get(dead)
        assert (refused.status_code, b"VCALENDAR" in refused.content) == (404, False)
    officer, lead = await house.person(OFFICER), await house.person(LEAD)
    assert "Lịch trên điện thoại: đăng ký từ 20/12/2023." in plain(await officer.says("/dulieu"))
    await phone.post("lich/ngung")
    assert (await browser.get(renewed)).status_code == 404
    assert "Đăng ký vào lịch điện thoại" in (await phone.get("lich/")).text
    lost = await subscribed(phone)
    await lead.presses(f"revoke {officer.person}")
    assert (await browser.get(lost)).status_code == 404


async def test_the_feed_says_when_things_are_due_and_nothing_of_other_units(house: MeetingHouse) -> None:
    phone, other, browser = await house.phone(OFFICER), await house.phone(OTHER), await house.browser()
    own, others = await subscribed(phone), await subscribed(other)
    feed = await browser.get(own)
    name = "Hạn: Tự chấm điểm, gửi minh chứng; thủ trưởng đơn vị duyệt trước khi gửi"
    due = events(feed)[name]
    assert due["DTSTART"].dt == datetime(2023, 11, 10, 10, tzinfo=UTC)  # type: ignore[attr-defined]
    assert b"BEGIN:VALARM" in feed.content
    assert max(len(line) for line in feed.content.split(b"\r\n")) <= 75
    assert b"\n" not in feed.content.replace(b"\r\n", b"")
    seen = (await browser.get(others)).content
    house.clock.move(datetime(2023, 12, 20, 9, tzinfo=ZONE))
    await grant(house)
    later = events(await browser.get(own))[name]
    assert later["DTSTART"].dt == datetime(2023, 12, 22, 10, tzinfo=UTC)  # type: ignore[attr-defined]
    assert (later["UID"], int(str(later["SEQUENCE"]))) == (due["UID"], int(str(due["SEQUENCE"])) + 1)
    assert (await browser.get(others)).content == seen
    lead = await house.person(LEAD)
    await lead.presses("moveitem tu-cham")
    for words in ("25/12", "chờ số liệu của Cục Thống kê"):
        await lead.says(words)
    assert "Đã chuyển" in plain(await lead.taps("Xác nhận"))
    moved = events(await browser.get(own))[name]
    for stamped in ("DTSTAMP", "LAST-MODIFIED"):
        stamps = [str(one[stamped].dt) for one in (due, later, moved)]  # type: ignore[attr-defined]
        assert stamps == sorted(stamps)
        assert stamps[-1] > stamps[0]
    assert moved["DTSTART"].dt == datetime(2023, 12, 25, 10, tzinfo=UTC)  # type: ignore[attr-defined]
    assert moved["UID"] == due["UID"]
    assert int(str(moved["SEQUENCE"])) > int(str(later["SEQUENCE"]))


async def test_what_the_unit_has_done_says_so_and_rings_no_more(house: MeetingHouse) -> None:
    phone, other, browser = await house.phone(OFFICER), await house.phone(OTHER), await house.browser()
    own, others = await subscribed(phone), await subscribed(other)
    before, seen = await browser.get(own), (await browser.get(others)).content
    officer = await house.person(OFFICER)
    await officer.presses("item bao-cao-tong-ket")
    await officer.taps("Nộp báo cáo")
    await officer.says("Báo cáo tổng kết năm: đã hoàn thành các nhiệm vụ.")
    await officer.taps("Xác nhận nộp")
    after = await browser.get(own)
    title = "Báo cáo tổng kết năm của đơn vị"
    done, owed = events(after)[f"Đã xong: {title}"], events(before)[f"Hạn: {title}"]
    assert (done["UID"], done["DTSTART"]) == (owed["UID"], owed["DTSTART"])
    assert after.content.count(b"BEGIN:VALARM") == before.content.count(b"BEGIN:VALARM") - 1
    assert after.headers["etag"] != before.headers["etag"]
    assert (await browser.get(others)).content == seen
    required = {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "LAST-MODIFIED"}
    assert all(required <= set(one) for one in events(after).values())


async def test_a_paper_that_waits_to_be_confirmed_is_not_called_overdue(house: MeetingHouse) -> None:
    phone, officer = await house.phone(OFFICER), await house.person(OFFICER)
    await officer.presses("handpaper dang-ky-thi-dua")
    await officer.says("45-BC/BDV ngày 27/11/2023")
    await officer.taps("Bỏ qua")
    page = (await phone.get("lich/")).text
    declared = page.partition('<a href="#dang-ky-thi-dua">')[2].partition("</li>")[0]
    assert "đã báo nộp bản giấy, chờ xác nhận" in declared
    assert "quá hạn" not in declared


async def test_who_no_longer_serves_a_unit_has_an_empty_calendar(house: MeetingHouse) -> None:
    phone, browser = await house.phone(OFFICER), await house.browser()
    link = await subscribed(phone)
    person = (await house.person(OFFICER)).person

    def leave(store: Store) -> None:
        for duty in store.people.duties(person):
            store.people.end_duties(person, duty.unit, duty.role, date(2023, 12, 19))

    await house.desk.write(leave)
    assert b"VEVENT" not in (await browser.get(link)).content
    assert (await phone.get("lich/")).status_code == 403


