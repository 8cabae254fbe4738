"""The agenda as the secretary arranges it, and as everybody's phone and the big screen follow it."""

from pathlib import Path

import pytest

from bot.player import NoSuchButton, Player
from tests.bot.voting_stage import VotingStage
from tests.handlers.meeting_stage import MeetingStage

ROLL = "Tuyên bố lý do, giới thiệu đại biểu, báo cáo điểm danh"
REPORT = "Báo cáo tổng kết phong trào thi đua năm 2023"


async def live(delegate: Player) -> list[str]:
    """What stands on the phone about the item under way."""
    said = [row.body.get("html", "") for row in await delegate.rows()]
    return [text for text in said if text.startswith("Nội dung đang")]


async def test_the_usual_agenda_waits_from_the_check_in_on(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.gather(absent=9)
        listed = (await secretary.taps("Chương trình"))[-1]
        assert "12 nội dung" in listed
        assert f"1. {ROLL}" in listed
        assert "12. Thông qua biên bản, bế mạc hội nghị" in listed


async def test_every_present_phone_shows_one_live_message_of_what_is_under_way(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open(absent=1)
        card = (await secretary.taps("Nội dung tiếp theo ›"))[-1]
        assert f"Nội dung đang tiến hành: <b>{ROLL}</b>" in card
        assert f"Nội dung tiếp theo: {REPORT}" in card
        *present, absent = await stage.delegates()
        assert [await live(one) for one in present] == [[f"Nội dung đang tiến hành:\n<b>{ROLL}</b>"]] * 8
        assert await live(absent) == []
        await secretary.taps("Nội dung tiếp theo ›")
        assert [await live(one) for one in present] == [[f"Nội dung đang tiến hành:\n<b>{REPORT}</b>"]] * 8


async def test_a_unit_that_comes_late_sees_what_is_under_way(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open(absent=2)
        await secretary.taps("Nội dung tiếp theo ›")
        late = await stage.person("bao-lao-cai/head")
        await late.taps("Có mặt")
        assert await live(late) == [f"Nội dung đang tiến hành:\n<b>{ROLL}</b>"]
        await secretary.taps("Điểm danh hộ")
        names = [unit.name for unit in stage.file.units][-2:]
        await secretary.chooses(*(name for name in names if name != "Báo Lào Cai"))
        for delegate in await stage.delegates():
            assert await live(delegate) == [f"Nội dung đang tiến hành:\n<b>{ROLL}</b>"]


async def test_two_people_pressing_at_once_go_one_item_further(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        button = await secretary.button("Nội dung tiếp theo ›")
        await secretary.presses(button.value)
        assert ROLL in (await (await stage.chair()).presses(button.value))[-1]


async def test_the_secretary_moves_adds_and_leaves_out_items(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chương trình")
        await secretary.taps("2")
        await secretary.taps("Chuyển xuống")
        assert "Nội dung 4/12" in (await secretary.taps("Chuyển xuống"))[-1]
        listed = (await secretary.taps("‹ Chương trình"))[-1]
        assert f"4. {REPORT}" in listed
        await secretary.taps("Thêm nội dung")
        listed = (await secretary.says("Phát biểu của Ban <Thi đua>"))[-1]
        assert "13. Phát biểu của Ban &lt;Thi đua&gt;" in listed
        await secretary.taps("2")
        listed = (await secretary.taps("Bỏ nội dung này"))[-1]
        assert "12 nội dung" in listed
        assert "Tham luận" not in listed


async def test_words_that_are_no_item_say_what_one_looks_like(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chương trình")
        await secretary.taps("Thêm nội dung")
        assert "ví dụ: Phát biểu của lãnh đạo tỉnh" in (await secretary.says("?"))[-1]
        assert "13 nội dung" in (await secretary.says("Chụp ảnh lưu niệm"))[-1]


async def test_any_item_may_be_begun_out_of_order(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chương trình")
        await secretary.taps("10")
        await secretary.taps("Tiến hành nội dung này")
        assert await live((await stage.delegates())[0]) == [
            "Nội dung đang tiến hành:\n<b>Công bố, trao khen thưởng</b>"
        ]
        await secretary.taps("Chương trình")
        await secretary.taps("10")
        with pytest.raises(NoSuchButton):
            await secretary.button("Bỏ nội dung này")
        dropped = (await secretary.presses("agendadrop 1 10"))[-1]
        assert "đang tiến hành" in dropped


async def test_only_the_lead_arranges_the_agenda(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        await stage.open()
        outsider = await stage.person("ban-dan-van/head")
        values = [f"{verb} 1 1" for verb in ("agendaitem", "agendaup", "agendadrop", "agendago")]
        for value in (*values, "agenda 1", "agendaadd 1", "agendanext 1 0", "showtable 1", "hidescreen 1"):
            assert "không thuộc nhiệm vụ" in (await outsider.presses(value))[-1], value


async def test_old_buttons_meet_the_agenda_of_today(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        assert "đã cũ" in (await secretary.presses("agendaitem 1 77"))[-1]
        assert "đã cũ" in (await secretary.presses("agendago 7 1"))[-1]
        await secretary.presses("endmeeting 1")
        assert "hội nghị đã kết thúc" in (await secretary.presses("agendanext 1 0"))[-1]


async def test_the_screen_follows_the_agenda_and_a_result_has_its_time(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.counted()
        await secretary.presses("agendanext 1 0")
        assert (await stage.projector())["scene"] == "closed"
        await secretary.says("/kiemphieu")
        await secretary.taps("Công bố")
        assert (await stage.projector())["scene"] == "result"
        await secretary.presses("agendanext 1 1")
        shown = await stage.projector()
        assert (shown["scene"], shown["agenda"]) == ("waiting", REPORT)
