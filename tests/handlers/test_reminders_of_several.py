"""Somebody who serves two units, or two blocs, hears one digest that says whose each debt is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.loading import load
from rules.people import Duty, Role
from storage.reminder_log import Nudge
from storage.store import Store
from tests.handlers.reminder_stage import LEAD, OFFICER, ReminderStage, at
from tests.support.stage import example

TWIN = replace(example(), slug="khoi-ban", name="Khối thi đua bạn", people=())


class SharedStage(ReminderStage):
    """The officer of Ban Dân vận also serves Báo Lào Cai of another bloc with the same calendar."""

    def furnish(self, store: Store) -> None:
        super().furnish(store)
        self.other = load(store, TWIN)
        person = store.people.by_key(OFFICER) or 0
        unit = next(one for one in store.people.units(self.other) if one.key == "bao-lao-cai")
        store.people.put_duty(Duty(person, unit.id, self.other, Role.OFFICER, date(2023, 1, 1)))


async def test_two_blocs_debts_come_in_one_digest_each_with_its_unit(tmp_path: Path) -> None:
    async with SharedStage(tmp_path) as stage:
        await stage.tick(at(11, 8))
        officer = await stage.person(OFFICER)
        said = [one for one in await officer.sees() if one.startswith("Kính gửi đồng chí")]
        assert len(said) == 1
        assert "</b> · Ban Dân vận Tỉnh ủy, Khối thi đua các cơ quan Tỉnh ủy Lào Cai" in said[0]
        assert "</b> · Báo Lào Cai, Khối thi đua bạn" in said[0]
        assert said[0].rindex("Tự chấm điểm") < said[0].index("Mở sổ minh chứng")
        await stage.tick(at(11, 8, 11))
        await stage.tick(at(11, 8, 13, 30))
        assert [one for one in await officer.sees() if one.startswith("Kính gửi")] == []


async def test_a_line_opens_its_item_in_its_own_unit_and_all_can_be_put_off(tmp_path: Path) -> None:
    async with SharedStage(tmp_path) as stage:
        await stage.tick(at(11, 8))
        officer = await stage.person(OFFICER)
        units = await stage.desk.read(lambda store: store.people.units(stage.bloc + 1))
        there = next(unit.id for unit in units if unit.key == "bao-lao-cai")
        said = (await officer.presses(f"item tu-cham@{there}"))[-1]
        assert "Báo Lào Cai" in said
        assert "Tự chấm điểm" in said
        assert "sẽ nhắc lại" in (await officer.presses("lateall afternoon"))[-1]
        assert "Tự chấm điểm" in await stage.hears(OFFICER, at(11, 8, 13, 30))
        strange = next(unit.id for unit in units if unit.key == "van-phong")
        assert "Tự chấm điểm" not in (await officer.presses(f"item tu-cham@{strange}"))[-1]


async def test_who_serves_one_unit_again_reads_the_usual_words(tmp_path: Path) -> None:
    async with SharedStage(tmp_path) as stage:
        person = (await stage.person(OFFICER)).person
        units = await stage.desk.read(lambda store: store.people.units(stage.bloc))
        here = next(unit.id for unit in units if unit.key == "ban-dan-van")

        def leave(store: Store) -> None:
            for role in (Role.OFFICER, Role.DELEGATE):
                store.people.end_duties(person, here, role, date(2023, 11, 7))

        await stage.desk.write(leave)
        said = await stage.hears(OFFICER, at(11, 8))
        assert said.startswith("Kính gửi đồng chí phụ trách thi đua, khen thưởng Báo Lào Cai.")
        assert "Ban Dân vận" not in said
        assert "Khối thi đua bạn" not in said
        rows = (await (await stage.person(OFFICER)).rows())[-1].body["rows"]
        assert "Xin gia hạn" in [button["label"] for row in rows for button in row]


class TwoLedStage(ReminderStage):
    """The secretary of the bloc is the same in a second one of the same units and calendar."""

    async def nudged(self, bloc: int) -> tuple[Nudge, ...]:
        return await self.desk.read(lambda store: store.reminders.nudges(bloc, at(11, 1)))

    def furnish(self, store: Store) -> None:
        super().furnish(store)
        people = example().people
        renamed = [one if one.key == LEAD else replace(one, key=f"hai/{one.key}") for one in people]
        load(store, replace(example(), slug="khoi-hai", name="Khối thi đua hai", people=tuple(renamed)))


async def test_who_leads_two_blocs_keeps_both_boards_each_under_the_name_of_its_bloc(tmp_path: Path) -> None:
    async with TwoLedStage(tmp_path) as stage:
        opened = await stage.hears(LEAD, at(10, 30))
        said = await stage.hears(LEAD, at(11, 8))
        assert opened.count("Kính gửi đồng chí") == 1
        for name in (example().name, "Khối thi đua hai"):
            unit = f"<i>Ban Nội chính Tỉnh ủy · {name}</i>\n"
            assert f"{unit}<b>Bảng theo dõi</b> · {name}" in said
            assert f"Đề nghị Ban Nội chính Tỉnh ủy, {name}, thực hiện" in opened
        lead = await stage.person(LEAD)
        assert "Ban Nội chính Tỉnh ủy · Khối thi đua hai" in (await lead.taps("Nhắc ngay"))[-1]
        nudges = [len(await stage.nudged(bloc)) for bloc in (stage.bloc, stage.bloc + 1)]
        assert nudges == [0, 1]
