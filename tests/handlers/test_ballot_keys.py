"""Sealing: what is frozen, and the keys that the committee fetches before a card goes out."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.player import NoSuchButton
from rules.meetings import BallotState
from tests.handlers.meeting_stage import COMMITTEE, MeetingStage


async def test_sealing_freezes_who_may_vote_and_cards_wait_for_the_committees_keys(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open(absent=1)
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await secretary.taps("Niêm phong hòm phiếu")
        ballot = await stage.ballot()
        assert (ballot.state, ballot.roll, ballot.eligible) == (BallotState.KEYING, (), 9)
        with pytest.raises(NoSuchButton):
            await secretary.button("Phát phiếu")
        assert "Chưa thực hiện được" in (await secretary.presses(f"issue {ballot.id}"))[-1]
        await stage.keys()
        assert "Hiện có mặt 8/9 đơn vị" in (await secretary.sees())[-1]
        assert (await stage.ballot()).seal.public_key == "ab" * 32


async def test_without_a_committee_nothing_is_sealed(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        meeting = (await stage.desk.read(lambda store: store.meetings.of_bloc(stage.bloc)))
        assert meeting is not None
        await stage.desk.write(lambda store: store.committees.put(meeting.id, []))
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        assert "phải có 3 thành viên, hiện chưa có ai" in (await secretary.taps("Niêm phong hòm phiếu"))[-1]
        assert (await stage.ballot()).state is BallotState.DRAFT


async def test_every_member_is_sent_the_card_of_the_keys_and_nobody_else(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await secretary.taps("Niêm phong hòm phiếu")
        made = (await stage.pending("make_keys"))[0]
        key = {"public_key": "ab" * 32, "share_hashes": ["cd" * 16] * 3}
        await stage.comes_back("make_keys", "ring_made", keys=[key] * 2)
        for entry in stage.file.people:
            rows = await (await stage.person(entry.key)).rows()
            cards = [row.body.get("card", "") for row in rows if row.body.get("card", "").startswith("keys:")]
            assert cards == ([f"keys:{made.body['ring']}"] if entry.key in COMMITTEE else [])
        assert "Chờ Tổ kiểm phiếu nhận chìa khóa" in (await secretary.sees())[-1]


async def test_keys_lost_before_all_are_fetched_void_the_sealing_and_one_tap_seals_again(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await secretary.taps("Niêm phong hòm phiếu")
        said = await stage.group()
        await stage.comes_back("make_keys", "ring_lost")
        assert "Chưa phát phiếu nào" in (await secretary.sees())[-1]
        assert await stage.group() == said
        await secretary.taps("Bỏ phiếu lại")
        await stage.vote(secretary)
        assert (await stage.ballot()).state is BallotState.OPEN


async def test_one_tap_opens_the_next_ballot_of_the_same_keys(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        await stage.count(secretary, {"van-phong": 6})
        await secretary.taps("Công bố")
        await secretary.taps("Bỏ phiếu vòng hai")
        first, *_ = await stage.ballots()
        await secretary.taps("Niêm phong hòm phiếu")
        second = await stage.ballot()
        assert await stage.pending("make_keys") == []
        assert (second.seal.ring, second.seal.key) == (first.seal.ring, first.seal.key + 1)
        await stage.issue(secretary)
        assert (await stage.ballot()).state is BallotState.OPEN


async def test_a_quorum_that_left_stops_the_sealing(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open(absent=3)
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await (await stage.person("van-phong/head")).taps("Báo vắng")
        assert "cần ít nhất 6" in (await secretary.presses("seal 1"))[-1]
        assert (await stage.ballot()).state is BallotState.DRAFT


async def test_a_small_roll_is_warned_of(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, lambda profile: replace(profile, quorum=None)) as stage:
        secretary = await stage.open(absent=6)
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await secretary.taps("Niêm phong hòm phiếu")
        await stage.keys()
        assert "ít hơn 5 đơn vị bỏ phiếu" in (await secretary.sees())[-1]
