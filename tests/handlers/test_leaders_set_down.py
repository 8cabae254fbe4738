"""Next year's lead and deputy where nobody votes on them: by turns, or as decided above."""

from pathlib import Path

import pytest

from bot.player import NoSuchButton
from rules.people import Leadership
from rules.profile import LeaderBy
from tests.handlers.leaders_named import by, next_leaders
from tests.handlers.meeting_stage import MeetingStage


async def test_the_next_in_the_blocs_order_is_named_in_one_tap(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(LeaderBy.ROTATION)) as stage:
        secretary = await stage.open()
        asked = (await secretary.presses("leaders"))[-1]
        keys = [unit.key for unit in stage.file.units]
        place = keys.index("ban-noi-chinh")
        lead, deputy = stage.file.units[place + 1], stage.file.units[place + 2]
        assert f"Trưởng khối là <b>{lead.name}</b>; Phó khối là <b>{deputy.name}</b>" in asked
        await secretary.taps("Xác nhận luân phiên")
        assert await next_leaders(stage) == Leadership(await stage.unit(lead.key), (await stage.unit(deputy.key),))


async def test_where_leaders_are_appointed_the_decision_is_set_down(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(LeaderBy.APPOINTMENT)) as stage:
        secretary = await stage.open()
        assert "theo quyết định đã công bố" in (await secretary.presses("leaders"))[-1]
        with pytest.raises(NoSuchButton):
            await secretary.button("Chuẩn bị phiếu bầu")
        await secretary.taps("Báo Lào Cai")
        await secretary.taps("Ban Tổ chức Tỉnh ủy")
        await secretary.taps("Xác nhận")
        assert await next_leaders(stage) is not None
