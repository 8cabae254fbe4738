"""`python -m bot box`: the box as an operator starts it."""

import asyncio
import subprocess
import sys
import tempfile
from asyncio.subprocess import PIPE
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.program import HOME
from bot.box.address import UnixAddress
from bot.box.client import BoxClient
from bot.box.starting import bare_environment, start_detached

COMMAND = (sys.executable, "-m", "bot", "box")


@pytest.fixture
def folder() -> Iterator[Path]:
    """Short enough for a socket's name."""
    with tempfile.TemporaryDirectory(prefix="box-") as name:
        yield Path(name)


def environment(folder: Path) -> dict[str, str]:
    return {**bare_environment(), "KTD_DATA_DIR": str(folder), "KTD_BOX_IDLE_SECONDS": "1"}


def test_a_box_leaves_by_itself_once_nobody_needs_it(folder: Path) -> None:
    address = UnixAddress(folder / "box" / "box.sock")
    with subprocess.Popen(COMMAND, cwd=HOME, env=environment(folder)) as box:
        assert box.wait(timeout=30) == 0
    assert not address.path.exists()


async def test_a_second_box_at_the_same_address_says_so_and_leaves_the_first_alone(folder: Path) -> None:
    address = UnixAddress(folder / "box" / "box.sock")
    await start_detached(address, idle_seconds=5)
    second = await asyncio.create_subprocess_exec(*COMMAND, cwd=HOME, env=environment(folder), stderr=PIPE)
    _, said = await second.communicate()
    assert second.returncode == 2
    assert "KTD_BOX: đã có một hòm phiếu chạy ở" in said.decode()
    first = BoxClient(address)
    await first.ping()
    first.hang_up()
