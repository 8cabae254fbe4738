"""A box that is silent may still hold everything; a box that is gone makes the ballot void."""

from pathlib import Path

import pytest

from bot.box.memory import MemoryBox
from bot.box.port import BoxSilent
from bot.box_watch import watch_boxes
from rules.meetings import BallotState
from tests.bot.voting_stage import VotingStage

VOTER = "ban-dan-van/head"


class SilentBox(MemoryBox):
    """Takes papers, and then does not answer."""

    async def put(self, ballot: int, unit: int, blob: bytes) -> bool:
        await super().put(ballot, unit, blob)
        raise BoxSilent


async def test_a_box_that_does_not_answer_is_said_so_and_the_card_tells_later(tmp_path: Path) -> None:
    async with VotingStage(tmp_path, box=SilentBox()) as stage:
        await stage.voting()
        assert "chưa trả lời" in (await stage.cast(VOTER, "van-phong"))["error"]
        assert (await stage.card(VOTER))["state"] == "cast"


async def test_a_box_lost_while_voting_is_noticed_and_told_to_all_once(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.voting()
        await stage.box.forget((await stage.ballot()).id)
        for unit in ("van-phong", "ban-dan-van", "bao-lao-cai"):
            answer = await stage.votes(unit)
            assert (answer["state"], "không còn hiệu lực" in answer["say"]) == ("closed", True)
        assert len(await stage.pending("check_box")) == 1
        await stage.effects.drain()
        assert await stage.state() is BallotState.VOID
        assert "bỏ phiếu lại bằng phiếu mới" in (await stage.card(VOTER))["say"]


@pytest.mark.parametrize("is_there", [True, False])
async def test_a_bot_that_starts_again_asks_after_the_box(tmp_path: Path, is_there: bool) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.voting()
        await stage.votes("van-phong")
        if not is_there:
            await stage.box.forget((await stage.ballot()).id)
        await watch_boxes(stage.desk, stage.box)
        await stage.effects.drain()
        assert await stage.state() is (BallotState.OPEN if is_there else BallotState.VOID)
