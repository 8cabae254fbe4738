"""The committee's keys: fetched once, given after close, never anybody else's, and never written down."""

import logging
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from bot.box.memory import MemoryBox
from bot.box.port import BoxSilent
from rules.meetings import BallotState
from rules.rings import RingState
from storage.store import Store
from storage.tables import metadata
from tests.bot.committee_stage import COMMITTEE, OTHER, SHARES, CommitteeStage

HEAD, SECOND, THIRD = COMMITTEE


async def test_a_member_fetches_their_own_shares_and_sees_how_many_have_theirs(tmp_path: Path) -> None:
    async with CommitteeStage(tmp_path) as stage:
        second = await stage.who(SECOND)
        card = await stage.touches.keys(second, stage.ring)
        assert (card["state"], card["taken"], card["of"]) == ("take", 0, 3)
        shares = (await stage.touches.take(second, stage.ring))["shares"]
        assert tuple(map(b64decode, shares)) == SHARES[1]
        assert (await stage.touches.keys(second, stage.ring))["state"] == "take"
        answer = await stage.touches.acknowledge(second, stage.ring)
        assert (answer["state"], answer["taken"]) == ("taken", 1)
        assert "<b>1/3</b>" in answer["html"]


async def test_an_answer_that_was_lost_is_asked_for_again_and_after_the_acknowledgement_never(tmp_path: Path) -> None:
    async with CommitteeStage(tmp_path) as stage:
        head = await stage.who(HEAD)
        first = await stage.touches.take(head, stage.ring)
        assert await stage.touches.take(head, stage.ring) == first
        for _ in range(2):
            assert (await stage.touches.acknowledge(head, stage.ring))["state"] == "taken"
        assert "không phát lại" in (await stage.touches.take(head, stage.ring))["error"]


async def test_once_all_have_their_shares_the_ring_is_checked_once(tmp_path: Path) -> None:
    async with CommitteeStage(tmp_path) as stage:
        for member in COMMITTEE:
            assert await stage.pending("check_ring") == []
            await stage.touches.acknowledge(await stage.who(member), stage.ring)
        await stage.touches.acknowledge(await stage.who(THIRD), stage.ring)
        await stage.touches.keys(await stage.who(HEAD), stage.ring)
        [row] = await stage.pending("check_ring")
        assert row.body == {"bloc": stage.bloc, "person": 0, "ring": stage.ring}
        assert stage.desk.effects.is_set()
        await stage.set_ring(RingState.READY)
        card = await stage.touches.keys(await stage.who(HEAD), stage.ring)
        assert (card["state"], card["taken"]) == ("taken", 3)


async def test_a_ring_that_is_ready_needs_no_box(tmp_path: Path) -> None:
    async with CommitteeStage(tmp_path) as stage:
        await stage.set_ring(RingState.READY)
        await stage.box.drop_ring(stage.ring)
        head = await stage.who(HEAD)
        assert (await stage.touches.acknowledge(head, stage.ring))["state"] == "taken"
        assert "error" in await stage.touches.take(head, stage.ring)
        assert await stage.pending("check_ring") == []


async def test_shares_lost_before_all_were_fetched_are_noticed_by_whoever_asks(tmp_path: Path) -> None:
    async with CommitteeStage(tmp_path) as stage:
        await stage.box.drop_ring(stage.ring)
        head = await stage.who(HEAD)
        assert "không còn hiệu lực" in (await stage.touches.take(head, stage.ring))["error"]
        assert (await stage.touches.keys(head, stage.ring))["state"] == "closed"
        assert (await stage.touches.acknowledge(head, stage.ring))["state"] == "closed"
        assert len(await stage.pending("check_ring")) == 1


@pytest.mark.parametrize("state", [RingState.MAKING, RingState.LOST])
async def test_keys_that_are_not_there_are_not_offered(tmp_path: Path, state: RingState) -> None:
    async with CommitteeStage(tmp_path) as stage:
        await stage.set_ring(state)
        head = await stage.who(HEAD)
        assert (await stage.touches.keys(head, stage.ring))["state"] == "closed"
        assert (await stage.touches.take(head, stage.ring)).keys() == {"error"}


async def test_other_people_and_other_rings_get_nothing(tmp_path: Path) -> None:
    async with CommitteeStage(tmp_path) as stage:
        await stage.open_box()
        await stage.close_box()
        other, head = await stage.who(OTHER), await stage.who(HEAD)
        for person, number in ((other, 1), (head, 99), (head, 0), (head, -1)):
            assert "không thuộc nhiệm vụ" in (await stage.touches.keys(person, number))["html"]
            assert "không thuộc nhiệm vụ" in (await stage.touches.take(person, number))["error"]
            assert "không thuộc nhiệm vụ" in (await stage.touches.acknowledge(person, number))["error"]
            assert "không thuộc nhiệm vụ" in (await stage.touches.opening(person, number))["html"]
            assert "không thuộc nhiệm vụ" in (await stage.touches.give(person, number, SHARES[0][0]))["error"]
        assert await stage.box.taken(stage.ring) == ()
        assert await stage.box.given(stage.number) == {}


class SilentBox(MemoryBox):
    async def taken(self, ring: int) -> tuple[int, ...]:  # noqa: ARG002
        raise BoxSilent

    async def given(self, ballot: int) -> dict[int, bytes]:  # noqa: ARG002
        raise BoxSilent


async def test_a_box_that_does_not_answer_is_said_so(tmp_path: Path) -> None:
    async with CommitteeStage(tmp_path, box=SilentBox()) as stage:
        await stage.set_state(BallotState.CLOSED)
        head = await stage.who(HEAD)
        assert "chưa trả lời" in (await stage.touches.keys(head, stage.ring))["html"]
        assert "chưa trả lời" in (await stage.touches.acknowledge(head, stage.ring))["error"]
        assert "chưa trả lời" in (await stage.touches.opening(head, stage.number))["html"]
        assert "chưa trả lời" in (await stage.touches.give(head, stage.number, SHARES[0][0]))["error"]


async def test_fetching_and_giving_leave_no_row_and_no_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with CommitteeStage(tmp_path) as stage:
        await stage.open_box()
        await stage.close_box()
        before, head = await stage.desk.read(_everything), await stage.who(HEAD)
        with caplog.at_level(logging.DEBUG):
            shares = (await stage.touches.take(head, stage.ring))["shares"]
            await stage.touches.acknowledge(head, stage.ring)
            await stage.touches.give(head, stage.number, SHARES[0][0])
            await stage.touches.give(head, stage.number, SHARES[0][1])
        assert await stage.desk.read(_everything) == before
        said = " ".join(record.getMessage() for record in caplog.records)
        assert not any(share in said for share in (*shares, SHARES[0][0].hex(), repr(SHARES[0][0])))


async def test_every_acknowledgement_and_share_wakes_the_other_cards(tmp_path: Path) -> None:
    async with CommitteeStage(tmp_path) as stage:
        await stage.open_box()
        await stage.close_box()
        async with stage.desk.changes.watch(f"b{stage.bloc}") as changed:
            await stage.touches.acknowledge(await stage.who(HEAD), stage.ring)
            assert changed.is_set()
            changed.clear()
            await stage.touches.give(await stage.who(HEAD), stage.number, SHARES[0][0])
            assert changed.is_set()


def _everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    tables = metadata.sorted_tables
    return {table.name: [tuple(row) for row in store.connection.execute(table.select())] for table in tables}
