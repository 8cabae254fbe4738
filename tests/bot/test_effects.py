"""Everything a turn asked for happens after its commit: at least once, and its outcome once."""

import asyncio
import logging
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.box.memory import MemoryBox
from bot.box.port import BoxSilent
from bot.effects import GAPS, Effects
from bot.evidence_store import EvidenceStore
from rules.ballots import Count
from rules.meetings import BallotState
from storage.store import Store
from tests.bot.voting_stage import VotingStage
from tests.handlers.meeting_stage import COMMITTEE


def put_effect(store: Store, kind: str, body: dict[str, Any]) -> int:
    return store.effects.put(kind, body)


class StubbornBox(MemoryBox):
    """Does not answer the first `times` it is handed keys."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    async def hold(self, ring: int, shares: tuple[tuple[bytes, ...], ...]) -> None:
        if self.times:
            self.times -= 1
            raise BoxSilent
        await super().hold(ring, shares)


class Waits:
    """Waits no time at all, and remembers how long it was asked to."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


async def test_a_ballot_goes_from_sealing_to_totals(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.counted()
        ballot = await stage.ballot()
        assert ballot.state is BallotState.OPENED
        named = {unit.key: unit.id for unit in await stage.desk.read(lambda s: s.people.units(stage.bloc))}
        votes = dict.fromkeys(named.values(), 0)
        votes |= {named["truong-chinh-tri"]: 7, named["van-phong"]: 6, named["bao-lao-cai"]: 2}
        assert ballot.totals == Count(issued=9, collected=9, valid=9, invalid=0, blank=1, votes=votes)


async def test_the_announced_result_is_drawn_and_kept(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.counted()
        await secretary.taps("Công bố")
        await Effects(stage.desk, stage.box, stage.files, in_process=True).drain()
        group = await stage.desk.read(lambda store: store.chat.last(f"g{stage.bloc}", 1))
        file = group[0].body["files"][0]
        path = stage.files.path(file["digest"])
        assert path is not None
        assert path.read_bytes().startswith(b"\x89PNG")
        assert (file["size"], file["media_type"]) == (path.stat().st_size, "image/png")
        assert file["size"] > 5_000


async def test_after_the_count_the_box_holds_nothing(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.counted()
        assert not stage.box._shelf  # type: ignore[attr-defined]


async def test_a_bot_that_stopped_while_making_keys_makes_keys_that_fit(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await secretary.taps("Niêm phong hòm phiếu")
        ring = (await stage.ballot()).seal.ring
        await stage.box.hold(ring, ((b"s" * 17,),) * 3)
        await stage.effects.drain()
        await stage.fetch_keys()
        await secretary.taps("Phát phiếu")
        await stage.effects.drain()
        await stage.votes("van-phong")
        await stage.close(secretary)
        await stage.open_box()
        totals = (await stage.ballot()).totals
        assert totals is not None
        assert totals.valid == 1


async def test_opening_a_box_again_that_takes_papers_leaves_it_as_it_is(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.voting()
        await stage.votes("van-phong")
        ballot = await stage.ballot()
        body = {"bloc": stage.bloc, "person": 0, "ballot": ballot.id, "ring": ballot.seal.ring, "count": 2}
        for kind in ("make_keys", "open_ballot", "check_ring"):
            await stage.desk.write(partial(put_effect, kind=kind, body=body))
        await stage.effects.drain()
        assert await stage.ballot() == ballot
        assert (await stage.box.turnout(ballot.id)).collected == 1


async def test_an_effect_done_by_two_at_once_is_done_once(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await secretary.taps("Niêm phong hòm phiếu")
        await asyncio.gather(stage.effects.drain(), stage.effects.drain())
        await stage.fetch_keys()
        await secretary.taps("Phát phiếu")
        await asyncio.gather(stage.effects.drain(), stage.effects.drain())
        for unit in ("van-phong", "bao-lao-cai"):
            await stage.votes(unit)
        await stage.close(secretary)
        await stage.open_box()
        assert await stage.state() is BallotState.OPENED


async def test_one_share_less_than_needed_opens_nothing(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.voting()
        await stage.votes("van-phong")
        await stage.close(secretary)
        await stage.open_box(COMMITTEE[2])
        assert await stage.state() is BallotState.CLOSED
        await stage.open_box(COMMITTEE[2])
        assert await stage.state() is BallotState.CLOSED
        await stage.open_box(COMMITTEE[0])
        assert await stage.state() is BallotState.OPENED


async def test_a_failing_effect_is_tried_again_with_growing_gaps(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    waits = Waits()
    async with VotingStage(tmp_path, box=StubbornBox(times=7)) as stage:
        stage.effects = Effects(stage.desk, stage.box, stage.files, in_process=True, wait=waits)
        running = asyncio.ensure_future(stage.effects.run())
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        async with stage.desk.changes.watch(secretary.room) as changed:
            await secretary.taps("Niêm phong hòm phiếu")
            while not (await stage.ballot()).seal.public_key:
                await changed.wait()
                changed.clear()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert waits.seconds == [*GAPS, GAPS[-1], GAPS[-1]]
    assert {record.getMessage().split(" failed: ")[1] for record in caplog.records} == {"BoxSilent"}


async def test_pending_effects_go_on_after_a_restart(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await secretary.taps("Niêm phong hòm phiếu")
        restarted = Effects(stage.desk, stage.box, EvidenceStore(tmp_path / "evidence"), in_process=True)
        async with stage.desk.changes.watch(secretary.room) as changed:
            running = asyncio.ensure_future(restarted.run())
            await changed.wait()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        assert (await stage.ballot()).seal.public_key


@pytest.mark.parametrize("kind", ["close_box", "check_box"])
async def test_a_lost_box_makes_the_ballot_void_once(tmp_path: Path, kind: str) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.voting()
        ballot = (await stage.ballot()).id
        await stage.box.forget(ballot)
        body = {"bloc": stage.bloc, "person": 0, "ballot": ballot}
        for _ in range(2):
            await stage.desk.write(lambda store: store.effects.put(kind, body))
        await stage.effects.drain()
        assert await stage.state() is BallotState.VOID
        told = [words for words in await stage.group() if "không có hiệu lực" in words]
        assert len(told) == 1


async def test_an_unknown_effect_is_put_aside_and_logged_without_its_body(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with VotingStage(tmp_path) as stage:
        body: dict[str, Any] = {"bloc": stage.bloc, "person": 0, "secret": "kept out of logs"}
        await stage.desk.write(lambda store: store.effects.put("no_such_kind", body))
        with caplog.at_level(logging.DEBUG, logger="bot"):
            await stage.effects.drain()
        assert not await stage.desk.read(lambda store: store.effects.pending())
    assert "no_such_kind" in caplog.text
    assert "kept out" not in caplog.text


async def test_an_outcome_that_comes_too_late_is_put_aside(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        body = {"bloc": stage.bloc, "person": 0, "ballot": 999}
        await stage.desk.write(lambda store: store.effects.put("check_box", body))
        await stage.effects.drain()
        assert not await stage.desk.read(lambda store: store.effects.pending())
