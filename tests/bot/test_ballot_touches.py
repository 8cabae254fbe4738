"""A touch is no turn: it is answered at once, writes nothing, and lets nobody vote twice or for others."""

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from rules.people import Duty, Role
from rules.profile import Profile
from storage.store import Store
from storage.tables import metadata
from tests.bot.voting_stage import VotingStage

VOTER = "ban-dan-van/head"


async def test_the_card_offers_the_candidates_and_says_the_rules(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.voting()
        card = await stage.card(VOTER)
        assert (card["state"], card["at_most"]) == ("open", 2)
        assert [option["name"] for option in card["options"]][:2] == [
            "Ban Dân vận Tỉnh ủy",
            "Ban Nội chính Tỉnh ủy",
        ]
        assert len(card["options"]) == 9
        assert "<b>không quá 2</b> đơn vị" in card["html"]
        assert "trên một nửa số đơn vị của Khối (từ 5/9 phiếu)" in card["html"]
        assert "phiếu trắng là phiếu hợp lệ nhưng không tính cho đơn vị nào" in card["blank_say"]


async def test_a_paper_goes_into_the_box_and_the_second_one_does_not(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.voting()
        first = await stage.cast(VOTER, "van-phong", "truong-chinh-tri")
        assert first["state"] == "cast"
        assert first["say"].startswith("Phiếu của đơn vị đã vào hòm.")
        again = await stage.cast(VOTER, "bao-lao-cai")
        assert again == {"state": "cast", "say": "Đơn vị đã bỏ phiếu. Mỗi đơn vị chỉ có một phiếu."}
        other = await stage.cast("ban-dan-van/officer", "bao-lao-cai")
        assert other == again
        card = await stage.card(VOTER)
        assert (card["state"], "options" in card) == ("cast", False)


async def test_ten_taps_at_once_are_one_paper(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.voting()
        await asyncio.gather(*(stage.cast(VOTER, "van-phong") for _ in range(10)))
        assert (await stage.box.turnout((await stage.ballot()).id)).collected == 1


async def test_too_many_marks_are_refused_with_how_many_to_drop(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.voting()
        answer = await stage.cast(VOTER, "van-phong", "bao-lao-cai", "ban-to-chuc")
        assert "không quá 2" in answer["error"]
        assert "bỏ bớt 1" in answer["error"]
        assert (await stage.card(VOTER))["state"] == "open"


@pytest.mark.parametrize("marks", [[0], [-1], [999], [2**70], [1, 1], []])
async def test_marks_that_no_card_offers_are_refused(tmp_path: Path, marks: list[int]) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.voting()
        person, ballot = (await stage.person(VOTER)).person, (await stage.ballot()).id
        assert "error" in await stage.touches.cast(person, ballot, marks, blank=False)
        assert (await stage.box.turnout(ballot)).collected == 0


@pytest.mark.parametrize("person", ["ban-tuyen-giao/officer", "van-phong/officer"])
async def test_who_is_no_delegate_neither_sees_nor_casts(tmp_path: Path, person: str) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.voting()
        assert "options" not in await stage.card(person)
        assert "không thuộc nhiệm vụ" in (await stage.cast(person, "van-phong"))["error"]


async def test_a_delegate_whose_duty_has_ended_is_refused(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.voting()
        yesterday = stage.clock().date() - timedelta(days=1)
        person, unit = (await stage.person(VOTER)).person, await stage.unit("ban-dan-van")
        await stage.desk.write(lambda store: store.people.end_duties(person, unit, Role.DELEGATE, yesterday))
        assert "error" in await stage.cast(VOTER, "van-phong")


async def test_a_unit_that_was_away_when_the_box_was_sealed_has_no_paper(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.voting(absent=1)
        away = f"{stage.file.units[-1].key}/head"
        assert "error" in await stage.cast(away, "van-phong")
        assert (await stage.box.turnout((await stage.ballot()).id)).issued == 8


@pytest.mark.parametrize("ballot", [0, -1, 999, 2**62])
async def test_a_ballot_that_never_was_is_refused_like_a_stranger(tmp_path: Path, ballot: int) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.voting()
        person = (await stage.person(VOTER)).person
        assert "không thuộc nhiệm vụ" in (await stage.touches.cast(person, ballot, [1], blank=False))["error"]
        assert (await stage.touches.card(person, ballot))["state"] == "closed"


async def test_before_the_cards_are_out_nobody_votes(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.sealed()
        answer = await stage.cast(VOTER, "van-phong")
        assert (answer["state"], "chưa mở" in answer["say"]) == ("closed", True)


async def test_after_close_the_card_says_whether_the_unit_voted(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.voting()
        await stage.votes("ban-dan-van")
        await stage.close(secretary)
        assert "Đơn vị đã bỏ phiếu" in (await stage.card(VOTER))["say"]
        late = await stage.cast("bao-lao-cai/head", "van-phong")
        assert (late["state"], "không bỏ phiếu lần này" in late["say"]) == ("closed", True)


async def test_a_unit_that_may_not_vote_for_itself_is_not_offered_itself(tmp_path: Path) -> None:
    def others_only(profile: Profile) -> Profile:
        return replace(profile, self_vote=False)

    async with VotingStage(tmp_path, others_only) as stage:
        await stage.voting()
        own = await stage.unit("ban-dan-van")
        assert own not in [option["id"] for option in (await stage.card(VOTER))["options"]]
        assert "error" in await stage.cast(VOTER, "ban-dan-van")


async def test_a_delegate_of_two_units_votes_for_the_one_they_work_for(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.voting()
        person, second = await stage.person(VOTER), await stage.unit("bao-lao-cai")
        duty = Duty(person.person, second, stage.bloc, Role.DELEGATE, stage.clock().date())
        await stage.desk.write(lambda store: store.people.put_duty(duty))
        await stage.cast(VOTER, "van-phong")
        assert (await stage.cast(VOTER, "van-phong"))["say"].startswith("Đơn vị đã bỏ phiếu")
        ballot = await stage.ballot()
        own = await stage.unit("ban-dan-van")
        assert await stage.box.waiting(ballot.id) == tuple(unit for unit in ballot.roll if unit != own)


async def test_a_touch_leaves_no_trace_in_the_database_or_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.voting()
        before = await stage.desk.read(_everything)
        with caplog.at_level(logging.DEBUG):
            await stage.card(VOTER)
            await stage.cast(VOTER, "van-phong")
            await stage.cast(VOTER, "van-phong", "bao-lao-cai", "ban-to-chuc")
            await stage.cast("ban-tuyen-giao/officer", "van-phong")
        assert await stage.desk.read(_everything) == before
        assert not [record for record in caplog.records if record.name.startswith(("bot", "handlers"))]


async def test_the_lead_sees_who_has_not_voted_and_nobody_else_does(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.voting()
        ballot = (await stage.ballot()).id
        for unit in stage.file.units[1:]:
            await stage.votes(unit.key)
        seen = await stage.touches.turnout(secretary.person, ballot)
        assert (seen["issued"], seen["collected"], seen["waiting"]) == (9, 8, [stage.file.units[0].name])
        assert stage.file.units[0].name in seen["html"]
        for other in (VOTER, "bao-lao-cai/head"):
            assert [*await stage.touches.turnout((await stage.person(other)).person, ballot)] == ["error"]


async def test_each_paper_wakes_the_projector(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.voting()
        room = await stage.screen.room((await stage.meeting()).token)
        async with stage.desk.changes.watch(room) as changed:
            await stage.votes("van-phong")
            assert changed.is_set()


def _everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    tables = metadata.sorted_tables
    return {table.name: [tuple(row) for row in store.connection.execute(table.select())] for table in tables}
