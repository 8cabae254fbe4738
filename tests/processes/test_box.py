"""A secret ballot served by two processes: they have one box, so that a unit votes once wherever it votes."""

import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from bench.postgresql import fresh
from bot.ballot_touches import BallotTouches
from bot.box.address import UnixAddress
from bot.box.client import BoxClient
from bot.box.starting import start_detached
from bot.committee_touches import CommitteeTouches
from bot.desk import Desk
from bot.effects import Effects
from rules.meetings import BallotState
from storage.database import Database
from tests.bot.voting_stage import FLAG, VotingStage, no_picture

IDLE_SECONDS = 1.0


@pytest.fixture
def address() -> Iterator[UnixAddress]:
    """Short enough for a socket's name."""
    folder = Path(tempfile.mkdtemp(prefix="box-"))
    yield UnixAddress(folder / "box" / "box.sock")
    shutil.rmtree(folder)


async def test_two_processes_share_one_box(server: str, tmp_path: Path, address: UnixAddress) -> None:
    url, own, box = fresh(server, "ballot"), BoxClient(address), BoxClient(address)
    async with VotingStage(tmp_path, box=own, url=url) as stage:
        start = partial(start_detached, address, IDLE_SECONDS)
        stage.effects = Effects(
            stage.desk, stage.box, stage.files, in_process=True, start_box=start, draw=no_picture
        )
        desk = Desk(Database(url), stage.desk.router)
        secretary = await stage.voting()
        units = [*FLAG]
        for unit in units[:5]:
            await stage.votes(unit)
        stage.touches, stage.committee = BallotTouches(desk, box), CommitteeTouches(desk, box, start)
        again = await stage.votes(units[0])
        for unit in units[5:]:
            assert "code" in await stage.votes(unit)
        assert "code" not in again
        await stage.close(secretary)
        assert len((await stage.ballot()).codes) == len(FLAG)
        await stage.open_box()
        assert await stage.state() is BallotState.OPENED
        own.hang_up()
        box.hang_up()
        desk.close()
