"""Rows reach an open page by themselves."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosedError, InvalidStatus

from rules.people import Role
from tests.web.house import NOW, House


class Window:
    """A page's socket, with its device's cookie."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    async def news(self) -> dict[str, Any]:
        async with asyncio.timeout(10):
            return dict(json.loads(await self._socket.recv()))

    async def closed_with(self) -> int | None:
        async with asyncio.timeout(10):
            with suppress(ConnectionClosedError):
                async for _ in self._socket:
                    pass
            return self._socket.close_code


class Phone:
    def __init__(self, port: int, chat: str, cookie: str) -> None:
        self.port, self.chat, self.cookie = port, chat, cookie

    @asynccontextmanager
    async def window(self, path: str = "live", after: int = 0, origin: str = "") -> AsyncIterator[Window]:
        url = f"ws://127.0.0.1:{self.port}{self.chat}{path}?after={after}"
        headers = {"Cookie": self.cookie, "Origin": origin or f"http://127.0.0.1:{self.port}"}
        async with connect(url, additional_headers=headers) as socket:
            yield Window(socket)


@pytest.fixture
def phone_of(port: int, link: Callable[[int], str]) -> Callable[[int], Phone]:
    def bind(person: int) -> Phone:
        answer = httpx.post(f"http://127.0.0.1:{port}{link(person)}")
        return Phone(port, answer.headers["location"], answer.headers["set-cookie"].split(";")[0])

    return bind


async def opened(phone_of: Callable[[int], Phone], person: int) -> Phone:
    return await asyncio.to_thread(phone_of, person)


async def test_a_row_is_pushed_as_soon_as_it_is_committed(
    phone_of: Callable[[int], Phone], house: House
) -> None:
    phone = await opened(phone_of, 1)
    async with phone.window() as window:
        first = await window.news()
        await house.desk.say("p1", html="đến hạn")
        second = await window.news()
    assert [row["html"] for row in second["rows"]] == ["đến hạn"]
    assert second["cursor"] > first["cursor"]


async def test_a_page_that_comes_back_reads_only_what_it_missed(
    phone_of: Callable[[int], Phone], house: House
) -> None:
    phone = await opened(phone_of, 1)
    async with phone.window() as window:
        cursor = (await window.news())["cursor"]
    for number in range(450):
        await house.desk.say("p1", html=str(number))
    missed: list[str] = []
    async with phone.window(after=cursor) as window:
        while len(missed) < 450:
            missed += [row["html"] for row in (await window.news())["rows"]]
    assert missed == [str(number) for number in range(450)]


async def test_one_person_never_hears_anothers_rows(phone_of: Callable[[int], Phone], house: House) -> None:
    first, second = await opened(phone_of, 1), await opened(phone_of, 2)
    async with second.window() as window:
        await window.news()
        await house.desk.say("p1", html="của đơn vị khác")
        await house.desk.say("p2", html="của mình")
        assert [row["html"] for row in (await window.news())["rows"]] == ["của mình"]
    stranger = Phone(first.port, first.chat, second.cookie)
    async with stranger.window() as window:
        assert await window.closed_with() == 4403


async def test_a_change_of_the_bloc_is_told_without_what_it_was(
    phone_of: Callable[[int], Phone], house: House
) -> None:
    phone = await opened(phone_of, 1)
    async with phone.window() as window:
        await window.news()
        house.desk.changes.touch({"b2", "p2", "g1", "u2"})
        house.desk.changes.touch({"b1"})
        assert await window.news() == {"touch": True}
        house.desk.changes.touch({"u1"})
        assert await window.news() == {"touch": "unit"}
        await house.desk.say("p1", html="sau đó")
        assert [row["html"] for row in (await window.news())["rows"]] == ["sau đó"]


async def test_the_group_room_is_live_too(phone_of: Callable[[int], Phone], house: House) -> None:
    phone = await opened(phone_of, 3)
    async with phone.window("nhom/live") as window:
        await window.news()
        await house.desk.say("g1", html="kết quả")
        assert [row["html"] for row in (await window.news())["rows"]] == ["kết quả"]
    async with Phone(phone.port, phone.chat, "").window("nhom/live") as window:
        assert await window.closed_with() == 4403


async def test_a_device_revoked_while_open_is_shut_out_before_the_next_row(
    phone_of: Callable[[int], Phone], house: House
) -> None:
    phone = await opened(phone_of, 1)
    async with phone.window() as window:
        await window.news()
        await house.desk.write(lambda store: store.devices.revoke_person(1, NOW))
        await house.desk.say("p1", html="không được thấy")
        assert await window.closed_with() == 4403


async def test_the_group_room_closes_before_the_next_row_to_whose_duty_has_ended(
    phone_of: Callable[[int], Phone], house: House
) -> None:
    phone = await opened(phone_of, 3)
    async with phone.window("nhom/live") as window:
        await window.news()
        day_before = (NOW - timedelta(days=1)).date()
        await house.desk.write(lambda store: store.people.end_duties(3, 3, Role.OFFICER, day_before))
        await house.desk.say("g1", html="không được thấy")
        assert await window.closed_with() == 4403


async def test_a_page_of_another_site_gets_no_socket(phone_of: Callable[[int], Phone]) -> None:
    phone = await opened(phone_of, 1)
    with pytest.raises(InvalidStatus):
        async with phone.window(origin="http://elsewhere.example"):
            pass


async def test_windows_open_now_are_counted(phone_of: Callable[[int], Phone], house: House) -> None:
    phone = await opened(phone_of, 1)
    async with phone.window() as one, phone.window() as two:
        await one.news()
        await two.news()
        assert house.back.held == {1: 2}


async def test_the_projector_follows_the_meeting(port: int, house: House) -> None:
    url = f"ws://127.0.0.1:{port}/man-chieu/meeting-token/live"
    async with connect(url) as socket:
        window = Window(socket)
        assert (await window.news())["scene"] == "waiting"
        house.screen.shown = {"scene": "present", "present": 8, "join_url": "http://bot.example/"}
        house.desk.changes.touch({"m1"})
        state = await window.news()
    assert state["present"] == 8
    assert state["qr"].startswith("data:image/svg+xml")
    async with connect(f"ws://127.0.0.1:{port}/man-chieu/guessed/live") as socket:
        assert await Window(socket).closed_with() == 4403
