import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from bot.box.address import UnixAddress
from bot.box.client import BoxClient
from bot.box.memory import MemoryBox
from bot.box.port import Box, Opening
from bot.box.starting import start_detached
from tests.box.processes import Service


@pytest.fixture
def address() -> Iterator[UnixAddress]:
    """Short enough for a socket's name."""
    folder = Path(tempfile.mkdtemp(prefix="box-"))
    yield UnixAddress(folder / "box" / "box.sock")
    shutil.rmtree(folder)


@pytest.fixture
async def service(address: UnixAddress) -> AsyncIterator[Service]:
    await start_detached(address)
    service = Service(address)
    yield service
    if address.path.exists():
        await service.killed()


@pytest.fixture
async def client(service: Service) -> AsyncIterator[BoxClient]:
    client = BoxClient(service.address)
    yield client
    client.hang_up()


@pytest.fixture(params=["memory", "process"])
def box(request: pytest.FixtureRequest) -> Box:
    if request.param == "memory":
        return MemoryBox()
    client: BoxClient = request.getfixturevalue("client")
    return client


@pytest.fixture
def opening() -> Callable[..., Opening]:
    def make(ballot: int = 1, roll: tuple[int, ...] = (3, 1, 2)) -> Opening:
        return Opening(ballot, roll, b"p" * 32, (b"s" * 17,), blob_length=64)

    return make
