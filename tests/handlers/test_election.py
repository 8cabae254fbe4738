"""Next year's lead and deputy by the bloc's rules: elected by ballot, in turn or by all voices."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from bot.player import NoSuchButton, Player
from rules.ballot_sheet import Subject
from rules.meetings import BallotState
from rules.people import Leadership
from rules.profile import Bar, Form, LeaderBy, Op, Profile, Tie
from tests.handlers.leaders_named import by, next_leaders
from tests.handlers.meeting_stage import MeetingStage


async def held(stage: MeetingStage, secretary: Player, votes: dict[str, int]) -> None:
    await stage.vote(secretary)
    await stage.count(secretary, votes)
    await secretary.taps("Công bố")


async def lead_drafted(stage: MeetingStage) -> Player:
    secretary = await stage.open()
    await secretary.presses("leaders")
    await secretary.taps("Chuẩn bị phiếu bầu")
    await secretary.taps("Cả 9 đơn vị")
    return secretary


async def test_lead_and_deputy_are_elected_by_two_ballots_of_one_ring(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(LeaderBy.ELECTION)) as stage:
        secretary = await lead_drafted(stage)
        draft = (await secretary.says("/kiemphieu"))[-1]
        assert "Dự thảo phiếu bầu" in draft
        assert "Trưởng khối năm 2024" in draft
        assert "Chọn <b>1</b> đơn vị" in draft
        await stage.vote(secretary)
        card = (await (await stage.person("van-phong/head")).sees())[-1]
        assert "<b>PHIẾU BẦU</b> · Trưởng khối năm 2024" in card
        assert "Đơn vị được bầu phải có" in card
        await stage.count(secretary, {"bao-lao-cai": 6, "van-phong": 3})
        await secretary.taps("Công bố")
        said = (await stage.group())[-1]
        assert said.startswith("<b>KẾT QUẢ KIỂM PHIẾU BẦU</b>\nTrưởng khối năm 2024\n")
        assert "Hội nghị bầu <b>Báo Lào Cai</b> làm Trưởng khối năm 2024." in said
        assert "khen thưởng" not in said
        assert await next_leaders(stage) is None
        offered = (await secretary.taps("Chuẩn bị phiếu bầu Phó khối"))[-1]
        assert "cả 8 đơn vị" in offered
        await secretary.taps("Cả 8 đơn vị")
        deputy = await stage.ballot()
        assert (deputy.subject, len(deputy.candidates)) == (Subject.DEPUTY, 8)
        await held(stage, secretary, {"ban-to-chuc": 5})
        lead, second = await stage.unit("bao-lao-cai"), await stage.unit("ban-to-chuc")
        assert await next_leaders(stage) == Leadership(lead, (second,))
        assert "Phó khối: <b>Ban Tổ chức Tỉnh ủy</b>" in (await stage.group())[-1]
        first, second_ballot = await stage.ballots()
        assert (first.seal.ring, first.seal.key, second_ballot.seal.key) == (second_ballot.seal.ring, 0, 1)


async def test_the_keys_of_the_awards_reach_for_the_elections_too(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(LeaderBy.ELECTION)) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await secretary.taps("Niêm phong hòm phiếu")
        assert (await stage.pending("make_keys"))[0].body["count"] == 4


async def test_a_bloc_that_does_not_elect_makes_keys_for_its_awards_and_a_spare(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(LeaderBy.ROTATION)) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await secretary.taps("Niêm phong hòm phiếu")
        assert (await stage.pending("make_keys"))[0].body["count"] == 2
        meeting = (await stage.ballot()).meeting
        assert "đã cũ" in (await secretary.presses(f"electlead {meeting}"))[-1]


async def test_only_those_proposed_stand_in_dictionary_order(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(LeaderBy.ELECTION)) as stage:
        secretary = await stage.open()
        await secretary.presses("leaders")
        await secretary.taps("Chuẩn bị phiếu bầu")
        draft = (await secretary.chooses("Văn phòng Tỉnh ủy", "Báo Lào Cai"))[-1]
        assert "1. Báo Lào Cai\n2. Văn phòng Tỉnh ủy" in draft
        assert "Chưa đủ điều kiện" not in draft
        meeting = (await stage.ballot()).meeting
        assert "chọn ít nhất 1" in (await secretary.presses(f"electpick {meeting} lead"))[-1]
        assert "đã cũ" in (await secretary.presses(f"electpick {meeting} award"))[-1]
        assert "đã cũ" in (await secretary.presses(f"electall {meeting} deputy"))[-1]


async def test_a_tie_for_the_lead_is_run_off_and_then_the_deputy_is_elected(tmp_path: Path) -> None:
    def tied(profile: Profile) -> Profile:
        bar = Bar(Fraction(1, 3), Op.AT_LEAST)
        return replace(profile, leader=LeaderBy.ELECTION, tie=(Tie.RUN_OFF, Tie.CHAIR), threshold=bar)

    async with MeetingStage(tmp_path, tied) as stage:
        secretary = await lead_drafted(stage)
        await held(stage, secretary, {"bao-lao-cai": 4, "van-phong": 4})
        await secretary.taps("Bỏ phiếu vòng hai")
        assert "phiếu bầu (vòng hai)" in (await secretary.says("/kiemphieu"))[-1]
        await held(stage, secretary, {"bao-lao-cai": 4, "van-phong": 4})
        with pytest.raises(NoSuchButton):
            await secretary.button("Chuẩn bị phiếu bầu Phó khối")
        await secretary.taps("Chủ trì quyết định")
        await secretary.chooses("Báo Lào Cai")
        await secretary.taps("Xác nhận")
        assert "Hội nghị bầu: Báo Lào Cai." in (await stage.group())[-1]
        await secretary.taps("Chuẩn bị phiếu bầu Phó khối")
        await secretary.taps("Cả 8 đơn vị")
        assert await stage.unit("bao-lao-cai") not in (await stage.ballot()).candidates


@pytest.mark.parametrize("run_off_drafted", [False, True])
async def test_an_open_tie_is_settled_before_an_election_is_prepared(tmp_path: Path, run_off_drafted: bool) -> None:
    def tied(profile: Profile) -> Profile:
        return replace(profile, leader=LeaderBy.ELECTION, tie=(Tie.RUN_OFF, Tie.CHAIR))

    async with MeetingStage(tmp_path, tied) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await held(stage, secretary, {"truong-chinh-tri": 7, "van-phong": 5, "ban-to-chuc": 5, "bao-lao-cai": 5})
        if run_off_drafted:
            await secretary.taps("Bỏ phiếu vòng hai")
        last = await stage.ballot()
        for value in (f"electlead {last.meeting}", f"electall {last.meeting} lead"):
            assert "bằng phiếu chưa được xác định" in (await secretary.presses(value))[-1]
        assert await stage.ballot() == last


async def test_the_meeting_may_agree_on_its_lead_by_all_voices(tmp_path: Path) -> None:
    def agreed(profile: Profile) -> Profile:
        return replace(profile, leader=LeaderBy.ELECTION, form=Form.UNANIMOUS)

    async with MeetingStage(tmp_path, agreed) as stage:
        secretary = await lead_drafted(stage)
        for unit in ("Báo Lào Cai", "Ban Tổ chức Tỉnh ủy"):
            await secretary.taps("Ghi biểu quyết nhất trí")
            await secretary.chooses(unit)
            await secretary.taps("Hội nghị nhất trí")
            if unit == "Báo Lào Cai":
                assert "Hội nghị nhất trí bầu <b>Báo Lào Cai</b> làm Trưởng khối năm 2024" in (await stage.group())[-1]
                await secretary.taps("Chuẩn bị phiếu bầu Phó khối")
                await secretary.taps("Cả 8 đơn vị")
        assert await next_leaders(stage) == Leadership(
            await stage.unit("bao-lao-cai"), (await stage.unit("ban-to-chuc"),)
        )


async def test_a_deputy_chosen_openly_completes_an_elected_lead(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(LeaderBy.ELECTION)) as stage:
        secretary = await lead_drafted(stage)
        await held(stage, secretary, {"bao-lao-cai": 6})
        await secretary.taps("Ghi Phó khối đã biểu quyết")
        await secretary.taps("Ban Tổ chức Tỉnh ủy")
        await secretary.taps("Xác nhận")
        assert await next_leaders(stage) == Leadership(
            await stage.unit("bao-lao-cai"), (await stage.unit("ban-to-chuc"),)
        )


async def test_while_an_award_is_voted_on_no_election_is_prepared_and_the_other_way_round(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(LeaderBy.ELECTION)) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        meeting = (await stage.ballot()).meeting
        for value in (f"electlead {meeting}", f"electall {meeting} lead"):
            assert "đang bỏ phiếu" in (await secretary.presses(value))[-1]
        await stage.count(secretary, {"van-phong": 6, "truong-chinh-tri": 7})
        await secretary.taps("Công bố")
        await secretary.presses(f"electall {meeting} lead")
        await stage.vote(secretary)
        shown = (await secretary.presses(f"prepare {meeting}"))[-1]
        assert "Đang bỏ phiếu" in shown
        assert (await stage.ballot()).state is BallotState.OPEN
        assert len(await stage.ballots()) == 2


async def test_only_the_lead_prepares_an_election(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(LeaderBy.ELECTION)) as stage:
        await stage.open()
        outsider = await stage.person("bao-lao-cai/head")
        for value in ("electlead 1", "electall 1 lead", "electpick 1 lead", "electdeputy 1"):
            assert "không thuộc nhiệm vụ" in (await outsider.presses(value))[-1], value
