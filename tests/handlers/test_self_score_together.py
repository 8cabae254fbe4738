"""Two officers of one unit at the same criterion, and the notes they leave."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

from bench.large_tree import typed_answers
from bot.loading import load
from bot.player import Player
from messages.bloc_schema import BlocFile, DutyEntry, PersonEntry
from rules.people import Role
from rules.review import SheetState
from rules.scoring import Answer, read_answer
from rules.sheets import self_totals
from rules.vietnamese import points
from storage.store import Store
from tests.handlers.scoring_year import sheet_of
from tests.support.stage import Stage, example

FIRST, SECOND = "ban-dan-van/officer", "ban-dan-van/colleague"


def two_officers(folder: Path) -> Stage:
    duty = DutyEntry("ban-dan-van", Role.OFFICER, date(2023, 1, 1), None)
    colleague = PersonEntry(SECOND, "Cán bộ thứ hai Ban Dân vận", (duty,))
    return Stage(
        folder, replace(example(), people=(*example().people, colleague), sample=None, expected=None)
    )


async def at(stage: Stage, key: str, code: str) -> Player:
    player = await stage.person(key)
    await player.says("chấm điểm")
    await player.says(f"đến tiêu chí {code}")
    return player


async def test_both_are_told_the_last_value_is_kept_and_the_earlier_is_in_the_trail(tmp_path: Path) -> None:
    async with two_officers(tmp_path) as stage:
        first, second = await at(stage, FIRST, "1.2"), await at(stage, SECOND, "1.2")
        await first.says("8")
        said = await second.says("9")
        name = next(person.name for person in stage.file.people if person.key == FIRST)
        assert f"Đồng chí {name} vừa ghi tiêu chí này: 8/10; nay là 9/10. Đã báo đồng chí {name}." in said[-1]
        told = (await first.sees())[-1]
        assert "đồng chí ghi 8/10, đồng chí Cán bộ thứ hai Ban Dân vận vừa ghi <b>9/10</b>" in told
        sheet = await sheet_of(stage, "ban-dan-van")
        answers = await stage.desk.read(lambda store: store.sheets.answers(sheet))
        trail = await stage.desk.read(lambda store: store.sheets.trail(sheet))
        assert str(answers["1.2"].points) == "9"
        assert [(line.what, line.raw, str(line.old), str(line.new)) for line in trail] == [
            ("self", ("8",), "None", "8"),
            ("self", ("9",), "8", "9"),
        ]


async def test_who_saw_the_colleagues_value_and_changes_it_disturbs_nobody(tmp_path: Path) -> None:
    async with two_officers(tmp_path) as stage:
        first = await at(stage, FIRST, "1.2")
        await first.says("8")
        second = await at(stage, SECOND, "1.2")
        said = await second.says("9")
        assert "Đã sửa tiêu chí 1.2: 8 → <b>9/10</b>" in said[-1]
        assert "vừa ghi" not in said[-1]
        assert await first.sees() == []


async def test_a_note_is_kept_shown_changed_and_removed(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await at(stage, FIRST, "2.3")
        await officer.says("4")
        await officer.says("đến tiêu chí 2.3")
        said = await officer.taps("Ghi chú")
        assert "ghi chú cho tiêu chí <b>2.3</b>" in said[-1]
        assert "dài quá 300" in (await officer.says("x" * 301))[-1]
        said = await officer.says("lịch: 02 mô hình <b>")
        assert "Ghi chú: “lịch: 02 mô hình &lt;b&gt;”" in said[-1]
        await officer.says("3")
        said = await officer.says("đến tiêu chí 2.3")
        assert "02 mô hình" in said[-1]
        await officer.taps("Ghi chú")
        said = await officer.taps("Xóa ghi chú")
        assert "Ghi chú:" not in said[-1]
        sheet = await sheet_of(stage, "ban-dan-van")
        said = await officer.presses(f"note {sheet} 1.2")
        assert "tiêu chí 1.2 chưa có điểm" in said[-1]


async def test_last_years_published_points_stand_on_the_card(tmp_path: Path) -> None:
    earlier = replace(example(), slug="lao-cai-party-2022", year=2022, people=(), sample=None, expected=None)
    async with Stage(tmp_path) as stage:
        officer = await at(stage, FIRST, "2.3")
        assert "Điểm công bố năm 2022" not in (await officer.rows())[-1].body["html"]
        sheet = await put_last_year(stage, earlier)
        said = await officer.says("đến tiêu chí 2.3")
        assert "Điểm công bố năm 2022" not in said[-1]
        await stage.desk.write(lambda store: store.sheets.set_state(sheet, SheetState.PUBLISHED))
        said = await officer.says("đến tiêu chí 2.3")
        assert "Điểm công bố năm 2022: 3,5." in said[-1]
        other = await at(stage, "ban-to-chuc/officer", "2.3")
        assert "Điểm công bố năm 2022" not in (await other.rows())[-1].body["html"]


async def put_last_year(stage: Stage, file: BlocFile) -> int:
    """Ban Dân vận's sheet of that year with 2.3 at 4 points, reviewed down to 3.5, not published yet."""

    def put(store: Store) -> int:
        bloc = load(store, file)
        unit = next(unit for unit in store.people.units(bloc) if unit.key == "ban-dan-van")
        person = store.people.by_key("ban-dan-van/officer") or 0
        sheet = store.sheets.of_unit(bloc, unit.id).id
        answer = Answer(("4",), Decimal(4))
        store.sheets.put_answer(sheet, "2.3", answer, None, person, stage.clock())
        store.sheets.put_review(
            sheet, "2.3", Decimal(4), Decimal("3.5"), "Thiếu quyết định", person, stage.clock()
        )
        return sheet

    return await stage.desk.write(put)


async def test_any_interleaving_of_two_officers_keeps_the_last_values_and_adds_up(tmp_path: Path) -> None:
    random = Random(1)
    tree = example().tree
    last: dict[str, Answer] = {}
    async with two_officers(tmp_path) as stage:
        officers = [await stage.person(FIRST), await stage.person(SECOND)]
        for officer in officers:
            await officer.says("chấm điểm")
        for _ in range(40):
            code, text = random.choice(list(typed_answers(tree, random.randint(0, 999))))
            await random.choice(officers).says(f"{code}: {text}")
            last[code] = read_answer(tree.leaf(code), text)
        sheet = await sheet_of(stage, "ban-dan-van")
        kept = await stage.desk.read(lambda store: store.sheets.answers(sheet))
        trail = await stage.desk.read(lambda store: store.sheets.trail(sheet))
        said = await officers[0].presses(f"sheet {sheet}")
    assert {code: (filled.raw, filled.points) for code, filled in kept.items()} == {
        code: (answer.raw, answer.points) for code, answer in last.items()
    }
    assert len(trail) == 40
    assert f"Tổng điểm tự chấm: <b>{points(self_totals(tree, kept).total)}</b>" in said[-1]
