"""Self-score, as an officer types and taps it."""

from pathlib import Path

import pytest

from bot.player import NoSuchButton, Player
from rules.review import SheetState
from tests.support.stage import Stage

OFFICER = "ban-dan-van/officer"


async def at_criterion(stage: Stage, code: str, key: str = OFFICER) -> Player:
    officer = await stage.person(key)
    await officer.says("chấm điểm")
    await officer.says(f"đến tiêu chí {code}")
    return officer


async def kept(stage: Stage, code: str, unit: str = "ban-dan-van") -> str | None:
    number = await stage.unit(unit)
    sheet = await stage.desk.write(lambda store: store.sheets.of_unit(stage.bloc, number))
    answers = await stage.desk.read(lambda store: store.sheets.answers(sheet.id))
    return str(answers[code].points) if code in answers else None


async def test_an_answer_is_kept_and_the_next_criterion_asked(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await at_criterion(stage, "1.2")
        said = await officer.says("8,75")
        assert "Đã ghi tiêu chí 1.2: <b>8,75/10</b>" in said[-1]
        assert "<b>1.3." in said[-1]
        assert await kept(stage, "1.2") == "8.75"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("12", "12 lớn hơn mức cao nhất của tiêu chí 1.2 là 10"),
        ("-1", "-1 nhỏ hơn mức thấp nhất"),
        ("tám", "không phải một số"),
        ("8,7,5", "không phải một số"),
        ("🙂", "không phải một số"),
        ("9" * 5000, "không phải một số"),
        ('<b>&"', "không phải một số"),
        ("1e1", "không phải một số"),
        ("NaN", "không phải một số"),
        (" ", "không phải một số"),
    ],
)
async def test_what_is_no_score_is_explained_with_an_example_and_keeps_what_was_there(
    tmp_path: Path, typed: str, answer: str
) -> None:
    async with Stage(tmp_path) as stage:
        officer = await at_criterion(stage, "1.2")
        await officer.says("9")
        await officer.says("đến tiêu chí 1.2")
        said = await officer.says(typed)
        assert answer in said[-1]
        assert "ví dụ" in said[-1].lower()
        assert await kept(stage, "1.2") == "9"
        await officer.says("8,5")
        assert await kept(stage, "1.2") == "8.5"


async def test_a_value_off_the_step_offers_the_two_nearest_as_buttons(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await at_criterion(stage, "1.2")
        said = await officer.says("8,8")
        assert "8,75 và 9" in said[-1]
        await officer.taps("8,75")
        assert await kept(stage, "1.2") == "8.75"


@pytest.mark.parametrize("typed", ["8,75", "8.75", " 8,75 ", "8,75 điểm", "\u200b８，７５\ufeff"])
async def test_comma_and_point_mean_the_same(tmp_path: Path, typed: str) -> None:
    async with Stage(tmp_path) as stage:
        officer = await at_criterion(stage, "1.2")
        await officer.says(typed)
        assert await kept(stage, "1.2") == "8.75"


async def test_sua_changes_the_criterion_answered_last(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await at_criterion(stage, "1.2")
        await officer.says("8,75")
        said = await officer.says("sửa 9")
        assert "Đã sửa tiêu chí 1.2: 8,75 → <b>9/10</b>" in said[-1]


async def test_a_question_typed_instead_of_a_value_is_answered_and_the_value_stays_asked(
    tmp_path: Path,
) -> None:
    async with Stage(tmp_path) as stage:
        officer = await at_criterion(stage, "1.2")
        said = await officer.says("đơn vị còn việc gì?")
        assert "Tự chấm điểm: đang tự chấm" in said[-1]
        await officer.says("9")
        assert await kept(stage, "1.2") == "9"


async def test_an_old_button_and_a_garbled_one_change_nothing(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await at_criterion(stage, "1.2")
        for value in (
            "set 1 1.2",
            "set x 1.2 max",
            "set 999999 1.2 max",
            "gone 1",
            "\x00\xff",
            "set 1 9.9 max",
            "",
        ):
            before = await kept(stage, "1.2")
            await officer.presses(value)
            assert await kept(stage, "1.2") == before


async def test_another_units_button_is_refused_and_shows_nothing(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        mine = await at_criterion(stage, "1.2")
        await mine.says("9")
        theirs = await stage.person("ban-to-chuc/officer")
        await theirs.says("chấm điểm")
        sheet = (await mine.button("Danh sách")).value.split()[1]
        for value in (
            f"set {sheet} 1.2 zero",
            f"leaf {sheet} 1.2",
            f"sheet {sheet}",
            f"leaves {sheet}",
            f"submit {sheet}",
        ):
            said = await theirs.presses(value)
            assert "không thuộc nhiệm vụ" in said[-1]
            assert "9" not in said[-1]
        assert await kept(stage, "1.2") == "9"


async def test_the_same_button_twice_answers_the_same(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await at_criterion(stage, "2.1")
        button = await officer.button("Đạt (5)")
        await officer.presses(button.value)
        await officer.presses(button.value)
        assert await kept(stage, "2.1") == "5"


async def test_every_kind_of_leaf_takes_its_own_answers(tmp_path: Path) -> None:
    asked = {
        "1.1": ("18/20", "10.80"),
        "1.3": ("92,5", "4.5"),
        "2.1": ("đạt", "5"),
        "3.3": ("75", "2.5"),
        "5.1": ("1", "1"),
        "6.1": ("0,5", "-0.5"),
        "1.5": ("40; 44", "None"),
    }
    async with Stage(tmp_path) as stage:
        for code, (typed, points) in asked.items():
            officer = await at_criterion(stage, code)
            await officer.says(typed)
            assert await kept(stage, code) == points, code


async def test_a_sheet_goes_from_officer_to_head_and_back_and_on_to_the_lead(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        assert stage.file.sample is not None
        officer, head = await stage.person(OFFICER), await stage.person("ban-dan-van/head")
        lead = await stage.person("ban-noi-chinh/officer")
        await officer.says("chấm điểm")
        for leaf in stage.file.tree.leaves:
            await officer.says(stage.file.sample.scores["ban-dan-van"][leaf.code])
        await head.sees()
        await officer.taps("Trình thủ trưởng duyệt")
        assert "chờ đồng chí duyệt" in (await head.sees())[-1]
        await head.taps("Trả lại")
        said = await head.says("...")
        assert "cần nêu lý do" in said[-1]
        await officer.sees()
        await head.says("Xem lại tiêu chí 2.3")
        assert "Xem lại tiêu chí 2.3" in (await officer.sees())[-1]
        await officer.says("chấm điểm")
        await officer.taps("Trình thủ trưởng duyệt")
        await lead.sees()
        await head.taps("Duyệt")
        assert "Ban Dân vận Tỉnh ủy</b> đã gửi bảng tự chấm" in (await lead.sees())[-1]
        assert "<b>1/9</b> đơn vị đã gửi" in (await stage.group())[-1]
        said = await officer.says("chấm điểm")
        assert "đã gửi" in said[-1]
        with pytest.raises(NoSuchButton):
            await officer.button("Trình thủ trưởng duyệt")


async def test_an_unfinished_sheet_is_not_submitted(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await at_criterion(stage, "1.2")
        sheet = (await officer.button("Danh sách")).value.split()[1]
        said = await officer.presses(f"submit {sheet}")
        assert "còn 25 tiêu chí chưa chấm" in said[-1]
        number = await stage.unit("ban-dan-van")
        found = await stage.desk.read(lambda store: store.sheets.get(int(sheet)))
        assert found is not None
        assert (found.unit, found.state) == (number, SheetState.DRAFT)
