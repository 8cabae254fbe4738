"""Phiếu thử: phones and screen are tried out, and nothing of it is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.box.port import BoxGone
from bot.player import NoSuchButton, Player
from rules.ballot_sheet import Ballot
from rules.meetings import BallotState
from tests.bot.voting_stage import VotingStage


class TrialStage(VotingStage):
    async def __aenter__(self) -> TrialStage:
        await super().__aenter__()
        return self

    async def trial(self) -> Ballot:
        """The trial under way; raise LookupError."""
        meeting = await self.meeting()
        found = await self.desk.read(lambda store: store.ballots.trial(meeting.id))
        if found is None:
            raise LookupError("trial")
        return found

    async def tried(self) -> Player:
        """The secretary, with the trial's cards out, before the meeting is opened."""
        secretary = await self.gather()
        await secretary.says("/hoinghi")
        await secretary.taps("Phiếu thử")
        await self.effects.drain()
        return secretary

    async def marks(self, person: str, *options: int) -> None:
        number, ballot = (await self.person(person)).person, (await self.trial()).id
        await self.touches.cast(number, ballot, list(options), blank=not options)


async def test_a_trial_runs_from_check_in_on_with_words_that_mean_nothing(tmp_path: Path) -> None:
    async with TrialStage(tmp_path) as stage:
        secretary, said = await stage.tried(), await stage.group()
        delegate = await stage.person("van-phong/head")
        card = (await delegate.sees())[-1]
        assert "<b>PHIẾU THỬ</b> · không tính vào kết quả" in card
        assert "1. Hoa sen\n2. Cây tre\n3. Cánh buồm" in card
        trial = await stage.trial()
        page = await stage.touches.card(delegate.person, trial.id)
        assert [option["name"] for option in page["options"]] == ["Hoa sen", "Cây tre", "Cánh buồm"]
        assert (await stage.projector())["note"] == "Phiếu thử, không tính: chọn không quá 2 phương án"
        for unit in ("van-phong", "bao-lao-cai", "ban-to-chuc"):
            await stage.marks(f"{unit}/head", 1, 3)
        await stage.close(secretary)
        await secretary.taps("Mở hòm phiếu")
        await stage.effects.drain()
        assert "1. Hoa sen: 3/9 phiếu" in (await secretary.sees())[-1]
        scene = await stage.projector()
        assert scene["scene"] == "result"
        assert [bar["name"] for bar in scene["bars"]] == ["Hoa sen", "Cánh buồm", "Cây tre"]
        assert scene["note"] == "Phiếu thử, không tính vào kết quả."
        assert await stage.group() == said


async def test_a_trial_is_thrown_away_and_nothing_of_it_is_left(tmp_path: Path) -> None:
    async with TrialStage(tmp_path) as stage:
        secretary = await stage.tried()
        trial = await stage.trial()
        await stage.marks("van-phong/head", 1)
        await stage.close(secretary)
        await secretary.taps("Mở hòm phiếu")
        await stage.effects.drain()
        await secretary.taps("Kết thúc phiếu thử")
        await stage.effects.drain()
        assert "Phiếu thử đã xong và không tính" in (await (await stage.person("van-phong/head")).sees())[-1]
        kept = await stage.desk.read(lambda store: store.ballots.get(trial.id))
        assert kept is not None
        assert (kept.state, kept.totals, kept.codes) == (BallotState.VOID, None, ())
        assert await stage.desk.read(lambda store: store.ballots.sealed(trial.id)) == ()
        assert await stage.desk.read(lambda store: store.ballots.voted(trial.id)) == ()
        assert await stage.ballots() == ()
        assert (await stage.projector())["scene"] == "present"
        with pytest.raises(BoxGone):
            await stage.box.turnout(trial.id)


async def test_a_trial_forgotten_about_is_in_nobodys_way(tmp_path: Path) -> None:
    async with TrialStage(tmp_path) as stage:
        secretary = await stage.tried()
        trial = await stage.trial()
        await secretary.says("/hoinghi")
        await secretary.taps("Khai mạc hội nghị")
        await stage.desk.write(stage._put_committee)
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.effects.drain()
        with pytest.raises(LookupError):
            await stage.trial()
        await secretary.taps("Niêm phong hòm phiếu")
        await stage.effects.drain()
        await stage.fetch_keys()
        await secretary.taps("Phát phiếu")
        await stage.effects.drain()
        assert (await stage.ballot()).id == trial.id + 1
        await stage.votes("van-phong")
        assert (await stage.projector())["collected"] == 1
        card = await stage.touches.card((await stage.person("ban-dan-van/head")).person, trial.id)
        assert card["state"] == "closed"


async def test_no_trial_beside_a_ballot_under_way_and_only_by_the_lead(tmp_path: Path) -> None:
    async with TrialStage(tmp_path) as stage:
        secretary = await stage.voting()
        meeting = await stage.meeting()
        assert "đang bỏ phiếu" in (await secretary.presses(f"trial {meeting.id}"))[-1]
        await secretary.says("/hoinghi")
        with pytest.raises(NoSuchButton):
            await secretary.button("Phiếu thử")
        outsider, ballot = await stage.person("van-phong/head"), await stage.ballot()
        assert "không thuộc nhiệm vụ" in (await outsider.presses(f"trial {meeting.id}"))[-1]
        assert "không thuộc nhiệm vụ" in (await outsider.presses(f"droptrial {ballot.id}"))[-1]
        assert "đã cũ" in (await secretary.presses(f"droptrial {ballot.id}"))[-1]
        assert (await stage.ballot()).state is BallotState.OPEN


async def test_a_trial_whose_box_is_lost_is_begun_again_in_one_tap(tmp_path: Path) -> None:
    async with TrialStage(tmp_path) as stage:
        secretary = await stage.tried()
        trial = await stage.trial()
        await stage.box.forget(trial.id)
        await stage.close(secretary)
        await secretary.taps("Phiếu thử lại")
        await stage.effects.drain()
        assert (await stage.trial()).state is BallotState.OPEN
        assert not any("không có hiệu lực" in text for text in await stage.group())


async def test_with_nobody_there_no_trial_begins(tmp_path: Path) -> None:
    async with TrialStage(tmp_path) as stage:
        secretary = await stage.gather(absent=9)
        await secretary.says("/hoinghi")
        assert "chưa ai có mặt" in (await secretary.taps("Phiếu thử"))[-1]
