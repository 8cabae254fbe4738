"""A ballot in hands that press at once, leave, come too late or hold somebody else's card."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.player import Player
from rules.ballots import Count
from rules.meetings import BallotState
from tests.bot.ballot_ways import Way, being_sealed, closed, drafted, void
from tests.bot.voting_stage import FLAG, VotingStage
from tests.handlers.meeting_stage import CHAIR


@pytest.mark.parametrize(
    ("way", "verb", "kind"),
    [(drafted, "seal", "make_keys"), (VotingStage.sealed, "issue", "open_ballot")],
)
async def test_of_two_who_press_at_once_one_asks_for_the_box(tmp_path: Path, way: Way, verb: str, kind: str) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary, chair = await way(stage), await stage.person(CHAIR)
        value = f"{verb} {(await stage.ballot()).id}"
        answers = await asyncio.gather(secretary.presses(value), chair.presses(value))
        assert all(answers)
        assert len(await stage.pending(kind)) == 1


async def test_two_who_close_and_announce_at_once_do_so_once(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary, chair = await stage.voting(), await stage.person(CHAIR)
        number = (await stage.ballot()).id
        for unit in FLAG:
            await stage.votes(unit)
        await asyncio.gather(secretary.presses(f"closebox {number}"), chair.presses(f"closebox {number}"))
        await stage.effects.drain()
        await stage.open_box()
        await asyncio.gather(secretary.presses(f"announce {number}"), chair.presses(f"announce {number}"))
        told = await stage.group()
        assert [sum(words in one for one in told) for words in ("đã đóng", "KẾT QUẢ KIỂM PHIẾU")] == [1, 1]
        assert await stage.desk.read(lambda store: len(store.ballots.sealed(number))) == len(FLAG)


async def test_without_a_quorum_no_card_goes_out(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.sealed(absent=3)
        await leaves(await stage.person("van-phong/head"))
        said = await secretary.presses(f"issue {(await stage.ballot()).id}")
        assert "cần ít nhất 6" in said[-1]
        assert (await stage.state(), (await stage.ballot()).roll) == (BallotState.KEYING, ())
        assert await stage.pending("open_ballot") == []


async def test_a_box_closed_when_everybody_has_left_holds_no_paper_and_elects_nobody(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.voting()
        for delegate in await stage.delegates():
            await leaves(delegate)
        await secretary.says("kiểm phiếu")
        await stage.close(secretary)
        await stage.open_box()
        ballot = await stage.ballot()
        assert (ballot.state, ballot.codes) == (BallotState.OPENED, ())
        assert ballot.totals == Count(9, 0, 0, 0, 0, dict.fromkeys(ballot.candidates, 0))
        await secretary.taps("Công bố")
        assert "Thu vào: 0" in "\n".join(await stage.group())


async def test_the_card_of_a_ballot_given_up_takes_nothing_for_the_next(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await void(stage)
        first, voter = (await stage.ballot()).id, (await stage.person("van-phong/head")).person
        await stage.effects.drain()
        for label in ("Bỏ phiếu lại", "Niêm phong hòm phiếu", "Phát phiếu"):
            await secretary.taps(label)
        await stage.effects.drain()
        second = await stage.ballot()
        assert (second.state, second.id) == (BallotState.OPEN, first + 1)
        answer = await stage.touches.cast(voter, first, [], blank=True)
        assert answer["state"] == "closed"
        assert (await stage.box.turnout(second.id)).collected == 0


@pytest.mark.parametrize("way", [being_sealed, closed])
async def test_a_paper_cast_early_or_late_is_refused_in_words(tmp_path: Path, way: Way) -> None:
    async with VotingStage(tmp_path) as stage:
        await way(stage)
        answer = await stage.cast("ban-dan-van/head", "van-phong")
        assert answer["state"] == "closed"
        assert answer["say"]


async def leaves(delegate: Player) -> None:
    await delegate.says("/diemdanh")
    assert "đã rời hội nghị" in (await delegate.taps("Rời hội nghị"))[-1]
