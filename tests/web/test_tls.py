"""With a certificate everything is encrypted: pages, cookies, sockets."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import connect

from bot.web.server import web_server
from bot.web.site import site
from tests import needs
from tests.web.conftest import until_started
from tests.web.house import House

MAKE = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=khoi -addext"


@pytest.fixture
async def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that signs itself, and its key."""
    openssl = str(needs.OPENSSL.met())
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    made = await asyncio.create_subprocess_exec(
        *(openssl, *MAKE.split(), "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(cert)),
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert await made.wait() == 0
    return cert, key


@pytest.fixture
async def secure_port(house: House, certificate: tuple[Path, Path]) -> AsyncIterator[int]:
    cert, key = certificate
    server = web_server(site(house.back), "127.0.0.1", 0, str(cert), str(key))
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(server.serve())
        await asyncio.to_thread(until_started, server)
        yield server.servers[0].sockets[0].getsockname()[1]
        server.should_exit = True


async def test_cookies_are_secure_and_sockets_encrypted(
    house: House, link: Callable[[int], str], certificate: tuple[Path, Path], secure_port: int
) -> None:
    trust, address = ssl.create_default_context(cafile=certificate[0]), f"https://127.0.0.1:{secure_port}"
    async with httpx.AsyncClient(verify=trust) as client:
        bound = await client.post(f"{address}{link(1)}")
        chat, cookies = bound.headers["location"], bound.headers.get_list("set-cookie")
        assert all("; Secure" in cookie and "; HttpOnly" in cookie for cookie in cookies)
        assert (await client.get(f"{address}{chat}")).status_code == 200
    headers = {"Cookie": cookies[0].split(";")[0], "Origin": address}
    async with connect(
        f"wss://127.0.0.1:{secure_port}{chat}live?after=0", ssl=trust, additional_headers=headers
    ) as socket:
        async with asyncio.timeout(10):
            assert json.loads(await socket.recv())["rows"]


async def test_a_plain_request_to_the_secure_port_is_not_answered(secure_port: int) -> None:
    async with httpx.AsyncClient() as client:
        with pytest.raises(httpx.TransportError):
            await client.get(f"http://127.0.0.1:{secure_port}/healthz")


async def test_on_a_plain_line_the_cookie_is_sent_too(port: int, link: Callable[[int], str]) -> None:
    async with httpx.AsyncClient() as client:
        bound = await client.post(f"http://127.0.0.1:{port}{link(1)}")
    assert not any("; Secure" in cookie for cookie in bound.headers.get_list("set-cookie"))
