import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import httpx
import pytest
import uvicorn
from playwright.async_api import Page, expect

from bot.web.server import web_server
from bot.web.site import site
from bot.web.tokens import issue_invitation
from tests.support.devices import Devices
from tests.web.house import NOW, House, build_house

Browser = Callable[[], httpx.AsyncClient]
Hold = Callable[[int], Awaitable[Page]]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    house = build_house(tmp_path)
    yield house
    house.desk.database.close()


@pytest.fixture
async def browser(house: House) -> AsyncIterator[Browser]:
    """Each call is another device with cookies of its own."""
    app = site(house.back)
    opened: list[httpx.AsyncClient] = []

    def another() -> httpx.AsyncClient:
        client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot.example")
        opened.append(client)
        return client

    yield another
    for client in opened:
        await client.aclose()


@pytest.fixture
async def port(house: House) -> AsyncIterator[int]:
    """The site behind a real server."""
    server = web_server(site(house.back), "127.0.0.1", 0)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(server.serve())
        await asyncio.to_thread(until_started, server)
        yield server.servers[0].sockets[0].getsockname()[1]
        server.should_exit = True


def until_started(server: uvicorn.Server) -> None:
    ticks = threading.Event()
    while not server.started:
        ticks.wait(0.01)


@pytest.fixture
def link(house: House) -> Callable[[int], str]:
    """A fresh personal link's path for a person."""

    def fresh(person: int) -> str:
        with house.desk.database.write() as store:
            return f"/v/{issue_invitation(store, person, NOW)}"

    return fresh


@pytest.fixture
async def phone(browser: Browser, link: Callable[[int], str]) -> "OpenPhone":
    return OpenPhone(browser, link)


class OpenPhone:
    """Binds a new device for a person and stands in their chat."""

    def __init__(self, browser: Browser, link: Callable[[int], str]) -> None:
        self._browser = browser
        self._link = link

    async def __call__(self, person: int) -> httpx.AsyncClient:
        client = self._browser()
        answer = await client.post(self._link(person))
        client.base_url = httpx.URL("http://bot.example").join(answer.headers["location"])
        return client


@pytest.fixture
def hold(devices: Devices, port: int, link: Callable[[int], str]) -> Hold:
    """Opens a person's phone from their link."""

    async def opened(person: int) -> Page:
        page = await devices.page(360, 740)
        await page.goto(f"http://127.0.0.1:{port}{link(person)}")
        await page.get_by_role("button", name="Tiếp tục").click()
        await expect(page.locator("#rows .message").first).to_be_visible()
        return page

    return opened
