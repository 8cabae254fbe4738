"""Số ước thực hiện: from the officer's word to the lock that waits for the official figure."""

from pathlib import Path

from bot.player import Player
from rules.review import SheetState
from tests.handlers.scoring_year import sheet_of
from tests.support.stage import Stage

OFFICER, HEAD = "ban-dan-van/officer", "ban-dan-van/head"
LEAD = "ban-noi-chinh/officer"


async def estimated(stage: Stage, code: str = "2.1") -> bool:
    sheet = await sheet_of(stage, "ban-dan-van")
    return (await stage.desk.read(lambda store: store.sheets.answers(sheet)))[code].estimate


async def at(stage: Stage, code: str) -> Player:
    officer = await stage.person(OFFICER)
    await officer.says("chấm điểm")
    await officer.says(f"đến tiêu chí {code}")
    return officer


async def test_an_estimate_is_typed_or_tapped_shown_everywhere_and_taken_back(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await at(stage, "2.1")
        said = await officer.says("ước đạt")
        assert "Đây là <b>số ước thực hiện</b>" in said[-1]
        assert await estimated(stage)
        said = await officer.taps("Số chính thức: 2.1")
        assert "Hiện ghi: <b>5/5</b>" in said[-1]
        assert not await estimated(stage)
        said = await officer.taps("Ghi là số ước thực hiện")
        assert "Hiện ghi: <b>5/5 (số ước thực hiện)</b>" in said[-1]
        await officer.taps("Danh sách")
        said = await officer.taps("Tổng hợp")
        assert "Số ước thực hiện, còn phải cập nhật số chính thức: 2.1." in said[-1]
        said = await officer.says("đến tiêu chí 1.2")
        said = await officer.says("8 (ước)")
        assert "tiêu chí 1.2 chỉ nhận số chính thức" in said[-1]
        sheet = await sheet_of(stage, "ban-dan-van")
        trail = await stage.desk.read(lambda store: store.sheets.trail(sheet))
        assert [(line.what, line.estimate) for line in trail] == [
            ("self", True),
            ("official", False),
            ("estimate", False),
        ]


async def test_the_table_waits_for_official_figures_and_the_units_are_asked(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head, lead = [await stage.person(key) for key in (OFFICER, HEAD, LEAD)]
        await (await at(stage, "2.1")).says("ước đạt")
        sheet = await sheet_of(stage, "ban-dan-van")
        await stage.desk.write(lambda store: store.sheets.set_state(sheet, SheetState.ACCEPTED))
        said = await lead.presses("locking")
        assert "Ban Dân vận Tỉnh ủy: 2.1" in said[-1]
        assert "Ban Dân vận Tỉnh ủy: 2.1" in (await lead.presses("lock"))[-1]
        await officer.sees()
        await lead.taps("Nhắc cập nhật số chính thức")
        asked = (await officer.sees())[-1]
        assert "<b>Cập nhật số chính thức</b> · Ban Dân vận Tỉnh ủy" in asked
        await officer.taps("Nhập số 2.1")
        await head.sees()
        await lead.sees()
        said = await officer.says("không đạt")
        assert "Số chính thức tiêu chí 2.1: 5/5 (số ước thực hiện) → <b>0/5</b>" in said[-1]
        assert "5/5 (số ước thực hiện) → <b>0/5</b>" in (await head.sees())[-1]
        assert "cập nhật số chính thức tiêu chí 2.1" in (await lead.sees())[-1]
        assert "đã cũ, không còn hiệu lực" in (await officer.presses(f"keepfigure {sheet} 2.1"))[-1]
        assert "số ước" not in (await lead.presses("locking"))[-1]


async def test_an_estimate_that_was_right_is_kept_as_it_is(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await at(stage, "2.1")
        await officer.says("ước đạt")
        sheet = await sheet_of(stage, "ban-dan-van")
        other = await stage.person("ban-to-chuc/officer")
        for value in (f"figures {sheet}", f"keepfigure {sheet} 2.1", f"newfigure {sheet} 2.1", "askfigures"):
            assert "không thuộc nhiệm vụ" in (await other.presses(value))[-1]
        await officer.presses(f"figures {sheet}")
        said = await officer.taps("Giữ 2.1")
        assert "Số chính thức tiêu chí 2.1: <b>5/5</b>" in said[-1]
        assert not await estimated(stage)
