"""Paper slips are handed out by name, by those who may, and leave nothing behind."""

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.ballot_touches import BallotTouches
from rules.meetings import BallotState
from storage.store import Store
from storage.tables import metadata
from tests.bot.committee_stage import COMMITTEE, OTHER
from tests.bot.slip_stage import UNITS, SlipStage
from tests.handlers.meeting_stage import SECRETARY

HEAD, SECOND, _ = COMMITTEE


async def test_the_secretary_hands_a_slip_and_the_unit_is_no_longer_waited_for(tmp_path: Path) -> None:
    async with SlipStage(tmp_path) as stage:
        card = await stage.card(SECRETARY)
        assert len(card["waiting"]) == 9
        assert "slips" not in card
        card = await stage.hand("ban-to-chuc")
        assert (card["out"], len(card["waiting"])) == (1, 8)
        assert [unit["id"] for unit in card["paper"]] == [await stage.unit("ban-to-chuc")]
        assert (await stage.hand("ban-to-chuc"))["out"] == 1


async def test_with_one_or_two_slips_the_committee_is_warned_that_it_will_learn_the_votes(tmp_path: Path) -> None:
    async with SlipStage(tmp_path) as stage:
        for unit in UNITS[:2]:
            assert "điểm bỏ phiếu chung" in (await stage.hand(unit))["warn"]
        assert (await stage.hand(UNITS[2]))["warn"] == ""


async def test_the_turnout_waits_for_slips_by_number_and_for_the_others_by_name(tmp_path: Path) -> None:
    async with SlipStage(tmp_path) as stage:
        touches, who = BallotTouches(stage.desk, stage.box), await stage.who(SECRETARY)
        await stage.hand(*UNITS[:3])
        for member in (HEAD, SECOND):
            await stage.enter(member, 1, 1)
        turnout = await touches.turnout(who, stage.number)
        assert (turnout["issued"], turnout["collected"], turnout["slips"]) == (9, 1, 2)
        assert len(turnout["waiting"]) == 6
        assert "chưa vào hòm: 2" in turnout["html"]


async def test_who_may_hand_and_who_may_read(tmp_path: Path) -> None:
    async with SlipStage(tmp_path) as stage:
        assert "không thuộc nhiệm vụ" in (await stage.card(OTHER))["html"]
        for person in (OTHER, SECOND):
            assert "không thuộc nhiệm vụ" in (await stage.hand(UNITS[0], by=person))["error"]
            assert "không thuộc nhiệm vụ" in (await stage.take_back(UNITS[0], by=person))["error"]
        assert "waiting" not in await stage.card(SECOND)
        assert (await stage.hand(UNITS[0], by=HEAD))["out"] == 1
        for person in (OTHER, SECRETARY):
            assert "không thuộc nhiệm vụ" in (await stage.enter(person, 1, 1))["error"]
            who = await stage.who(person)
            assert "error" in await stage.slip_touches.withdraw(who, stage.number, 1)
        assert await stage.states() == ["none"]


async def test_a_unit_that_voted_gets_no_slip_and_one_off_the_roll_neither(tmp_path: Path) -> None:
    async with SlipStage(tmp_path) as stage:
        length = 512 + 48
        await stage.box.put(stage.number, await stage.unit(UNITS[0]), bytes(length))
        assert "đã bỏ phiếu" in (await stage.hand(UNITS[0]))["error"]
        who = await stage.who(SECRETARY)
        assert "không thuộc" in (await stage.slip_touches.hand(who, stage.number, 999))["error"]
        assert (await stage.card(SECRETARY))["out"] == 0


async def test_a_slip_comes_back_unless_all_of_them_are_entered(tmp_path: Path) -> None:
    async with SlipStage(tmp_path) as stage:
        await stage.hand(*UNITS[:2])
        assert (await stage.take_back(UNITS[0]))["out"] == 1
        await stage.enter(HEAD, 1, 1)
        assert "không thu lại được" in (await stage.take_back(UNITS[1]))["error"]


async def test_a_bloc_without_paper_beside_the_phones_hands_none(tmp_path: Path) -> None:
    async with SlipStage(tmp_path, lambda profile: replace(profile, paper_beside=False)) as stage:
        assert "điểm bỏ phiếu chung" in (await stage.hand(UNITS[0]))["error"]
        card = await stage.card(HEAD)
        assert (card["state"], "không dùng phiếu giấy" in card["html"]) == ("closed", True)


@pytest.mark.parametrize("state", [BallotState.KEYING, BallotState.CLOSED, BallotState.VOID])
async def test_slips_are_for_an_open_ballot_only(tmp_path: Path, state: BallotState) -> None:
    async with SlipStage(tmp_path) as stage:
        await stage.hand(UNITS[0])
        await stage.set_state(state)
        assert (await stage.card(HEAD))["state"] == "closed"
        for answer in (await stage.hand(UNITS[1]), await stage.take_back(UNITS[0]), await stage.enter(HEAD, 1, 1)):
            assert answer.keys() == {"error"}


async def test_a_box_that_is_lost_is_noticed_by_whoever_looks_at_the_slips(tmp_path: Path) -> None:
    async with SlipStage(tmp_path) as stage:
        await stage.box.forget(stage.number)
        assert (await stage.card(HEAD))["state"] == "closed"
        assert "error" in await stage.hand(UNITS[0])
        assert len(await stage.pending("check_box")) == 1


async def test_slips_leave_no_row_and_no_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with SlipStage(tmp_path) as stage:
        before = await stage.desk.read(_everything)
        with caplog.at_level(logging.DEBUG):
            await stage.hand(*UNITS[:2])
            for member in (HEAD, SECOND):
                await stage.enter(member, 1, 1, 3)
            await stage.take_back(UNITS[1])
        assert await stage.desk.read(_everything) == before
        assert not any(str([1, 3]) in record.getMessage() for record in caplog.records)


async def test_every_slip_wakes_the_other_cards(tmp_path: Path) -> None:
    async with SlipStage(tmp_path) as stage, stage.desk.changes.watch(f"b{stage.bloc}") as changed:
        await stage.hand(UNITS[0])
        assert changed.is_set()
        changed.clear()
        await stage.enter(HEAD, 1, 1)
        assert changed.is_set()


def _everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    tables = metadata.sorted_tables
    return {table.name: [tuple(row) for row in store.connection.execute(table.select())] for table in tables}
