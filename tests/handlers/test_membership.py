"""Members of the day: who left is in no count, roll or table made later; what was frozen before stays as it was."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from handlers import debts
from handlers.talk import Talk, Turn
from handlers.voters import frozen_voters
from rules.reorganisation import Change, Reorganisation
from tests.handlers.meeting_stage import MeetingStage
from tests.handlers.scoring_year import frozen, lock, plain, publish
from tests.support.stage import ZONE, Stage

UNIT = "ban-dan-van"


async def leaves(stage: Stage, last_day: date, unit: str = UNIT) -> int:
    number = await stage.unit(unit)
    gone = Reorganisation(number, Change.LEAVES, last_day, "125-QĐ/TU", last_day, "Sắp xếp tổ chức bộ máy")
    await stage.desk.write(lambda store: store.reorganisations.put(stage.bloc, gone, stage.clock()))
    return number


async def test_who_leaves_before_the_lock_is_not_in_the_table_and_who_leaves_after_it_stays(stage: Stage) -> None:
    """Nine sheets are accepted."""
    early = await leaves(stage, date(2023, 10, 29))
    lead = await stage.person("ban-noi-chinh/officer")
    assert "8/8" in plain(await lead.says("thẩm định"))
    await lock(stage)
    table = await frozen(stage)
    assert table is not None
    assert len(table.table.lines) == 8
    assert table.table.of_unit(early) is None
    stage.clock.move(datetime(2023, 12, 1, 8, tzinfo=ZONE))
    late = await leaves(stage, date(2023, 11, 30), "van-phong")
    await publish(stage)
    table = await frozen(stage)
    assert table is not None
    assert table.published_at is not None
    assert table.table.of_unit(late) is not None
    assert "Văn phòng Tỉnh ủy" in plain(await lead.says("/ketqua"))
    officer = await stage.person("ban-tuyen-giao/officer")
    assert "Văn phòng Tỉnh ủy" in plain(await officer.says("/ketqua"))


async def test_reminders_and_counts_know_the_members_of_the_day(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        counts: list[int] = []

        def look(talk: Talk) -> Turn:
            counts.append(len(debts.owing(talk, debts.item_of(talk, "tu-cham"))))
            return Turn()

        await stage.desk.tick(stage.bloc, look)
        await leaves(stage, date(2023, 10, 30))
        await stage.desk.tick(stage.bloc, look)
        stage.clock.move(datetime(2023, 10, 31, 8, tzinfo=ZONE))
        await stage.desk.tick(stage.bloc, look)
        assert counts == [9, 9, 8]
        lead = await stage.person("ban-noi-chinh/officer")
        assert "Ban Dân vận" not in plain(await lead.says("thẩm định"))


async def test_a_sealed_roll_stays_while_the_next_quorum_counts_who_is_left(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.says("/hoinghi")
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        number = await leaves(stage, date(2023, 12, 18))
        gone = await stage.person(f"{UNIT}/head")
        assert "không có nhiệm vụ nào" in (await gone.says("/bophieu"))[-1]
        ballot = await stage.ballot()
        assert number in ballot.roll
        units = {unit.id: unit for unit in await stage.desk.read(lambda store: store.people.units(stage.bloc))}
        voters = await stage.desk.read(lambda store: frozen_voters(store, ballot, units))
        assert voters[number].name == "Ban Dân vận Tỉnh ủy"
        await stage.count(secretary, {"van-phong": 9, "bao-lao-cai": 8})
        assert (await stage.ballot()).eligible == 9
        said = plain(await secretary.says("/hoinghi"))
        assert "8/8" in said
