"""The big screen: figures as they are now, and never a count before it is announced."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.slip_touches import SlipTouches
from rules.profile import Profile, Publish
from tests.bot.voting_stage import VotingStage
from tests.handlers.meeting_stage import COMMITTEE

TOLD = {"votes", "bars", "share", "needed", "elected", "totals"}


async def test_an_unknown_token_shows_nothing(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        assert await stage.screen.state("no-such-meeting") is None
        assert await stage.screen.room("no-such-meeting") == ""


async def test_units_that_come_in_are_counted_under_the_quorum(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.gather(absent=2)
        shown = await stage.projector()
        assert (shown["scene"], shown["present"], shown["members"], shown["quorum"]) == ("present", 7, 9, 6)
        assert shown["title"] == "Khối thi đua các cơ quan Tỉnh ủy Lào Cai"
        assert shown["subtitle"] == "Hội nghị tổng kết năm 2023 · ngày 19 tháng 12 năm 2023"
        assert shown["join_url"] == "http://127.0.0.1:8080"


async def test_before_the_first_ballot_the_meeting_goes_on(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.sealed()
        shown = await stage.projector()
        assert (shown["scene"], shown["agenda"]) == ("waiting", "Hội nghị đang tiến hành")


async def test_while_voting_only_the_turnout_is_shown(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.voting()
        await stage.votes("van-phong")
        shown = await stage.projector()
        assert (shown["scene"], shown["collected"], shown["issued"]) == ("ballot", 1, 9)
        assert not TOLD & set(shown)


async def test_nothing_of_the_count_is_shown_until_it_is_announced(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.counted()
        shown = await stage.projector()
        assert (shown["scene"], shown["collected"], shown["issued"]) == ("closed", 9, 9)
        assert shown["note"] == "Tổ kiểm phiếu đang kiểm phiếu"
        assert not TOLD & set(shown)
        await secretary.taps("Công bố")
        assert (await stage.projector())["scene"] == "result"


async def test_slips_in_the_closed_box_are_counted_with_the_phones(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.voting()
        await stage.votes("van-phong")
        slips, ballot = SlipTouches(stage.desk, stage.box), (await stage.ballot()).id
        await slips.hand(secretary.person, ballot, await stage.unit("bao-lao-cai"))
        for key in COMMITTEE[:2]:
            reader = (await stage.person(key)).person
            await slips.enter(reader, ballot, 1, [], blank=True, spoiled=False)
        assert (await stage.projector())["collected"] == 2
        await stage.close(secretary)
        shown = await stage.projector()
        assert (shown["scene"], shown["collected"]) == ("closed", 2)


@pytest.mark.parametrize(
    ("publish", "bars", "needed"),
    [
        (
            Publish.COUNTS_OF_CHOSEN,
            [("Trường Chính trị tỉnh", 7, "77,78%"), ("Văn phòng Tỉnh ủy", 6, "66,67%")],
            5,
        ),
        (Publish.NAMES_ONLY, [("Trường Chính trị tỉnh", None, ""), ("Văn phòng Tỉnh ủy", None, "")], None),
    ],
)
async def test_the_result_shows_what_the_bloc_publishes_and_nothing_more(
    tmp_path: Path, publish: Publish, bars: list[Any], needed: int | None
) -> None:
    async with VotingStage(tmp_path, lambda profile: replace(profile, publish=publish)) as stage:
        secretary = await stage.counted()
        await secretary.taps("Công bố")
        shown = await stage.projector()
        assert [(bar["name"], bar["votes"], bar["share"]) for bar in shown["bars"]] == bars
        assert shown["needed"] == needed
        assert all(bar["elected"] for bar in shown["bars"])


async def test_a_bloc_that_publishes_everything_shows_all_nine(tmp_path: Path) -> None:
    def everything(profile: Profile) -> Profile:
        return replace(profile, publish=Publish.ALL_COUNTS)

    async with VotingStage(tmp_path, everything) as stage:
        secretary = await stage.counted()
        await secretary.taps("Công bố")
        shown = await stage.projector()
        assert [bar["votes"] for bar in shown["bars"]] == [7, 6, 2, 0, 0, 0, 0, 0, 0]
        assert [bar["elected"] for bar in shown["bars"]] == [True, True] + [False] * 7


async def test_a_lost_ballot_is_announced_as_one_to_be_repeated(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.voting()
        await stage.box.forget((await stage.ballot()).id)
        assert (await stage.projector())["scene"] == "waiting"
        await stage.close(secretary)
        shown = await stage.projector()
        assert (shown["scene"], shown["agenda"]) == ("waiting", "Bỏ phiếu lại bằng phiếu mới")
