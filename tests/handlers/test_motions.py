"""Open votes as the secretary runs them and the delegates answer."""

from pathlib import Path

import pytest

from bot.player import NoSuchButton, Player
from rules.motions import Motion, MotionForm, MotionState, Voices
from tests.handlers.meeting_stage import MeetingStage


async def motions(stage: MeetingStage) -> tuple[Motion, ...]:
    return await stage.desk.read(lambda store: store.motions.of_meeting(1))


async def asked(secretary: Player, question: str = "Thông qua mức đóng góp quỹ") -> None:
    await secretary.presses("motions 1")
    await secretary.taps("Nội dung khác")
    await secretary.says(question)


async def test_a_ready_question_is_agreed_by_all_with_one_tap(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.gather(absent=1)
        await secretary.says("/hoinghi")
        await secretary.taps("Biểu quyết")
        draft = (await secretary.taps("Chủ trì, thư ký"))[-1]
        assert "Thông qua chủ trì hội nghị: Trưởng Ban Nội chính Tỉnh ủy; thư ký hội nghị: " in draft
        assert "Hội nghị thông qua" in (await secretary.taps("Nhất trí 8/8"))[-1]
        said = (await stage.group())[-1]
        assert "Nhất trí 8/8 đơn vị có mặt." in said
        [kept] = await motions(stage)
        assert (kept.form, kept.counts, len(kept.roll)) == (MotionForm.UNANIMOUS, Voices(8), 8)
        assert await stage.desk.read(lambda store: store.audit.unbroken(stage.bloc))


async def test_hands_are_typed_in_one_message_and_must_add_up(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await asked(secretary)
        assert "ví dụ: 8 tán thành, 0 không tán thành, 1 không có ý kiến" in (await secretary.taps("Giơ tay"))[-1]
        wrong = (await secretary.says("8 tán thành"))[-1]
        assert "cộng lại được 8 ý kiến, trong khi có mặt 9 đơn vị" in wrong
        assert "chưa đọc được" in (await secretary.says("gần như tất cả"))[-1]
        done = (await secretary.says("4 tán thành, 4 không tán thành, 1 không có ý kiến"))[-1]
        assert "Không được thông qua" in done
        assert "4/9 tán thành, 4 không tán thành, 1 không có ý kiến (cần ít nhất 5)" in done
        [kept] = await motions(stage)
        assert not kept.carried


async def test_by_name_each_unit_present_has_one_voice_until_the_vote_is_closed(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open(absent=1)
        await asked(secretary)
        await secretary.taps("Theo tên đơn vị")
        first, second = await stage.person("ban-dan-van/head"), await stage.person("ban-dan-van/officer")
        assert "<b>không tán thành</b>" in (await first.taps("Không tán thành"))[-1]
        assert "<b>tán thành</b>" in (await second.taps("Tán thành"))[-1]
        assert "<b>tán thành</b>" in (await first.sees())[-1]
        await (await stage.person("van-phong/head")).taps("Không có ý kiến")
        card = (await secretary.sees())[-1]
        assert "Đã có ý kiến: <b>2/8</b> đơn vị. Tán thành 1, không tán thành 0, không có ý kiến 1." in card
        assert "Văn phòng Tỉnh ủy: không có ý kiến" in card
        await secretary.taps("Kết thúc biểu quyết")
        said = (await stage.group())[-1]
        assert "1/8 tán thành, 0 không tán thành, 1 không có ý kiến, 6 không biểu quyết" in said
        assert "Dân vận" not in said
        assert "đã biểu quyết xong" in (await first.presses("voice 1 5 disagree"))[-1]
        chair = await stage.chair()
        for value in ("motionclose 1", "motiondrop 1", "motionall 1 8", "motionopen 1"):
            assert "đã biểu quyết xong" in (await chair.presses(value))[-1], value
        assert "Ý kiến của Ban Dân vận Tỉnh ủy: tán thành." in (await second.sees())[-1]


async def test_a_unit_that_is_not_present_has_no_voice(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open(absent=1)
        await asked(secretary)
        await secretary.taps("Theo tên đơn vị")
        late, unit = await stage.person("bao-lao-cai/head"), await stage.unit("bao-lao-cai")
        with pytest.raises(NoSuchButton):
            await late.button("Tán thành")
        assert "chưa được ghi có mặt" in (await late.presses(f"voice 1 {unit} agree"))[-1]
        await late.taps("Có mặt")
        assert "chưa được ghi có mặt" in (await late.says("biểu quyết"))[-1]
        other = await stage.person("van-phong/head")
        assert "không thuộc nhiệm vụ" in (await other.presses(f"voice 1 {unit} agree"))[-1]
        assert await stage.desk.read(lambda store: store.motions.voices(1)) == {}


async def test_random_words_in_a_voice_button_are_an_old_button(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await asked(secretary)
        await secretary.taps("Theo tên đơn vị")
        delegate, unit = await stage.person("ban-dan-van/head"), await stage.unit("ban-dan-van")
        for value in (f"voice 1 {unit} maybe", f"voice 9 {unit} agree", "voice 1", "voice x y z"):
            assert "đã cũ" in (await delegate.presses(value))[-1], value


async def test_only_the_lead_puts_and_closes_questions(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await asked(secretary)
        delegate = await stage.person("ban-dan-van/head")
        verbs = ("motions", "motion", "motionask", "motionhands", "motionopen", "motionclose", "motiondrop")
        for value in (*(f"{verb} 1" for verb in verbs), "motionall 1 9", "motionready 1 agenda"):
            assert "không thuộc nhiệm vụ" in (await delegate.presses(value))[-1], value
        assert (await motions(stage))[0].state is MotionState.DRAFT


async def test_when_others_are_present_than_the_button_said_it_is_asked_again(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await asked(secretary)
        await (await stage.person("bao-lao-cai/head")).taps("Báo vắng")
        assert "Có mặt 8 đơn vị" in (await secretary.presses("motionall 1 9"))[-1]
        assert (await motions(stage))[0].state is MotionState.DRAFT


async def test_one_question_is_open_at_a_time_and_may_be_put_aside(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await asked(secretary)
        await asked(secretary, "Thông qua chương trình công tác")
        assert [one.state for one in await motions(stage)] == [MotionState.DROPPED, MotionState.DRAFT]
        await secretary.taps("Theo tên đơn vị")
        assert "đang có nội dung biểu quyết" in (await secretary.presses("motionready 1 report"))[-1]
        delegate = await stage.person("ban-dan-van/head")
        await delegate.taps("Tán thành")
        assert "Đã bỏ, không biểu quyết" in (await secretary.taps("Bỏ nội dung này"))[-1]
        assert "không biểu quyết nội dung này nữa" in (await delegate.sees())[-1]
        assert [text for text in await stage.group() if "thông qua" in text] == []


async def test_a_vote_taken_again_replaces_the_first(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await asked(secretary)
        await secretary.taps("Giơ tay")
        await secretary.says("4/5/0")
        await secretary.taps("Biểu quyết lại")
        await secretary.taps("Nhất trí 9/9")
        assert [one.state for one in await motions(stage)] == [MotionState.RETAKEN, MotionState.CLOSED]
        listed = (await secretary.presses("motions 1"))[-1]
        assert "Thông qua mức đóng góp quỹ: nhất trí 9/9 đơn vị có mặt. Hội nghị thông qua." in listed
        assert "đã được biểu quyết lại" in (await secretary.presses("motionagain 1"))[-1]


async def test_nothing_is_put_to_a_meeting_that_is_over_or_not_begun(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.secretary()
        assert "không có hội nghị nào" in (await secretary.says("/bieuquyet"))[-1]
        await stage.open()
        await asked(secretary)
        await secretary.presses("endmeeting 1")
        for value in ("motions 1", "motionall 1 9", "motionask 1"):
            assert "hội nghị đã kết thúc" in (await secretary.presses(value))[-1], value
        delegate = await stage.person("ban-dan-van/head")
        assert "không có nội dung nào đang biểu quyết" in (await delegate.says("/bieuquyet"))[-1]


async def test_a_question_is_words_and_not_too_many(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.presses("motionask 1")
        for text in ("?", "a" * 301):
            assert "không quá 300 ký tự" in (await secretary.says(text))[-1]
        assert "<b>Nội dung biểu quyết</b>" in (await secretary.says("Thông qua <b>&"))[-1]


async def test_with_nobody_present_nothing_is_decided(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.gather(absent=9)
        await asked(secretary)
        assert "Chưa đủ điều kiện" in (await secretary.taps("Theo tên đơn vị"))[-1]
        assert "Chưa đủ điều kiện" in (await secretary.taps("Giơ tay"))[-1]
