"""A meeting with a box of its own process and keys made in children, through a restart of the bot."""

import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from bot.ballot_touches import BallotTouches
from bot.box.address import UnixAddress
from bot.box.client import BoxClient
from bot.box.starting import start_detached
from bot.box_watch import watch_boxes
from bot.committee_touches import CommitteeTouches
from bot.effects import Effects
from rules.meetings import BallotState
from tests.bot.voting_stage import FLAG, VotingStage
from tests.box.processes import Service
from tests.handlers.meeting_stage import COMMITTEE

IDLE_SECONDS = 1.0


@pytest.fixture
def address() -> Iterator[UnixAddress]:
    """Short enough for a socket's name."""
    folder = Path(tempfile.mkdtemp(prefix="box-"))
    yield UnixAddress(folder / "box" / "box.sock")
    shutil.rmtree(folder)


def connect(stage: VotingStage, address: UnixAddress) -> BoxClient:
    """What a bot that starts does."""
    box = BoxClient(address)
    start = partial(start_detached, address, IDLE_SECONDS)
    stage.box, stage.effects = box, Effects(stage.desk, box, stage.files, start_box=start)
    stage.touches = BallotTouches(stage.desk, box)
    stage.committee = CommitteeTouches(stage.desk, box, start)
    return box


async def test_papers_cast_before_a_restart_are_counted_after_it(
    tmp_path: Path, address: UnixAddress
) -> None:
    async with VotingStage(tmp_path) as stage:
        before = connect(stage, address)
        secretary = await stage.voting()
        units = [*FLAG]
        for unit in units[:4]:
            await stage.votes(unit)
        before.hang_up()
        after = connect(stage, address)
        await watch_boxes(stage.desk, after)
        for unit in units:
            await stage.votes(unit)
        await stage.close(secretary)
        await stage.open_box()
        after.hang_up()
        ballot = await stage.ballot()
        assert ballot.state is BallotState.OPENED
        assert ballot.totals is not None
        assert sorted(ballot.totals.votes.values(), reverse=True)[:3] == [7, 6, 2]


async def test_shares_that_went_with_the_box_after_close_are_given_again(
    tmp_path: Path, address: UnixAddress
) -> None:
    async with VotingStage(tmp_path) as stage:
        connect(stage, address)
        secretary = await stage.voting()
        await stage.votes("van-phong")
        await stage.close(secretary)
        await stage.give(*COMMITTEE[:2])
        await Service(address).killed()
        await stage.effects.drain()
        assert (await stage.ballot()).state is BallotState.CLOSED
        box = connect(stage, address)
        await stage.open_box()
        box.hang_up()
        assert (await stage.ballot()).state is BallotState.OPENED
