"""The box as a process: hostile input, lost peers, its socket, its leaving."""

import asyncio
import json
import socket
import stat
from collections.abc import Callable

import pytest

from bot.box.address import UnixAddress
from bot.box.client import BoxClient
from bot.box.listening import CannotListen, listen
from bot.box.port import BoxGone, Opening, Turnout
from bot.box.server import serve
from bot.box.starting import start_detached
from tests.box.hostile import HOSTILE, line
from tests.box.processes import Service, gone

Opener = Callable[..., Opening]


async def say(address: UnixAddress, raw: bytes) -> bytes:
    """What the box answers to raw bytes, up to the first line."""
    reader, writer = await asyncio.open_unix_connection(address.path)
    try:
        writer.write(raw)
        await writer.drain()
        return await reader.readline()
    finally:
        writer.close()


async def test_hostile_input_is_refused_by_name_and_harms_nobody(
    service: Service, client: BoxClient, opening: Opener
) -> None:
    await client.open(opening())
    await client.put(1, 1, b"a" * 64)
    for raw, name in HOSTILE:
        assert json.loads(await say(service.address, raw)) == {"error": name}, raw[:80]
    assert await client.turnout(1) == Turnout(issued=3, collected=1)


async def test_a_connection_goes_on_after_a_refusal(service: Service) -> None:
    reader, writer = await asyncio.open_unix_connection(service.address.path)
    writer.write(b"nonsense\n" + line(op="ping"))
    assert json.loads(await reader.readline()) == {"error": "frame_not_json"}
    assert json.loads(await reader.readline()) == {"ok": None}
    writer.close()


async def test_two_connections_voting_for_one_voter_make_one_ballot(
    service: Service, client: BoxClient, opening: Opener
) -> None:
    await client.open(opening())
    devices = [BoxClient(service.address) for _ in range(10)]
    taken = await asyncio.gather(
        *(device.put(1, 2, bytes([number]) * 64) for number, device in enumerate(devices))
    )
    for device in devices:
        device.hang_up()
    assert taken.count(True) == 1
    closed = await client.close(1)
    assert closed.voted == (2,)
    assert [one.blob for one in closed.sealed] == [bytes([taken.index(True)]) * 64]


async def test_the_box_survives_a_peer_that_dies_in_the_middle(
    service: Service, client: BoxClient, opening: Opener
) -> None:
    await client.open(opening())
    for said in (b"", line(op="ping")[:5], line(op="ping") * 500):
        with socket.socket(socket.AF_UNIX) as peer:
            peer.connect(str(service.address.path))
            peer.sendall(said)
    assert await client.turnout(1) == Turnout(issued=3, collected=0)


async def test_only_the_owner_can_reach_the_socket(service: Service) -> None:
    path = service.address.path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert sorted(one.name for one in path.parent.iterdir()) == ["box.lock", "box.sock"]
    assert service.address.lock.read_bytes() == b""


def test_a_folder_open_to_others_is_refused(address: UnixAddress) -> None:
    address.path.parent.mkdir(mode=0o755)
    with pytest.raises(CannotListen, match="box_directory_not_private"):
        listen(address)


async def test_what_was_in_a_killed_box_is_gone(service: Service, client: BoxClient, opening: Opener) -> None:
    await client.open(opening())
    await service.killed()
    with pytest.raises(BoxGone):
        await client.has(1, 2)
    await start_detached(service.address, idle_seconds=0.2)
    with pytest.raises(BoxGone):
        await client.has(1, 2)
    client.hang_up()
    await gone(service.address)


async def test_starting_twice_finds_the_box_already_there(
    service: Service, client: BoxClient, opening: Opener
) -> None:
    await client.open(opening())
    await asyncio.gather(start_detached(service.address), start_detached(service.address))
    with pytest.raises(CannotListen, match="box_already_served"):
        listen(service.address)
    assert await client.waiting(1) == (1, 2, 3)


async def test_the_box_leaves_by_itself_only_when_it_holds_nothing(
    address: UnixAddress, opening: Opener
) -> None:
    client = BoxClient(address)
    async with asyncio.TaskGroup() as tasks:
        serving = tasks.create_task(serve(address, idle_seconds=0.05, listening=listen(address)))
        await client.open(opening())
        loop = asyncio.get_running_loop()
        later = loop.time() + 0.2
        while loop.time() < later:
            client.hang_up()
            await client.ping()
        assert not serving.done()
        assert await client.waiting(1) == (1, 2, 3)
        await client.forget(1)
        client.hang_up()
    assert not address.path.exists()
    with pytest.raises(BoxGone):
        await client.ping()


async def test_a_stopped_box_lets_go_of_its_connections(address: UnixAddress) -> None:
    async with asyncio.TaskGroup() as tasks:
        serving = tasks.create_task(serve(address, listening=listen(address)))
        reader, writer = await asyncio.open_unix_connection(address.path)
        writer.write(line(op="ping"))
        await reader.readline()
        serving.cancel()
        assert await reader.read() == b""
        writer.close()
