"""While the box takes papers: everybody reminded alike, and more time given."""

from datetime import timedelta
from pathlib import Path

from tests.handlers.meeting_stage import COMMITTEE, MeetingStage


async def test_more_time_is_told_to_the_room_and_closes_nothing(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary, head = await stage.open(), await stage.person(COMMITTEE[0])
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        assert "Dự kiến đóng hòm lúc 14 giờ 05" in (await head.sees())[-1]
        assert "Dự kiến đóng hòm lúc 14 giờ 10" in (await head.taps("Gia hạn 5 phút"))[-1]
        assert "kéo dài đến 14 giờ 10" in (await stage.group())[-1]
        stage.clock.move(stage.clock() + timedelta(hours=1))
        await secretary.says("kiểm phiếu")
        assert "lúc 15 giờ 05" in (await secretary.taps("Gia hạn 5 phút"))[-1]
        outsider = await stage.person("bao-lao-cai/officer")
        ballot = await stage.ballot()
        assert "không thuộc nhiệm vụ" in (await outsider.presses(f"extendballot {ballot.id} 0"))[-1]
        await stage.count(secretary, {"van-phong": 6})
        assert "chưa công bố" in (await secretary.presses(f"extendballot {ballot.id} 0"))[-1]


async def test_a_reminder_goes_to_all_alike(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        delegates = [one for one in await stage.delegates() if one.person != (await stage.chair()).person]
        before = [(await one.rows())[-1].seq for one in delegates]
        await secretary.taps("Nhắc bỏ phiếu")
        after = [(await one.rows())[-1] for one in delegates]
        assert all(row.seq > seq for row, seq in zip(after, before, strict=True))
        assert {row.body["card"] for row in after} == {f"ballot:{(await stage.ballot()).id}"}


async def test_two_taps_for_more_time_give_no_more_than_one(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        value = (await secretary.button("Gia hạn 5 phút")).value
        for _ in range(2):
            await secretary.presses(value)
        assert len([words for words in await stage.group() if "kéo dài" in words]) == 1
