"""The ticker finds again what an outage hid, and one broken bloc does not silence another."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.box.memory import MemoryBox
from bot.loading import load
from bot.schedule import Schedule
from rules.people import Duty, Role
from storage import tables
from storage.store import Store
from tests.handlers.reminder_stage import OFFICER, ReminderStage, at
from tests.support.stage import example

TWIN = replace(example(), slug="khoi-ban", name="Khối thi đua bạn", people=())


class TwoBlocs(ReminderStage):
    """One officer serves both; the second bloc has nobody who leads it, so that every look at it fails."""

    def furnish(self, store: Store) -> None:
        super().furnish(store)
        other = load(store, TWIN)
        unit = store.people.units(other)[0]
        person = store.people.by_key(OFFICER) or 0
        store.people.put_duty(Duty(person, unit.id, other, Role.OFFICER, date(2023, 1, 1)))
        leaders = tables.leaderships
        store.connection.execute(leaders.delete().where(leaders.c.bloc == other))


async def test_a_bloc_without_a_lead_does_not_silence_the_other(tmp_path: Path) -> None:
    async with TwoBlocs(tmp_path) as stage:
        assert "Tự chấm điểm" in await stage.hears(OFFICER, at(11, 8))


async def test_a_program_that_starts_looks_at_every_bloc_whatever_was_noted(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 8))
        await stage.desk.write(lambda store: store.looks.put(stage.bloc, at(12, 30), at(11, 7)))
        ticks: list[bool] = []
        schedule = Schedule(stage.desk, MemoryBox(), 30, lambda: ticks.append(True))
        await schedule.tick()
        assert ticks
        written = await stage.sends()
        assert written != []
        await schedule.tick()
        assert await stage.sends() == written
        looks = await stage.desk.read(lambda store: store.looks.due(at(11, 8)))
        assert looks == []
