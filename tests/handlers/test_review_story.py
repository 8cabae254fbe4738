"""Nine units scored, approved, reviewed by three departments, one by letter, explained, reviewed again, published."""

from pathlib import Path

from bot.player import Player
from rules.review import SheetState
from tests.handlers.review_year import (
    DEPUTY,
    LEAD,
    PROOF,
    SCAN,
    UNIT,
    agree_to,
    departments_stage,
    score,
    send_all,
)
from tests.handlers.scoring_year import lock, plain, publish, state_of
from tests.support.stage import Stage

TOLD = "Mô hình thứ hai chưa có quyết định công nhận."
WORDS = "Mô hình được công nhận tại quyết định ngày 20/11, gửi bổ sung."


async def first_round(stage: Stage, sheets: dict[str, int], lead: Player, deputy: Player) -> None:
    """Each looks at its own groups; nobody at their own unit's."""
    finance = await stage.person("so-tai-chinh/reviewer")
    organisation = await stage.person("ban-to-chuc/reviewer")
    await score(organisation, sheets[UNIT], "2.3", "2", TOLD)
    for unit, sheet in sheets.items():
        await agree_to(finance, sheet, "1")
        await agree_to(organisation if unit != "ban-to-chuc" else lead, sheet, "2")
        await agree_to(lead if unit != LEAD else deputy, sheet, "4")


async def letter(sheets: dict[str, int], lead: Player, deputy: Player) -> None:
    """Sở Nội vụ has nobody in the chat: its letter is entered by the lead's secretary, confirmed by the deputy's."""
    await lead.says("/thamdinh")
    await lead.taps("Nhập theo công văn")
    await lead.taps("Công văn của Sở Nội vụ")
    await lead.says("125/SNV-TĐKT ngày 20/10/2023")
    await lead.says("Phó Giám đốc")
    await lead.says("", files=(SCAN,))
    for unit, sheet in sheets.items():
        await lead.presses(f"lettersheet 1 {sheet}")
        if unit == UNIT:
            await lead.says("3.4: 3; chưa số hóa hồ sơ\n3.5: không đạt; nộp lưu trữ chậm")
        await lead.taps("Giữ nguyên")
    await lead.taps("Chuyển xác nhận")
    await lead.presses("letterok 1")
    shown = plain(await deputy.sees())
    assert "Công văn số 125/SNV-TĐKT ngày 20/10/2023 của Sở Nội vụ" in shown
    assert "Ban Dân vận Tỉnh ủy: sửa 2, giữ nguyên" in shown
    assert "Điểm theo công văn có hiệu lực" in plain(await deputy.taps("Xác nhận công văn"))


async def test_a_year_s_review_goes_through_every_hand_and_the_trail_tells_it(tmp_path: Path) -> None:
    async with departments_stage(tmp_path) as stage:
        sheets = await send_all(stage)
        lead, deputy = await stage.person(f"{LEAD}/officer"), await stage.person(f"{DEPUTY}/officer")
        officer, head = await stage.person(f"{UNIT}/officer"), await stage.person(f"{UNIT}/head")
        await first_round(stage, sheets, lead, deputy)
        assert "Sở Nội vụ còn" in plain(await lead.presses(f"sendresults {sheets[UNIT]}"))
        await letter(sheets, lead, deputy)

        board = plain(await lead.says("/thamdinh"))
        assert "5. Ban Dân vận Tỉnh ủy: đã gửi, đã xem 6/6 nội dung" in board
        await officer.sees()
        await lead.taps("Gửi kết quả 8 đơn vị")
        await deputy.presses(f"sendresults {sheets[LEAD]}")
        told = plain(await officer.sees())
        assert f"2.3: tự chấm 4 → 2/4. Lý do: “{TOLD}”" in told
        assert "Hạn giải trình: 17 giờ 00, thứ Tư 29/11/2023" in told

        await officer.taps("Giải trình 2.3")
        await officer.says(WORDS, files=(PROOF,))
        await officer.taps("Trình thủ trưởng duyệt")
        assert f"Giải trình: “{WORDS}” (1 minh chứng)" in plain(await head.sees())
        await head.taps("Duyệt")
        for unit, sheet in sheets.items():
            if unit != UNIT:
                await (await stage.person(f"{unit}/head")).presses(f"agreeresult {sheet}")

        organisation = await stage.person("ban-to-chuc/reviewer")
        assert "Ban Dân vận Tỉnh ủy giải trình tiêu chí 2.3" in plain(await organisation.sees())
        assert f"Đơn vị giải trình: “{WORDS}”" in plain(await organisation.taps("Xem 2.3"))
        await organisation.says("4")
        await organisation.says("Đã có quyết định công nhận.")
        for unit, sheet in sheets.items():
            await (lead if unit != LEAD else deputy).presses(f"accept {sheet}")
        assert "Đã chốt điểm" in await lock(stage)
        await publish(stage)
        assert await state_of(stage, UNIT) is SheetState.PUBLISHED

        for tap in (
            f"fixset {sheets[UNIT]} 2.3 zero",
            f"agree {sheets[UNIT]} 2.3",
            f"askleaf {sheets[UNIT]} 2.3",
        ):
            assert "kết quả chấm điểm đã công bố" in plain(await organisation.presses(tap)), tap

        trail = plain(await officer.presses(f"leaftrail {sheets[UNIT]} 2.3"))
        assert trail.index("tự chấm 4") < trail.index(f"Ban Tổ chức Tỉnh ủy (lần 1) · 4 → 2. Lý do: “{TOLD}”")
        assert trail.index(f"giải trình: “{WORDS}”") < trail.index("Ban Tổ chức Tỉnh ủy (lần 2) · 2 → 4")
        by_letter = plain(await officer.presses(f"leaftrail {sheets[UNIT]} 3.4"))
        assert "→ 3, theo công văn số 125/SNV-TĐKT ngày 20/10/2023 của Sở Nội vụ" in by_letter
