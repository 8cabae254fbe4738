"""What is tapped twice, and what comes back after a crash, is done once."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from bot.effects import Effects
from bot.schedule import look_at_all
from rules.meetings import BallotState
from rules.people import Leadership
from tests.bot.voting_stage import FLAG, VotingStage
from tests.handlers.meeting_stage import COMMITTEE
from tests.handlers.scoring_year import accept_all, plain, send_all
from tests.support.stage import ZONE, Stage


async def test_a_box_closed_and_opened_by_two_at_once_is_counted_once(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.voting()
        for unit in FLAG:
            await stage.votes(unit)
        number = (await stage.ballot()).id
        for _ in range(2):
            await secretary.presses(f"closebox {number}")
        await stage.effects.drain()
        await stage.give(*COMMITTEE)
        count = {"bloc": stage.bloc, "person": 0, "ballot": number}
        await stage.desk.write(lambda store: store.effects.put("count_box", count))
        await stage.effects.drain()
        ballot = await stage.ballot()
        assert ballot.state is BallotState.OPENED
        assert ballot.totals is not None
        assert ballot.totals.collected == 9
        assert len(await stage.desk.read(lambda store: store.ballots.voted(number))) == 9


async def test_a_picture_drawn_again_after_a_crash_is_posted_once(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.counted()
        await secretary.taps("Công bố")
        [effect] = await stage.pending("draw_result")
        again = Effects(stage.desk, stage.box, stage.files, in_process=True)
        await stage.effects.drain()
        await again._once(effect)
        group = await stage.desk.read(lambda store: store.chat.last(f"g{stage.bloc}", 200))
        assert sum(bool(row.body.get("files")) for row in group) == 1


async def test_the_clock_says_a_thing_once_even_when_it_is_set_back(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await look_at_all(stage.desk)
        once = await stage.group()
        assert once
        for days in (0, -40, 40):
            stage.clock.move(stage.clock() + timedelta(days=days))
            await look_at_all(stage.desk)
        said = await stage.group()
        assert len(said) == len(set(said)) >= len(once)


async def test_after_an_outage_of_months_nothing_past_is_announced(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        stage.clock.move(datetime(2024, 6, 1, 9, tzinfo=ZONE))
        await look_at_all(stage.desk)
        assert await stage.group() == []


async def test_after_new_year_the_old_lead_still_closes_the_old_year(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await send_all(stage)
        await accept_all(stage)
        new, old = await stage.unit("bao-lao-cai"), await stage.unit("ban-noi-chinh")
        await stage.desk.write(
            lambda store: store.people.put_leadership(stage.bloc, 2024, Leadership(new, (old,)))
        )
        stage.clock.move(datetime(2024, 1, 2, 8, tzinfo=ZONE))
        successor = await stage.person("bao-lao-cai/officer")
        assert "không thuộc nhiệm vụ" in plain(await successor.presses("lock"))
        lead = await stage.person("ban-noi-chinh/officer")
        await lead.presses("lock")
        assert "không thuộc nhiệm vụ" in plain(await successor.presses("publish x"))
        await lead.presses("publishing")
        await lead.taps("Xác nhận công bố")
        frozen = await stage.desk.read(lambda store: store.final_tables.get(stage.bloc))
        assert frozen is not None
        assert frozen.published_at is not None
