"""One meeting has one hour: whichever of the calendar and the invitation moves, the other does, told once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from bot.player import Player
from storage.store import Store
from tests.handlers.scoring_year import plain
from tests.handlers.test_invitation import CalledStage
from tests.support.stage import ZONE

ITEM, REASON = "hoi-nghi-tong-ket", "hội trường sửa chữa"
OLD, NEW = "14 giờ 00, thứ Ba 19/12/2023", "08 giờ 30, thứ Tư 20/12/2023"
DELEGATE = "ban-dan-van/officer"


async def move(lead: Player, item: str = ITEM) -> tuple[str, str]:
    """What is asked before it is confirmed, and what is said after."""
    await lead.presses(f"moveitem {item}")
    await lead.says("20/12 8:30")
    asked = plain(await lead.says(REASON))
    return asked, plain(await lead.taps("Xác nhận"))


async def hours(stage: CalledStage) -> set[datetime]:
    bloc = await stage.desk.read(lambda store: store.blocs.get(stage.bloc))
    assert bloc is not None
    item = next(one for one in bloc.calendar if one.id == ITEM)
    meeting = await stage.desk.read(lambda store: store.meetings.of_bloc(stage.bloc))
    assert meeting is not None
    call = await stage.desk.read(lambda store: store.calls.get(meeting.id))
    return {item.due.astimezone(ZONE)} | ({call.starts_at.astimezone(ZONE)} if call else set())


async def test_a_moved_item_sends_the_invitation_again_and_nobody_reads_of_it_twice(tmp_path: Path) -> None:
    async with CalledStage(tmp_path) as stage:
        lead, people = await stage.sent(), [await stage.person(key) for key in (DELEGATE, "ban-dan-van/head")]
        await people[0].taps("Đăng ký dự")
        for person in people:
            await person.sees()
        posts = len(await stage.group())
        asked, done = await move(lead)
        assert "Giấy mời hội nghị được gửi lại với thời gian mới" in asked
        assert "Giấy mời hội nghị đã gửi lại" in done
        assert await hours(stage) == {datetime(2023, 12, 20, 8, 30, tzinfo=ZONE)}
        for person in people:
            [told] = [text for text in await person.sees() if NEW in text]
            assert f"Lý do: “{REASON}”" in told
            assert "đăng ký dự" in told, "what the unit had answered stands"
        [post] = (await stage.group())[posts:]
        assert REASON in post
        card = plain(await lead.taps("Giấy mời hội nghị"))
        assert "Giấy mời đã gửi." in card
        assert "khi gửi giấy mời, lịch chuyển" not in card


async def test_an_invitation_that_is_being_changed_takes_the_hour_and_waits_for_the_lead(tmp_path: Path) -> None:
    async with CalledStage(tmp_path) as stage:
        lead, delegate = await stage.sent(), await stage.person(DELEGATE)
        await lead.taps("Địa điểm")
        await lead.says("Hội trường lớn")
        await delegate.sees()
        asked, done = await move(lead)
        assert "được gửi lại" not in asked
        assert "giấy mời đang soạn nên chưa gửi" in done
        told = plain(await delegate.sees())
        assert f"{OLD} → {NEW}" in told
        assert "Hội trường lớn" not in told
        assert await hours(stage) == {datetime(2023, 12, 20, 8, 30, tzinfo=ZONE)}
        await lead.taps("Giấy mời hội nghị")
        await lead.taps("Gửi lại giấy mời")
        again = plain(await delegate.sees())
        assert "Hội trường lớn" in again
        assert NEW in again


async def test_an_invitation_sent_for_another_hour_moves_the_calendar(tmp_path: Path) -> None:
    async with CalledStage(tmp_path) as stage:
        lead, delegate = await stage.sent(), await stage.person(DELEGATE)
        await lead.taps("Ngày giờ")
        card = plain(await lead.says("8h30 ngày 22/12"))
        assert f"đang ghi {OLD}; khi gửi giấy mời, lịch chuyển theo" in card
        await delegate.sees()
        said = plain(await lead.taps("Gửi lại giấy mời"))
        assert "đang ghi" not in said
        assert f"Đã chuyển thời gian: {OLD} → 08 giờ 30, thứ Sáu 22/12/2023" in said
        assert "Hoàn thiện, ký biên bản" in said, "what waits for the meeting is now due before it"
        assert await hours(stage) == {datetime(2023, 12, 22, 8, 30, tzinfo=ZONE)}
        assert len([text for text in await delegate.sees() if "thứ Sáu 22/12/2023" in text]) == 1
        log = await stage.desk.read(lambda store: store.audit.lines(stage.bloc))
        assert [line.body["reason"] for line in log if line.what == "deadline_moved"] == ["invitation"]


async def test_a_second_meeting_in_the_calendar_moves_without_the_invitation_to_the_first(tmp_path: Path) -> None:
    async with CalledStage(tmp_path) as stage:

        def list_another(store: Store) -> None:
            plan = store.blocs.plan(stage.bloc)
            held = next(entry for entry in plan["calendar"] if entry["id"] == ITEM)
            another = {**held, "id": "hoi-nghi-chuyen-de", "title": "Hội nghị chuyên đề"}
            store.blocs.change_plan(stage.bloc, {**plan, "calendar": [*plan["calendar"], another]})

        await stage.desk.write(list_another)
        lead = await stage.sent()
        asked, done = await move(lead, "hoi-nghi-chuyen-de")
        assert "Hội nghị chuyên đề" in done
        assert "Giấy mời hội nghị" not in asked + done
        assert await hours(stage) == {datetime(2023, 12, 19, 14, tzinfo=ZONE)}
