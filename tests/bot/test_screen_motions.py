"""An open vote on the big screen, and what a secret ballot makes of it."""

from pathlib import Path

from bot.player import Player
from tests.bot.voting_stage import VotingStage


class AgreedStage(VotingStage):
    """The meeting begins by agreeing on its agenda, which then stands on the screen."""

    async def open(self, absent: int = 0) -> Player:
        secretary = await super().open(absent)
        await secretary.presses("motionready 1 agenda")
        await secretary.taps("Nhất trí")
        assert (await self.projector())["scene"] == "motion"
        await secretary.says("/hoinghi")
        return secretary


async def test_an_open_vote_stands_on_the_screen_without_names_and_with_counts_once_it_is_closed(
    tmp_path: Path,
) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.presses("motionready 1 report")
        assert (await stage.projector())["scene"] == "waiting"
        await secretary.taps("Theo tên đơn vị")
        await (await stage.person("ban-dan-van/head")).taps("Không tán thành")
        shown = await stage.projector()
        assert (shown["scene"], shown["voices"]) == ("motion", None)
        await secretary.taps("Kết thúc biểu quyết")
        shown = await stage.projector()
        assert [voice["count"] for voice in shown["voices"]] == [0, 1, 0]
        assert "Dân vận" not in str(shown)


async def test_a_result_announced_later_takes_the_screen_from_it_and_gives_it_back(tmp_path: Path) -> None:
    async with AgreedStage(tmp_path) as stage:
        secretary = await stage.counted()
        await secretary.taps("Công bố")
        assert (await stage.projector())["scene"] == "result"
        await secretary.presses("motionready 1 minutes")
        await secretary.taps("Nhất trí 9/9")
        assert (await stage.projector())["scene"] == "motion"


async def test_a_ballot_lost_later_takes_the_screen_too(tmp_path: Path) -> None:
    async with AgreedStage(tmp_path) as stage:
        secretary = await stage.voting()
        await stage.box.forget((await stage.ballot()).id)
        await stage.close(secretary)
        assert (await stage.projector())["agenda"] == "Bỏ phiếu lại bằng phiếu mới"


async def test_a_question_put_aside_leaves_the_screen(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.presses("motionready 1 agenda")
        await secretary.taps("Giơ tay")
        assert (await stage.projector())["scene"] == "motion"
        await secretary.presses("motiondrop 1")
        assert (await stage.projector())["scene"] == "waiting"
