"""What the head's approval sets going, and in whose name."""

from __future__ import annotations

from pathlib import Path

from messages.incoming import Attachment
from rules.review import SheetState
from tests.handlers.scoring_year import plain, sample_of, send_sheet, sheet_of, state_of
from tests.support.stage import Stage

SECRETARY = "ban-noi-chinh/officer"


async def test_the_deputy_hears_of_the_lead_s_own_sheet_and_may_open_it(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        deputy, lead = await stage.person("bao-lao-cai/officer"), await stage.person(SECRETARY)
        await send_sheet(stage, "ban-dan-van")
        assert await deputy.sees() == []
        await lead.sees()
        await send_sheet(stage, "ban-noi-chinh")
        assert "do Phó khối kiểm tra, rà soát" in plain(await lead.sees())
        assert "Ban Nội chính Tỉnh ủy đã gửi bảng tự chấm" in plain(await deputy.sees())
        assert "Kiểm tra, rà soát · Ban Nội chính Tỉnh ủy" in plain(await deputy.taps("Kiểm tra, rà soát"))


async def test_a_head_is_addressed_by_the_title_the_unit_gave(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        head = await stage.person("bao-lao-cai/head")
        await send_sheet(stage, "bao-lao-cai")
        seen = plain([row.body.get("html", "") for row in await head.rows()])
        assert "đã được Phó Tổng Biên tập phụ trách Báo Lào Cai duyệt" in seen


async def test_a_file_in_place_of_the_reason_for_giving_back_is_not_swallowed(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head = await stage.person("ban-dan-van/officer"), await stage.person("ban-dan-van/head")
        sheet = await sheet_of(stage, "ban-dan-van")
        await officer.says("/chamdiem")
        await officer.says("\n".join(f"{c}: {v}" for c, v in sample_of(stage).scores["ban-dan-van"].items()))
        await officer.presses(f"submit {sheet}")
        await head.taps("Trả lại")
        marked_up = Attachment("d" * 64, "ghi-chu.jpg", 9000, "image/jpeg")
        assert "bằng chữ" in plain(await head.says("Sửa theo ảnh này", (marked_up,)))
        assert await state_of(stage, "ban-dan-van") is SheetState.WITH_HEAD
        await head.says("Điểm 1.2 còn thiếu căn cứ")
        assert await state_of(stage, "ban-dan-van") is SheetState.RETURNED_BY_HEAD
