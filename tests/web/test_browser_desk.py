"""The secretary's desk in real browsers: a card scanned and confirmed, and the tablet that units share."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.web.server import web_server
from tests.handlers.meeting_stage import SECRETARY
from tests.support.devices import Devices
from tests.web.browser_room import PHONE, BrowserRoom
from tests.web.meeting_house import MeetingHouse

UNIT, NAME = "bao-lao-cai", "Báo Lào Cai"


@pytest.fixture
async def room(tmp_path: Path, devices: Devices) -> AsyncIterator[BrowserRoom]:
    async with MeetingHouse(tmp_path) as house, asyncio.TaskGroup() as tasks:
        ready = asyncio.Event()
        server = web_server(house.site, "127.0.0.1", 0, ready=ready.set)
        tasks.create_task(server.serve())
        await ready.wait()
        room = BrowserRoom(
            house, devices, f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        )
        yield room
        server.should_exit = True


async def test_from_a_card_on_the_table_to_a_paper_in_hand(room: BrowserRoom) -> None:
    player = await room.house.secretary()
    await player.says("/hoinghi")
    await player.taps("Mở điểm danh")
    secretary = await room.phone(SECRETARY)
    await player.says("/hoinghi")
    await secretary.get_by_role("button", name="Thẻ đại biểu").last.click()
    async with secretary.expect_popup() as popup:
        await secretary.get_by_role("link", name="In thẻ đại biểu").click()
    sheet = await popup.value
    await sheet.get_by_role("button", name="Lập thẻ để in").click()
    card = sheet.locator("article", has_text=NAME)
    await expect(card.locator("img")).to_be_visible()
    path = (await card.locator(".link").inner_text()).removeprefix("http://bot.example")

    delegate = await room.device(path, PHONE)
    await expect(delegate.get_by_label("Họ và tên")).to_be_hidden()
    await delegate.get_by_role("radio").first.check()
    await delegate.get_by_role("button", name="Vào hội nghị").click()
    await expect(delegate.get_by_text("Chờ thư ký xác nhận đúng người")).to_be_visible()
    await secretary.get_by_role("button", name="Đúng người", exact=True).click()
    await expect(delegate.locator("header")).to_contain_text(NAME)
    await expect(delegate.get_by_text("Báo Lào Cai có mặt")).to_be_visible()

    photographed = await room.device(path, PHONE)
    await expect(photographed.get_by_text("Thẻ đã dùng trên máy khác")).to_be_visible()
    await expect(secretary.get_by_text("trên một thiết bị khác")).to_be_visible()


async def test_the_page_of_the_wrong_person_closes_by_itself(room: BrowserRoom) -> None:
    player = await room.house.secretary()
    await player.says("/hoinghi")
    await player.taps("Mở điểm danh")
    phone = await room.house.phone(SECRETARY)
    meeting = (await room.house.meeting()).id
    sheet = (
        await phone.post(f"the-dai-bieu/{meeting}/", data={"do": f"more {await room.house.unit(UNIT)}"})
    ).text
    path = sheet.split("http://bot.example", 1)[1].split("<", 1)[0]
    stranger = await room.device(path, PHONE)
    await stranger.get_by_role("radio").first.check()
    await stranger.get_by_role("button", name="Vào hội nghị").click()
    await expect(stranger.get_by_text("Chờ thư ký xác nhận đúng người")).to_be_visible()
    await player.taps("Không đúng người")
    await expect(stranger.get_by_text("Chưa xác nhận được đại biểu")).to_be_visible()
    await expect(stranger.locator("body")).not_to_contain_text(NAME)
    await stranger.goto(room.root)
    await expect(stranger.get_by_text("liên kết riêng")).to_be_visible()
    await expect(stranger.locator("#chats a")).to_have_count(0)


async def test_two_units_share_the_tablet_and_it_keeps_nothing_of_the_first(room: BrowserRoom) -> None:
    await room.house.voting()
    secretary = await room.phone(SECRETARY)
    await (await room.house.secretary()).says("/hoinghi")
    tablet = await room.tablet(secretary)
    for unit, mark in (("Báo Lào Cai", "Ban Dân vận Tỉnh ủy"), ("Văn phòng Tỉnh ủy", "Ban Tổ chức Tỉnh ủy")):
        await secretary.get_by_role("button", name=unit, exact=True).click()
        await expect(secretary.get_by_text(f"Đang mời {unit}")).to_be_visible()
        await expect(tablet.get_by_role("heading", name=unit)).to_be_focused()
        await expect(tablet.get_by_role("checkbox", checked=True)).to_have_count(0)
        await tablet.get_by_role("checkbox", name=mark).check()
        await tablet.get_by_role("button", name="Xem lại phiếu").click()
        await expect(tablet.locator(".chosen li")).to_have_text([mark])
        await tablet.get_by_role("button", name="Bỏ phiếu", exact=True).click()
        await expect(tablet.get_by_text("Phiếu đã vào hòm.", exact=True)).to_be_visible()
        code = await tablet.locator(".code b").inner_text()
        await tablet.get_by_role("button", name="Xong").click()
        await expect(tablet.get_by_text("Mời đại biểu đến bàn thư ký")).to_be_visible()
        await expect(tablet.locator("#card > *")).to_have_count(0)
        kept = await tablet.evaluate(
            """() => [
                document.querySelector("main").innerText,
                JSON.stringify({...localStorage, ...sessionStorage}),
                document.cookie,
                location.href,
                String(history.state),
                JSON.stringify(performance.getEntriesByType("resource")),
            ]"""
        )
        assert not any(word in text for word in (unit, mark, code, "/phieu/") for text in kept)
        assert kept[1:3] == ["{}", ""]
    await tablet.go_back()
    assert "phieu" not in await tablet.locator("body").inner_text()
    ballot = await room.house.ballot()
    assert (await room.house.box.turnout(ballot.id)).collected == 2


async def test_the_tablet_is_voted_on_by_keyboard_alone(room: BrowserRoom) -> None:
    await room.house.voting()
    secretary = await room.phone(SECRETARY)
    await (await room.house.secretary()).says("/hoinghi")
    tablet = await room.tablet(secretary)
    await secretary.get_by_role("button", name=NAME, exact=True).click()
    await expect(tablet.get_by_role("heading", name=NAME)).to_be_focused()
    await expect(tablet.get_by_role("checkbox").first).to_be_visible()
    await tablet.keyboard.press("Tab")
    await tablet.keyboard.press("Space")
    await expect(tablet.get_by_role("checkbox", checked=True)).to_have_count(1)
    review = tablet.get_by_role("button", name="Xem lại phiếu")
    for _ in range(12):
        await tablet.keyboard.press("Tab")
        if await review.evaluate("button => button === document.activeElement"):
            break
    await tablet.keyboard.press("Enter")
    await expect(tablet.get_by_role("button", name="Bỏ phiếu", exact=True)).to_be_focused()
    await tablet.keyboard.press("Enter")
    await expect(tablet.get_by_text("Phiếu đã vào hòm.", exact=True)).to_be_visible()


async def test_a_card_nobody_touches_is_cleared_and_the_unit_may_be_called_again(room: BrowserRoom) -> None:
    await room.house.voting()
    secretary = await room.phone(SECRETARY)
    await (await room.house.secretary()).says("/hoinghi")
    tablet = await room.tablet(secretary, lasting=False)
    await tablet.clock.install()
    await tablet.reload()
    await secretary.get_by_role("button", name=NAME, exact=True).click()
    await tablet.get_by_role("checkbox", name="Ban Dân vận Tỉnh ủy").check()
    await tablet.clock.fast_forward(76_000)
    await expect(tablet.get_by_text("nếu không ai chạm vào máy")).to_be_visible()
    await tablet.keyboard.press("Shift")
    await expect(tablet.get_by_text("nếu không ai chạm vào máy")).to_be_hidden()
    await tablet.clock.fast_forward(91_000)
    await expect(tablet.get_by_text("Mời đại biểu đến bàn thư ký")).to_be_visible()
    await expect(tablet.locator("#card > *")).to_have_count(0)
    await expect(secretary.get_by_text("Máy đang trống")).to_be_visible()
    await secretary.get_by_role("button", name=NAME, exact=True).click()
    await expect(tablet.get_by_role("checkbox", name="Ban Dân vận Tỉnh ủy")).not_to_be_checked()


async def test_a_paper_in_the_box_is_shown_for_a_while_and_then_gone(room: BrowserRoom) -> None:
    await room.house.voting()
    secretary = await room.phone(SECRETARY)
    await (await room.house.secretary()).says("/hoinghi")
    tablet = await room.tablet(secretary, lasting=False)
    await tablet.clock.install()
    await tablet.reload()
    await secretary.get_by_role("button", name=NAME, exact=True).click()
    await tablet.get_by_role("button", name="Bỏ phiếu trắng").click()
    await expect(tablet.get_by_text("Phiếu trắng: ")).to_be_visible()
    await tablet.get_by_role("button", name="Bỏ phiếu trắng").click()
    await expect(tablet.get_by_text("Phiếu đã vào hòm.", exact=True)).to_be_visible()
    await tablet.clock.fast_forward(16_000)
    await expect(tablet.get_by_text("Mời đại biểu đến bàn thư ký")).to_be_visible()


async def test_a_unit_called_off_while_marking_leaves_no_mark(room: BrowserRoom) -> None:
    await room.house.voting()
    secretary = await room.phone(SECRETARY)
    await (await room.house.secretary()).says("/hoinghi")
    tablet = await room.tablet(secretary)
    await secretary.get_by_role("button", name=NAME, exact=True).click()
    await tablet.get_by_role("checkbox", name="Ban Dân vận Tỉnh ủy").check()
    await secretary.get_by_role("button", name="Thôi mời").click()
    await expect(tablet.get_by_text("Lượt này đã kết thúc")).to_be_visible()
    await expect(tablet.locator("#card > *")).to_have_count(0)
