"""What the bloc does inside the program is done in its calendar too, without anybody marking it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from handlers.acts import DONE
from messages.bloc_schema import BlocFile
from rules.acts import Act
from rules.debts import Missing
from tests.handlers.hand_in_year import missing
from tests.handlers.meeting_stage import MeetingStage
from tests.handlers.scoring_year import accept_all, lock, plain, publish, put_sheets, secretary_and_officer
from tests.handlers.test_invitation import CalledStage
from tests.support.stage import Stage, example

LEAD = "ban-noi-chinh"
CHAT = Missing(chat=True)


def bloc_with(act: Act, item: str) -> BlocFile:
    """The example's bloc with another act at one of its items, done in the chat."""
    calendar = (
        replace(one, act=act, official="chat") if one.id == item else one for one in example().calendar
    )
    return replace(example(), calendar=tuple(calendar))


def without_needs(file: BlocFile) -> BlocFile:
    """Nobody waits for anything, so that only what is asked about is told."""
    return replace(file, calendar=tuple(replace(one, needs=()) for one in file.calendar))


def test_every_act_a_file_may_name_is_looked_up() -> None:
    assert set(DONE) == set(Act)


async def test_results_locking_and_publishing_are_done_as_they_happen_and_undone_by_reopening(
    tmp_path: Path,
) -> None:
    async with Stage(tmp_path, without_needs(bloc_with(Act.PUBLISHED, "gui-giao-uoc"))) as stage:
        lead, _ = await secretary_and_officer(stage)
        await put_sheets(stage)
        for item in ("thong-bao-tham-dinh-1", "chot-diem", "gui-giao-uoc"):
            assert await missing(stage, item, LEAD) == CHAT
        said = plain(await lead.presses("item chot-diem"))
        assert "Chương trình tự ghi khi bảng điểm được chốt." in said
        assert (await lead.button("Ghi đã hoàn thành")).value == "handin chot-diem"
        assert (await lead.button("Thẩm định điểm")).value == "go thamdinh"
        await accept_all(stage)
        assert await missing(stage, "thong-bao-tham-dinh-1", LEAD) is None
        assert await missing(stage, "chot-diem", LEAD) == CHAT
        await lock(stage)
        assert await missing(stage, "chot-diem", LEAD) is None
        assert await missing(stage, "gui-giao-uoc", LEAD) == CHAT
        assert "đã hoàn thành" in plain(await lead.presses("item chot-diem"))
        await publish(stage)
        assert await missing(stage, "gui-giao-uoc", LEAD) is None


async def test_who_is_invited_registers_and_both_are_done_by_it(tmp_path: Path) -> None:
    invited = CalledStage(tmp_path)
    invited.file = without_needs(invited.file)
    async with invited as stage:
        assert await missing(stage, "giay-moi", LEAD) == Missing(chat=True, paper=True)
        assert await missing(stage, "dang-ky-dai-bieu") == CHAT
        secretary = await stage.sent()
        assert await missing(stage, "giay-moi", LEAD) == Missing(paper=True)
        delegate = await stage.person("ban-dan-van/head")
        assert (await delegate.says("điểm danh"))[-1].startswith("<b>GIẤY MỜI</b>")
        await delegate.presses("item dang-ky-dai-bieu")
        await delegate.taps("Trả lời giấy mời")
        await delegate.taps("Đăng ký dự")
        assert await missing(stage, "dang-ky-dai-bieu") is None
        assert await missing(stage, "dang-ky-dai-bieu", "ban-tuyen-giao") == CHAT
        await secretary.says("/hoinghi")
        await secretary.taps("Mở điểm danh")
        assert await missing(stage, "dang-ky-dai-bieu", "ban-tuyen-giao") is None


async def test_minutes_are_done_once_the_meeting_has_adopted_them(tmp_path: Path) -> None:
    open_meeting = MeetingStage(tmp_path)
    open_meeting.file = without_needs(bloc_with(Act.MINUTES, "bien-ban"))
    async with open_meeting as stage:
        secretary = await stage.open()
        assert await missing(stage, "bien-ban", LEAD) == CHAT
        await secretary.presses("motionready 1 minutes")
        await secretary.taps("Nhất trí 9/9")
        assert await missing(stage, "bien-ban", LEAD) is None


async def test_what_was_marked_by_hand_first_stays_done(tmp_path: Path) -> None:
    async with Stage(tmp_path, without_needs(bloc_with(Act.MINUTES, "chot-diem"))) as stage:
        lead, _ = await secretary_and_officer(stage)
        assert await missing(stage, "chot-diem", LEAD) == CHAT
        await lead.presses("handin chot-diem")
        await lead.taps("Không ghi thêm")
        assert await missing(stage, "chot-diem", LEAD) is None
