"""Paper slips are read by two members apart, and are in the box only when they agree."""

from dataclasses import replace
from pathlib import Path

import pytest

from rules.ballots import SPOILED, decode_marks
from rules.profile import BallotKind, Profile
from tests.bot.committee_stage import COMMITTEE
from tests.bot.slip_stage import UNITS, SlipStage

HEAD, SECOND, THIRD = COMMITTEE


async def test_two_members_reading_the_same_put_one_paper_into_the_box(tmp_path: Path) -> None:
    async with SlipStage(tmp_path) as stage:
        await stage.hand(*UNITS[:3])
        mine = await stage.enter(SECOND, 2, 3, 1)
        assert mine["slips"][1] == {"number": 2, "state": "one", "is_mine": True}
        assert (await stage.card(HEAD))["slips"][1] == {"number": 2, "state": "one", "is_mine": False}
        await stage.enter(SECOND, 2, 1, 3)
        assert await stage.states() == ["none", "one", "none"]
        await stage.enter(THIRD, 2, 1, 3)
        assert await stage.states() == ["none", "agreed", "none"]
        assert (await stage.box.turnout(stage.number)).collected == 1
        assert [decode_marks(paper) for paper in await stage.papers()] == [(1, 3)]


async def test_a_difference_is_said_without_saying_what_the_other_read(tmp_path: Path) -> None:
    async with SlipStage(tmp_path) as stage:
        await stage.hand(UNITS[0])
        await stage.enter(HEAD, 1, 1)
        answer = await stage.enter(SECOND, 1, 2)
        assert answer["slips"] == [{"number": 1, "state": "differs", "is_mine": True}]
        await stage.enter(HEAD, 1, 2)
        assert await stage.states() == ["agreed"]
        assert "đã vào hòm" in (await stage.enter(HEAD, 1, 2))["error"]


async def test_a_member_takes_back_what_they_read(tmp_path: Path) -> None:
    async with SlipStage(tmp_path) as stage:
        await stage.hand(*UNITS[:2])
        await stage.enter(HEAD, 1, 1)
        for _ in range(2):
            answer = await stage.slip_touches.withdraw(await stage.who(HEAD), stage.number, 1)
            assert [slip["state"] for slip in answer["slips"]] == ["none", "none"]


@pytest.mark.parametrize("marks", [(1, 2, 3), tuple(range(1, 10))])
async def test_a_slip_with_too_many_marks_goes_in_as_it_is(tmp_path: Path, marks: tuple[int, ...]) -> None:
    async with SlipStage(tmp_path) as stage:
        await stage.hand(UNITS[0])
        for member in (HEAD, THIRD):
            await stage.enter(member, 1, *marks)
        assert [decode_marks(paper) for paper in await stage.papers()] == [marks]


async def test_blank_and_invalid_slips_are_two_different_readings(tmp_path: Path) -> None:
    async with SlipStage(tmp_path) as stage:
        await stage.hand(*UNITS[:2])
        await stage.enter(HEAD, 1)
        await stage.enter(SECOND, 1, spoiled=True)
        assert await stage.states() == ["differs", "none"]
        await stage.enter(HEAD, 1, spoiled=True)
        await stage.enter(HEAD, 2)
        await stage.enter(SECOND, 2)
        assert sorted(await stage.papers()) == sorted([SPOILED, b"".ljust(len(SPOILED))])


async def test_three_answers_are_read_off_a_slip_too(tmp_path: Path) -> None:
    def opinions(profile: Profile) -> Profile:
        return replace(profile, kind=BallotKind.OPINION_EACH)

    async with SlipStage(tmp_path, opinions) as stage:
        await stage.hand(UNITS[0])
        options = (await stage.card(HEAD))["options"]
        marks = (options[0]["answers"][0], options[1]["answers"][2])
        for member in (HEAD, SECOND):
            await stage.enter(member, 1, *marks)
        assert [decode_marks(paper) for paper in await stage.papers()] == [tuple(sorted(marks))]


async def test_nothing_but_a_second_member_makes_a_paper(tmp_path: Path) -> None:
    async with SlipStage(tmp_path) as stage:
        await stage.hand(*UNITS[:2])
        await stage.enter(HEAD, 1, 1)
        await stage.enter(HEAD, 1, 1)
        await stage.enter(SECOND, 2, 1)
        assert await stage.states() == ["one", "one"]
        assert (await stage.box.turnout(stage.number)).collected == 0


@pytest.mark.parametrize("slip", [0, -1, 3, 2**31 - 1])
async def test_a_slip_that_was_not_handed_out_is_refused(tmp_path: Path, slip: int) -> None:
    async with SlipStage(tmp_path) as stage:
        assert "Chưa phát phiếu giấy nào" in (await stage.enter(HEAD, slip, 1))["error"]
        await stage.hand(*UNITS[:2])
        assert "từ 1 đến 2" in (await stage.enter(HEAD, slip, 1))["error"]


@pytest.mark.parametrize("mark", [0, 999, -1, 2**70])
async def test_a_mark_for_nobody_on_the_list_is_refused(tmp_path: Path, mark: int) -> None:
    async with SlipStage(tmp_path) as stage:
        await stage.hand(UNITS[0])
        assert (await stage.enter(HEAD, 1, mark)).keys() == {"error"}
        assert await stage.states() == ["none"]


@pytest.mark.parametrize(
    ("marks", "blank", "spoiled"), [((1,), True, False), ((1,), False, True), ((), True, True), ((), False, False)]
)
async def test_a_slip_says_one_thing(tmp_path: Path, marks: tuple[int, ...], blank: bool, spoiled: bool) -> None:
    async with SlipStage(tmp_path) as stage:
        await stage.hand(UNITS[0])
        who = await stage.who(HEAD)
        answer = await stage.slip_touches.enter(who, stage.number, 1, marks, blank=blank, spoiled=spoiled)
        assert answer.keys() == {"error"}
        assert await stage.states() == ["none"]
