"""A tick and a turn ask the database for as much with many blocs as with one."""

from __future__ import annotations

from pathlib import Path

from bench.growth import copy_blocs
from bench.recorder import recorded
from bot.box.memory import MemoryBox
from bot.schedule import Schedule
from tests.support.stage import Stage

COPIES = 4


async def test_neither_an_idle_tick_nor_a_turn_asks_more_where_there_are_more_blocs(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    statements = recorded(stage.database.engine)
    counts = []
    async with stage:
        officer = await stage.person("ban-dan-van/officer")
        schedule = Schedule(stage.desk, MemoryBox(), 30, lambda: None)
        for copies in (0, COPIES):
            if copies:
                await stage.desk.write(lambda store: copy_blocs(store.connection, COPIES))
            await officer.says("chấm điểm")
            await schedule.tick()
            statements.clear()
            await schedule.tick()
            ticked = len(statements)
            await officer.says("sửa 9")
            counts.append((ticked, len(statements) - ticked))
        assert len(await stage.desk.read(lambda store: store.blocs.ids())) == 1 + COPIES
    assert counts[0] == counts[1]


async def test_a_first_tick_over_many_blocs_says_after_each_that_it_still_goes_round(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await stage.desk.write(lambda store: copy_blocs(store.connection, COPIES))
        beats = list[str]()
        schedule = Schedule(stage.desk, MemoryBox(), 30, lambda: beats.append("beat"))
        await schedule.tick()
        assert len(beats) == 1 + COPIES + 1
        await schedule.tick()
        assert len(beats) == 1 + COPIES + 2
