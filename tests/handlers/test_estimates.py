"""Số ước thực hiện: from the officer's word to the lock that waits for the official figure."""

from pathlib import Path

from bot.player import Player
from rules.returned_leaves import ReturnState
from rules.review import SheetState
from tests.handlers.review_year import score
from tests.handlers.scoring_year import plain, sheet_of
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
        assert "Đã trình nội dung bổ sung tiêu chí 2.1" in (await officer.says("không đạt"))[-1]
        assert await estimated(stage)
        for tap in ("keepfigure", "newfigure"):
            assert "đang chờ thủ trưởng đơn vị duyệt" in (await officer.presses(f"{tap} {sheet} 2.1"))[-1]
        blocked = plain(await lead.presses("locking"))
        assert "chưa bổ sung xong:\nBan Dân vận Tỉnh ủy: 2.1" in blocked
        assert "chưa có số chính thức:\nBan Dân vận Tỉnh ủy: 2.1" in blocked
        asked = plain(await head.sees())
        assert "Đơn vị đã chấm: 5/5 (số ước thực hiện)." in asked
        assert "Nay đề nghị: 0/5." in asked
        await lead.sees()
        await head.taps("Duyệt")
        told = plain(await lead.sees())
        assert "đã bổ sung tiêu chí 2.1: 0/5." in told
        assert "Số chính thức thay số ước thực hiện" in told
        assert not await estimated(stage)
        assert "đã cũ, không còn hiệu lực" in (await officer.presses(f"keepfigure {sheet} 2.1"))[-1]
        blocked = plain((await lead.presses("locking"))[-1:])
        assert "Ban Dân vận Tỉnh ủy: 2.1" in blocked
        assert "Còn số ước thực hiện" not in blocked
        await lead.presses(f"agree {sheet} 2.1")
        assert "Ban Dân vận Tỉnh ủy: 2.1" not in plain((await lead.presses("locking"))[-1:])


async def test_a_figure_given_while_its_criterion_is_returned_is_what_the_unit_supplies(
    tmp_path: Path,
) -> None:
    async with Stage(tmp_path) as stage:
        officer, head, lead = [await stage.person(key) for key in (OFFICER, HEAD, LEAD)]
        await (await at(stage, "2.1")).says("ước đạt")
        sheet = await sheet_of(stage, "ban-dan-van")
        await stage.desk.write(lambda store: store.sheets.set_state(sheet, SheetState.SECOND_REVIEW))
        await lead.presses(f"askleaf {sheet} 2.1")
        await lead.says("chưa có quyết định phân loại")
        await lead.taps("01/11/2023")
        await officer.presses(f"newfigure {sheet} 2.1")
        await officer.says("đạt")
        asked = plain(await head.sees())
        assert "hạn 01/11/2023: “chưa có quyết định phân loại”" in asked
        assert "Nay đề nghị: 5/5." in asked
        await head.taps("Trả lại")
        await head.says("chờ số liệu của cấp trên")
        assert await estimated(stage)
        await officer.presses(f"newfigure {sheet} 2.1")
        await officer.says("không đạt")
        await head.sees()
        await head.taps("Duyệt")
        assert not await estimated(stage)
        returned = await stage.desk.read(lambda store: store.returned_leaves.of_sheet(sheet))
        assert [one.state for one in returned] == [ReturnState.ANSWERED]


async def test_the_same_figure_typed_on_a_sheet_already_sent_keeps_what_its_reviewer_gave(
    tmp_path: Path,
) -> None:
    async with Stage(tmp_path) as stage:
        officer, lead = await at(stage, "2.1"), await stage.person(LEAD)
        await officer.says("ước đạt")
        sheet = await sheet_of(stage, "ban-dan-van")
        await stage.desk.write(lambda store: store.sheets.set_state(sheet, SheetState.ACCEPTED))
        await score(lead, sheet, "2.1", "0", "theo kết luận kiểm tra")
        await officer.presses(f"newfigure {sheet} 2.1")
        assert "Số chính thức tiêu chí 2.1: <b>5/5</b>" in (await officer.says("đạt"))[-1]
        filled = (await stage.desk.read(lambda store: store.sheets.answers(sheet)))["2.1"]
        assert not filled.estimate
        assert filled.final == 0


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
