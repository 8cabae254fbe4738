from pathlib import Path

import pytest

from bot.player import NoSuchButton
from rules.review import SheetState
from tests.handlers.scoring_year import plain, secretary_and_officer, send_sheet, sheet_of, state_of
from tests.support.stage import Stage

REASON = "Mô hình thứ hai chưa có quyết định công nhận."


async def test_the_lead_sees_who_has_sent_and_who_has_not(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        secretary, _ = await secretary_and_officer(stage)
        seen = plain(await secretary.says("thẩm định"))
        assert "Đã gửi 1/9 đơn vị, đã tiếp nhận 0/9" in seen
        assert "5. Ban Dân vận Tỉnh ủy: đã gửi" in seen
        assert "1. Văn phòng Tỉnh ủy: chưa gửi" in seen
        with pytest.raises(NoSuchButton):
            await secretary.taps("Xem Văn phòng Tỉnh ủy")


async def test_a_change_goes_from_the_criterion_through_its_reason_to_the_unit(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        secretary, officer = await secretary_and_officer(stage)
        await secretary.taps("Kiểm tra, rà soát")
        await secretary.taps("Sửa điểm")
        assert "Đơn vị tự chấm: 4/4" in plain(await secretary.taps("2.3"))
        assert "Điểm rà soát tiêu chí 2.3: 4 → 2/4" in plain(await secretary.says("2"))
        card = plain(await secretary.says(REASON))
        assert "Tổng điểm tự chấm: 88,3. Sau rà soát: 86,3" in card
        await officer.sees()
        await secretary.taps("Tiếp nhận")
        told = plain(await officer.sees())
        assert "27 tiêu chí, giữ nguyên 26, thay đổi 1" in told
        assert f"2.3: tự chấm 4 → 2/4. Lý do: “{REASON}”" in told
        assert "30/10/2023 · Trưởng khối · 2.3: 4 → 2" in plain(await officer.taps("Xem quá trình"))


async def test_the_head_of_the_unit_hears_of_the_result_too(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await send_sheet(stage, "ban-dan-van")
        head = await stage.person("ban-dan-van/head")
        await head.sees()
        chair = await stage.person("ban-noi-chinh/head")
        await chair.presses(f"accept {await sheet_of(stage, 'ban-dan-van')}")
        assert "giữ nguyên 27, thay đổi 0" in plain(await head.sees())


async def test_a_returned_sheet_comes_back_corrected(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        secretary, officer = await secretary_and_officer(stage)
        await secretary.taps("Kiểm tra, rà soát")
        await secretary.taps("Trả lại để bổ sung")
        await officer.sees()
        await secretary.says("Đề nghị rà lại tiêu chí 1.1")
        assert "Lý do: “Đề nghị rà lại tiêu chí 1.1”" in plain(await officer.sees())
        assert await state_of(stage, "ban-dan-van") is SheetState.RETURNED
        sheet = await sheet_of(stage, "ban-dan-van")
        assert "Dữ liệu không thay đổi" in plain(await secretary.presses(f"accept {sheet}"))
        await send_sheet(stage, "ban-dan-van", t1_1="19/20")
        assert await state_of(stage, "ban-dan-van") is SheetState.SUBMITTED
        assert "Đơn vị · 1.1: 10,8 → 11,4" in plain(await officer.presses(f"trail {sheet}"))


async def test_points_changed_after_acceptance_are_told_at_once(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        secretary, officer = await secretary_and_officer(stage)
        sheet = await sheet_of(stage, "ban-dan-van")
        await secretary.presses(f"accept {sheet}")
        await secretary.presses(f"fixleaf {sheet} 2.3")
        await secretary.says("2")
        await officer.sees()
        await secretary.says(REASON)
        assert "2.3: 4 → 2/4. Lý do" in plain(await officer.sees())


async def test_accepting_twice_accepts_once(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        secretary, officer = await secretary_and_officer(stage)
        sheet = await sheet_of(stage, "ban-dan-van")
        await secretary.presses(f"accept {sheet}")
        await officer.sees()
        assert "bảng điểm đã được tiếp nhận" in plain(await secretary.presses(f"accept {sheet}"))
        assert await officer.sees() == []


async def test_nobody_reviews_their_own_unit(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await send_sheet(stage, "ban-noi-chinh")
        await send_sheet(stage, "bao-lao-cai")
        lead, deputy = await stage.person("ban-noi-chinh/officer"), await stage.person("bao-lao-cai/officer")
        for person, own in ((lead, "ban-noi-chinh"), (deputy, "bao-lao-cai")):
            sheet = await sheet_of(stage, own)
            for tap in ("review {}", "accept {}", "supplement {}", "fix {}", "fixset {} 2.3 max"):
                assert "chính đơn vị mình" in plain(await person.presses(tap.format(sheet)))
        await deputy.presses(f"accept {await sheet_of(stage, 'ban-noi-chinh')}")
        assert await state_of(stage, "ban-noi-chinh") is SheetState.ACCEPTED


async def test_a_draft_is_the_units_own_until_it_is_sent(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person("ban-dan-van/officer")
        await officer.says("/chamdiem")
        await officer.says("18/20")
        secretary = await stage.person("ban-noi-chinh/officer")
        refused = plain(await secretary.presses(f"review {await sheet_of(stage, 'ban-dan-van')}"))
        assert "Chưa thực hiện được lúc này" in refused
        assert "10,8" not in refused
