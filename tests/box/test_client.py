"""The bot's side of the connection: mended when it breaks, patient, never a stale answer."""

import asyncio
import json
import signal
import sys
from asyncio import StreamReader, StreamWriter
from collections.abc import Callable

import pytest

from bot.box.address import UnixAddress
from bot.box.client import BoxClient
from bot.box.port import BoxGone, BoxSilent, Opening
from bot.box.starting import HOME, start_detached
from tests.box.processes import Service, played_by

Opener = Callable[..., Opening]


async def test_nobody_there_is_a_lost_box(address: UnixAddress) -> None:
    with pytest.raises(BoxGone):
        await BoxClient(address).ping()


async def test_a_client_finds_the_box_again(service: Service, opening: Opener) -> None:
    first, second = BoxClient(service.address), BoxClient(service.address)
    await first.open(opening())
    first.hang_up()
    assert await second.waiting(1) == await first.waiting(1) == (1, 2, 3)
    first.hang_up()
    second.hang_up()


async def test_a_large_box_comes_out_whole(client: BoxClient) -> None:
    roll = tuple(range(2_000))
    await client.open(Opening(1, roll, b"p" * 32, (), 1_024))
    for voter in roll:
        await client.put(1, voter, voter.to_bytes(2, "big") * 512)
    closed = await client.close(1)
    assert closed.voted == roll
    assert len({one.blob for one in closed.sealed}) == 2_000


async def test_a_connection_lost_between_two_calls_is_mended(address: UnixAddress) -> None:
    """A box that answers once per connection and then hangs up."""

    async def once(reader: StreamReader, writer: StreamWriter) -> None:
        await reader.readline()
        writer.write(b'{"ok": false}\n')

    async with played_by(once, address):
        client = BoxClient(address)
        for _ in range(5):
            assert not await client.has(1, 1)
        client.hang_up()


async def test_a_box_that_always_hangs_up_is_silent_not_gone(address: UnixAddress) -> None:
    async def rude(reader: StreamReader, writer: StreamWriter) -> None:
        """Says nothing."""

    async with played_by(rude, address):
        with pytest.raises(BoxSilent):
            await BoxClient(address).ping()


async def test_a_box_that_takes_too_long_is_silent_not_gone(address: UnixAddress) -> None:
    async def slow(reader: StreamReader, writer: StreamWriter) -> None:
        await reader.read()

    async with played_by(slow, address):
        with pytest.raises(BoxSilent):
            await BoxClient(address, patience=0.01).ping()


async def test_the_answer_to_a_call_broken_off_is_never_taken_for_the_next(address: UnixAddress) -> None:
    """The box is slow to say that voter 1 voted; nobody must hear that as the answer about voter 2."""
    asked, silence = asyncio.Event(), asyncio.Event()

    async def slow(reader: StreamReader, writer: StreamWriter) -> None:
        while line := await reader.readline():
            voter = json.loads(line)["voter"]
            if voter == 1:
                asked.set()
                await silence.wait()
            writer.write(json.dumps({"ok": voter == 1}).encode() + b"\n")

    async with played_by(slow, address):
        client = BoxClient(address)
        async with asyncio.TaskGroup() as tasks:
            broken_off = tasks.create_task(client.has(1, 1))
            await asked.wait()
            broken_off.cancel()
        silence.set()
        assert not await client.has(1, 2)
        client.hang_up()


async def test_the_box_outlives_the_bot_that_started_it(address: UnixAddress) -> None:
    """Another program starts the box, opens a ballot and is killed with everything in its group."""
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-c", BOT, str(address.path), cwd=HOME, start_new_session=True
    )
    assert await bot.wait() == -signal.SIGKILL
    client = BoxClient(address)
    assert await client.waiting(1) == (7,)
    client.hang_up()
    await Service(address).killed()


BOT = """
import asyncio, os, pathlib, signal, sys
from bot.box.address import UnixAddress
from bot.box.client import BoxClient
from bot.box.port import Opening
from bot.box.starting import HOME, start_detached

async def run(address):
    await start_detached(address)
    await BoxClient(address).open(Opening(1, (7,), b"p" * 32, (), 64))
    os.killpg(0, signal.SIGKILL)

asyncio.run(run(UnixAddress(pathlib.Path(sys.argv[1]))))
"""


async def test_a_folder_open_to_others_never_gets_a_box(address: UnixAddress) -> None:
    address.path.parent.mkdir(mode=0o755)
    with pytest.raises(BoxGone):
        await start_detached(address)
