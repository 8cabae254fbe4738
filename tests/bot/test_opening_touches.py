"""A closed box is opened by enough members' own shares of its own key, and by nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.box.memory import MemoryBox
from bot.box.port import BoxGone
from bot.committee_touches import CommitteeTouches
from rules.meetings import BallotState
from tests.bot.committee_stage import COMMITTEE, SHARES, CommitteeStage

HEAD, SECOND, THIRD = COMMITTEE


async def test_two_of_three_shares_after_close_have_the_box_counted_once(tmp_path: Path) -> None:
    async with CommitteeStage(tmp_path) as stage:
        await stage.open_box()
        await stage.close_box()
        head, third = await stage.who(HEAD), await stage.who(THIRD)
        card = await stage.touches.opening(head, stage.number)
        assert (card["state"], card["given"], card["needed"]) == ("give", 0, 2)
        assert (card["ring"], card["key"]) == (stage.ring, 0)
        for _ in range(2):
            answer = await stage.touches.give(head, stage.number, SHARES[0][0])
            assert (answer["state"], answer["given"]) == ("given", 1)
        assert await stage.pending("count_box") == []
        answer = await stage.touches.give(third, stage.number, SHARES[2][0])
        assert "đang kiểm phiếu" in answer["html"]
        await stage.touches.give(await stage.who(SECOND), stage.number, SHARES[1][0])
        await stage.touches.opening(head, stage.number)
        [row] = await stage.pending("count_box")
        assert row.body == {"bloc": stage.bloc, "person": 0, "ballot": stage.number}
        assert await stage.box.given(stage.number) == {place: SHARES[place][0] for place in range(3)}


@pytest.mark.parametrize(
    "share",
    [SHARES[0][1], SHARES[1][0], b"", b"\x01", bytes(17), SHARES[0][0] + b"\x00", bytes(range(256))],
    ids=["of another ballot", "of another member", "empty", "short", "zeros", "longer", "random bytes"],
)
async def test_a_wrong_share_is_refused_and_not_kept(tmp_path: Path, share: bytes) -> None:
    async with CommitteeStage(tmp_path) as stage:
        await stage.open_box()
        await stage.close_box()
        answer = await stage.touches.give(await stage.who(HEAD), stage.number, share)
        assert "không mở được hòm phiếu này" in answer["error"]
        assert await stage.box.given(stage.number) == {}


async def test_a_ballot_that_has_no_keys_refuses_every_share(tmp_path: Path) -> None:
    async with CommitteeStage(tmp_path) as stage:
        ballot = await stage.ballot()
        bare = replace(ballot, seal=replace(ballot.seal, public_key="", share_hashes=()))
        await stage.desk.write(lambda store: store.ballots.change(bare))
        answer = await stage.touches.give(await stage.who(HEAD), stage.number, SHARES[0][0])
        assert "không mở được hòm phiếu này" in answer["error"]


@pytest.mark.parametrize("state", [BallotState.KEYING, BallotState.OPEN, BallotState.VOID])
async def test_a_share_given_early_is_refused_and_not_kept(tmp_path: Path, state: BallotState) -> None:
    async with CommitteeStage(tmp_path) as stage:
        await stage.open_box()
        await stage.set_state(state)
        head = await stage.who(HEAD)
        assert (await stage.touches.opening(head, stage.number))["state"] == "closed"
        answer = await stage.touches.give(head, stage.number, SHARES[0][0])
        assert answer["error"].startswith("Chưa thực hiện được lúc này")
        assert await stage.box.given(stage.number) == {}


async def test_the_box_itself_takes_no_share_before_it_is_closed(tmp_path: Path) -> None:
    async with CommitteeStage(tmp_path) as stage:
        await stage.open_box()
        await stage.set_state(BallotState.CLOSED)
        answer = await stage.touches.give(await stage.who(HEAD), stage.number, SHARES[0][0])
        assert answer["error"].startswith("Chưa thực hiện được lúc này: đang bỏ phiếu")


@pytest.mark.parametrize("state", [BallotState.OPENED, BallotState.ANNOUNCED])
async def test_a_counted_box_is_not_opened_again(tmp_path: Path, state: BallotState) -> None:
    async with CommitteeStage(tmp_path) as stage:
        await stage.set_state(state)
        answer = await stage.touches.give(await stage.who(HEAD), stage.number, SHARES[0][0])
        assert (answer["state"], "đã kiểm phiếu" in answer["html"]) == ("closed", True)
        assert await stage.pending("count_box") == []


class GoneBox(MemoryBox):
    """Was not there when somebody asked first; `start` brings another."""

    is_there = False

    async def start(self) -> None:
        self.is_there = True

    async def give(self, ballot: int, place: int, share: bytes) -> None:
        if not self.is_there:
            raise BoxGone(ballot)
        await super().give(ballot, place, share)

    async def given(self, ballot: int) -> dict[int, bytes]:
        if not self.is_there:
            raise BoxGone(ballot)
        return await super().given(ballot)


async def test_a_box_that_has_gone_since_close_comes_up_for_the_first_share(tmp_path: Path) -> None:
    box = GoneBox()
    async with CommitteeStage(tmp_path, box=box) as stage:
        stage.touches = CommitteeTouches(stage.desk, box, box.start)
        await stage.set_state(BallotState.CLOSED)
        head = await stage.who(HEAD)
        assert (await stage.touches.opening(head, stage.number))["state"] == "give"
        assert (await stage.touches.give(head, stage.number, SHARES[0][0]))["state"] == "given"
