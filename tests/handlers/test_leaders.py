"""Next year's Trưởng khối and Phó khối, named in the meeting."""

from pathlib import Path

from rules.people import Leadership
from tests.handlers.meeting_stage import MeetingStage


async def test_the_lead_names_next_years_leaders_and_the_group_hears_it_once(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Trưởng khối năm sau")
        await secretary.taps("Báo Lào Cai")
        await secretary.taps("Ban Tổ chức Tỉnh ủy")
        button = await secretary.button("Xác nhận")
        await secretary.taps("Xác nhận")
        await secretary.presses(button.value)
        lead, deputy = await stage.unit("bao-lao-cai"), await stage.unit("ban-to-chuc")
        kept = await stage.desk.read(lambda store: store.people.leadership(stage.bloc, 2024))
        assert kept == Leadership(lead, (deputy,))
        said = [text for text in await stage.group() if "Trưởng khối, Phó khối năm 2024" in text]
        assert len(said) == 1
        assert "Trưởng khối: <b>Báo Lào Cai</b>\nPhó khối: <b>Ban Tổ chức Tỉnh ủy</b>" in said[0]


async def test_this_years_lead_goes_on_leading(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        lead, deputy = await stage.unit("bao-lao-cai"), await stage.unit("ban-to-chuc")
        await secretary.presses(f"setleaders {lead} {deputy}")
        assert "Hội nghị đã khai mạc" in (await secretary.says("/hoinghi"))[-1]


async def test_a_choice_may_be_changed_and_is_then_announced_again(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        lead, deputy, other = [await stage.unit(key) for key in ("bao-lao-cai", "ban-to-chuc", "van-phong")]
        await secretary.presses(f"setleaders {lead} {deputy}")
        asked = (await secretary.presses("leaders"))[-1]
        assert "Trưởng khối là Báo Lào Cai; Phó khối là Ban Tổ chức Tỉnh ủy" in asked
        await secretary.presses(f"setleaders {lead} {other}")
        assert "Phó khối: <b>Văn phòng Tỉnh ủy</b>" in (await stage.group())[-1]


async def test_only_the_lead_names_leaders_and_only_in_the_meeting(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary, outsider = await stage.secretary(), await stage.person("bao-lao-cai/head")
        assert "chưa mở điểm danh" in (await secretary.presses("leaders"))[-1]
        await stage.open()
        assert "không thuộc nhiệm vụ" in (await outsider.presses("setleaders 1 2"))[-1]
        assert "đã cũ" in (await secretary.presses("setleaders 1 1"))[-1]
        assert "đã cũ" in (await secretary.presses("setleaders 1 99"))[-1]
        assert await stage.desk.read(lambda store: store.people.leadership(stage.bloc, 2024)) is None
