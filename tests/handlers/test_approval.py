"""What the head's approval sets going, and in whose name."""

from __future__ import annotations

from pathlib import Path

from tests.handlers.scoring_year import plain, send_sheet
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
