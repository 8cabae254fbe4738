"""Taking back a nomination that was sent."""

from pathlib import Path

from rules.nominations import NominationState
from tests.handlers.nominating_stage import OTHER, SECRETARY, UNIT, head_of, labels, listed, officer_of, send
from tests.support.stage import Stage


async def test_an_officer_s_wish_waits_for_the_head_and_the_lead_hears_only_what_the_head_agrees_to(
    tmp_path: Path,
) -> None:
    async with Stage(tmp_path) as stage:
        officer, head, secretary = (
            await officer_of(stage),
            await head_of(stage),
            await stage.person(SECRETARY),
        )
        await send(stage, UNIT, "Cán bộ một\nCán bộ hai")
        await secretary.sees()
        await officer.presses("nom 1")
        await officer.taps("Rút đề xuất")
        assert "cần nêu lý do" in (await officer.says(" "))[-1]
        assert "cho đến khi thủ trưởng đồng ý" in (await officer.says("Chuyển sang hình thức khác"))[-1]
        assert await secretary.sees() == []
        assert "“Chuyển sang hình thức khác”" in (await head.sees())[-1]
        await head.taps("Không đồng ý")
        assert "không đồng ý rút" in (await officer.sees())[-1]
        await officer.presses("nomback 1")
        await officer.says("Kê khai nhầm")
        assert "“Kê khai nhầm”" in (await head.says("/duyet"))[-1]
        await head.taps("Đồng ý rút")
        assert "rút đề xuất: Cán bộ một. Lý do: “Kê khai nhầm”" in (await secretary.sees())[-1]
        assert "1 cá nhân" in (await secretary.says("/dexuat"))[-1]
        card = (await officer.presses("nom 1"))[-1]
        assert "thủ trưởng không đồng ý rút" in card
        assert "đã rút, lý do: “Kê khai nhầm”" in card
        await officer.taps("Đề xuất lại")
        assert [one.state for one in await listed(stage)] == [NominationState.DRAFT, NominationState.SENT]
        assert "không thuộc nhiệm vụ" in (await secretary.presses("nom 1"))[-1]


async def test_a_head_takes_it_back_alone_and_an_old_button_does_nothing_more(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head = await officer_of(stage), await head_of(stage)
        await send(stage, UNIT, "Cán bộ một")
        await head.presses("nomback 1")
        assert "Đã rút đề xuất" in (await head.says("Kê khai nhầm"))[-1]
        for value in ("nomback 1", "nombackyes 1", "nombackno 1"):
            assert "đề xuất này đã rút" in (await head.presses(value))[-1]
        other = await head_of(stage, OTHER)
        for value in ("nomback 1", "nombackyes 1", "nombackno 1", "nomagain 1"):
            assert "không thuộc nhiệm vụ" in (await other.presses(value))[-1]
        assert "không thuộc nhiệm vụ" in (await officer.presses("nombackyes 1"))[-1]


async def test_nothing_is_taken_back_once_the_bloc_has_announced_and_a_wish_under_way_is_left_out(
    tmp_path: Path,
) -> None:
    async with Stage(tmp_path) as stage:
        officer, secretary = await officer_of(stage), await stage.person(SECRETARY)
        await send(stage, UNIT, "Cán bộ một\nCán bộ hai")
        await officer.presses("nomback 2")
        await officer.says("Kê khai nhầm")
        shown = (await secretary.presses("commend"))[-1]
        assert "Không đưa vào vì đơn vị đang xin rút: Cán bộ hai" in shown
        await secretary.taps("Công bố")
        assert "Cán bộ hai" not in (await stage.group())[-1]
        assert "danh sách khen thưởng đã công bố" in (await officer.presses("nomback 1"))[-1]
        await officer.presses("nom 1")
        assert "Rút đề xuất" not in await labels(officer)
