"""A sealed ballot given up by the lead, or missed by the box: what is void, and what goes on."""

from pathlib import Path

from bot.player import Player
from rules.ballot_sheet import Ballot
from rules.meetings import BallotState
from tests.handlers.meeting_stage import MeetingStage


async def test_a_box_missed_once_its_papers_are_kept_loses_nothing(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        ballot = await stage.ballot()
        for _ in range(2):
            await secretary.presses(f"closebox {ballot.id}")
        await stage.comes_back("close_box", "box_closed", voted=list(ballot.roll), paper=[], sealed=[["a", "00"]])
        await stage.comes_back("close_box", "box_lost", state="open")
        assert (await stage.ballot()).state is BallotState.CLOSED


async def given_up(stage: MeetingStage, secretary: Player) -> Ballot:
    """The newest ballot, void with a reason for the minutes."""
    ballot = await stage.ballot()
    await secretary.presses(f"askvoid {ballot.id}")
    await secretary.says("Hai thành viên mất chìa khóa")
    assert (await stage.ballot()).state is BallotState.VOID
    return ballot


async def test_keys_that_opened_nothing_seal_no_other_ballot(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        await secretary.taps("Đóng hòm phiếu")
        await secretary.taps("Đóng hòm phiếu")
        roll = list((await stage.ballot()).roll)
        await stage.comes_back("close_box", "box_closed", voted=roll, paper=[], sealed=[["a", "00"]])
        first = await given_up(stage, secretary)
        await secretary.taps("Bỏ phiếu lại")
        await stage.vote(secretary)
        second = await stage.ballot()
        assert (second.state, second.seal.ring) == (BallotState.OPEN, first.seal.ring + 1)


async def test_a_member_who_cannot_fetch_their_key_is_replaced_after_the_sealing_is_given_up(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await secretary.taps("Niêm phong hòm phiếu")
        key = {"public_key": "ab" * 32, "share_hashes": ["cd" * 16] * 3}
        await stage.comes_back("make_keys", "ring_made", keys=[key] * 4)
        meeting = (await stage.ballot()).meeting
        assert "chìa khóa của các thành viên hiện nay" in (await secretary.presses(f"tellerpick {meeting}"))[-1]
        first = await given_up(stage, secretary)
        assert "Đánh dấu 3 người" in (await secretary.presses(f"tellerpick {meeting}"))[-1]
        await secretary.presses(f"againballot {first.id}")
        await secretary.presses(f"seal {first.id + 1}")
        assert (await stage.ballot()).seal.ring == first.seal.ring + 1


async def test_keys_that_all_members_hold_seal_the_ballot_after_one_given_up_before_close(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        first = await given_up(stage, secretary)
        await secretary.taps("Bỏ phiếu lại")
        await secretary.taps("Niêm phong hòm phiếu")
        second = await stage.ballot()
        assert (second.seal.ring, second.seal.key) == (first.seal.ring, first.seal.key + 1)


async def test_a_sealed_ballot_that_cannot_be_issued_is_given_up_by_its_own_button(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open(absent=3)
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await secretary.taps("Niêm phong hòm phiếu")
        assert await secretary.button("Hủy niêm phong")
        await stage.keys()
        await (await stage.person("van-phong/head")).presses(f"checkin 1 {await stage.unit('van-phong')} absent")
        assert "cần ít nhất 6" in (await secretary.presses(f"issue {(await stage.ballot()).id}"))[-1]
        await secretary.says("/kiemphieu")
        await secretary.taps("Hủy niêm phong")
        await secretary.says("Hội nghị không còn đủ số đơn vị")
        assert (await stage.ballot()).state is BallotState.VOID


async def test_what_the_box_was_given_for_a_ballot_given_up_meanwhile_is_dropped(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await secretary.taps("Niêm phong hòm phiếu")
        await given_up(stage, secretary)
        await stage.comes_back("drop_ring", "ring_dropped")
        await stage.comes_back("make_keys", "ring_made", keys=[])
        assert len(await stage.pending("drop_ring")) == 1
        await secretary.taps("Bỏ phiếu lại")
        await secretary.taps("Niêm phong hòm phiếu")
        await stage.keys()
        await secretary.taps("Phát phiếu")
        await stage.comes_back("forget_box", "box_forgotten")
        await given_up(stage, secretary)
        await stage.comes_back("forget_box", "box_forgotten")
        await stage.comes_back("open_ballot", "box_opened", public_key="ab" * 32)
        assert (await stage.ballot()).state is BallotState.VOID
        assert len(await stage.pending("forget_box")) == 1
