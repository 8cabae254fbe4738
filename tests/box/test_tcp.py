"""The box across machines: nobody without the secret, nothing readable or repeatable on the way."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from nacl.public import PrivateKey

from bot.box.address import AddressWrong, TcpAddress, read_address
from bot.box.cipher import Cipher, agree
from bot.box.client import BoxClient
from bot.box.listening import listen
from bot.box.port import BoxGone, BoxRefused, Opening
from bot.box.server import serve

Opener = Callable[..., Opening]
SECRET = "0123456789abcdef" * 2


@asynccontextmanager
async def served_on_tcp() -> AsyncIterator[TcpAddress]:
    listening = listen(TcpAddress("127.0.0.1", 0, SECRET))
    address = TcpAddress("127.0.0.1", listening.socket.getsockname()[1], SECRET)
    async with asyncio.TaskGroup() as tasks:
        serving = tasks.create_task(serve(address, listening=listening))
        yield address
        serving.cancel()


async def test_the_secret_opens_the_box(opening: Opener) -> None:
    async with served_on_tcp() as address:
        client, stranger = BoxClient(address), BoxClient(TcpAddress(address.host, address.port, "x" * 32))
        await client.open(opening())
        assert await client.put(1, 2, b"a" * 64)
        with pytest.raises(BoxRefused, match="secret_wrong"):
            await stranger.close(1)
        assert await client.put(1, 1, b"b" * 64)
        assert (await client.close(1)).voted == (1, 2)
        client.hang_up()
    with pytest.raises(BoxGone):
        await client.ping()


@pytest.mark.parametrize("greeting", [b"", b"hello", b"00" * 32, b"ff" * 31, b"\xff" * 64, b'{"op": "ping"}'])
async def test_a_stranger_gets_no_further_than_the_greeting(greeting: bytes) -> None:
    async with served_on_tcp() as address:
        reader, writer = await asyncio.open_connection(address.host, address.port)
        await reader.readline()
        writer.write(greeting + b"\n")
        assert json.loads(await reader.readline()) == {"error": "greeting_wrong"}
        writer.close()


@pytest.mark.parametrize("line", [b"", b"AAAA", b"A" * 64, b"\xff\x00", b'{"op": "ping"}'])
async def test_a_stranger_who_greets_well_is_still_a_stranger(line: bytes) -> None:
    async with served_on_tcp() as address:
        reader, writer = await asyncio.open_connection(address.host, address.port)
        await reader.readline()
        writer.write(bytes(PrivateKey.generate().public_key).hex().encode() + b"\n" + line + b"\n")
        assert json.loads(await reader.readline()) == {"error": "secret_wrong"}
        writer.close()


def conversation(secret: str = SECRET) -> tuple[Cipher, Cipher]:
    """The client's and the server's end."""
    client, server = PrivateKey.generate(), PrivateKey.generate()
    return (
        agree(client, bytes(server.public_key).hex().encode(), SECRET, server=False),
        agree(server, bytes(client.public_key).hex().encode(), secret, server=True),
    )


def test_lines_open_once_in_order_on_the_other_side() -> None:
    client, server = conversation()
    lines = [client.seal(b"forget"), client.seal(b"forget")]
    assert lines[0] != lines[1]
    assert [server.open(line) for line in lines] == [b"forget", b"forget"]
    assert client.open(server.seal(b"ok")) == b"ok"


def test_a_line_repeated_or_skipped_or_turned_round_does_not_open() -> None:
    client, server = conversation()
    first = client.seal(b"close")
    server.open(first)
    with pytest.raises(BoxRefused, match="secret_wrong"):
        server.open(first)
    client, server = conversation()
    client.seal(b"close")
    with pytest.raises(BoxRefused, match="secret_wrong"):
        server.open(client.seal(b"forget"))
    client, server = conversation()
    with pytest.raises(BoxRefused, match="secret_wrong"):
        server.open(server.seal(b"ok"))


def test_a_recorded_line_does_not_open_in_another_conversation() -> None:
    (client, server), (_, later) = conversation(), conversation()
    recorded = client.seal(b"forget")
    assert server.open(recorded) == b"forget"
    with pytest.raises(BoxRefused, match="secret_wrong"):
        later.open(recorded)


def test_another_secret_does_not_open() -> None:
    client, server = conversation("x" * 32)
    with pytest.raises(BoxRefused, match="secret_wrong"):
        server.open(client.seal(b"close"))


@pytest.mark.parametrize(
    "text", ["", "unix:", "unix:box.sock", "box", "host:", ":80", "h:99999", "h:٣", "unix:80"]
)
def test_an_address_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(AddressWrong, match="box_address_wrong"):
        read_address(text, SECRET)


def test_addresses_are_read_as_they_are_written() -> None:
    for text in ("unix:/run/box/box.sock", "10.0.0.2:7000"):
        assert str(read_address(text, SECRET)) == text
    assert SECRET not in repr(read_address("10.0.0.2:7000", SECRET))


def test_tcp_without_a_long_secret_is_refused() -> None:
    with pytest.raises(AddressWrong, match="box_secret_too_short"):
        read_address("10.0.0.2:7000", SECRET[:31])
