"""The menu, help, free words, and working for one unit of several."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from bot.player import Player
from messages.commands import COMMANDS
from rules.people import Role
from rules.vietnamese import fold
from tests.handlers.scoring_year import plain, send_sheet
from tests.support.stage import ZONE, Stage

OFFICER, HEAD, SECRETARY = "ban-dan-van/officer", "ban-dan-van/head", "ban-noi-chinh/officer"
ASKED = {
    "hạn nộp bảng điểm bao giờ vậy": "Lịch và hạn nộp",
    "bao giờ họp tổng kết": "Lịch và hạn nộp",
    "đơn vị mình còn thiếu gì không?": "năm thi đua 2023",
    "chấm điểm ở chỗ nào": "tiêu chí",
    "đơn vị xếp thứ mấy": "Kết quả của Khối chưa công bố",
    "hướng dẫn sử dụng": "Trợ giúp",
    "ký giao ước ở đâu": "Giao ước thi đua năm 2023",
}


async def menu(stage: Stage, key: str) -> list[str]:
    """The labels of a person's menu, without the help at its end."""
    person = await stage.person(key)
    await person.says("menu")
    rows = (await person.rows())[-1].body["rows"]
    return [button["label"] for row in rows for button in row][:-1]


async def labels(person: Player) -> list[str]:
    rows = (await person.rows())[-1].body.get("rows", [])
    return [button["label"] for row in rows for button in row]


async def test_each_role_sees_its_own_work(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = [
            "Đơn vị còn việc gì, hạn ngày nào",
            "Tự chấm điểm",
            "Đề xuất khen thưởng",
            "Lịch và hạn nộp",
            "Giao ước thi đua",
            "Kết quả đã công bố",
        ]
        shown = await menu(stage, "van-phong/officer")
        assert [label for label in shown if label in officer] == officer
        assert not {"Duyệt trước khi gửi", "Thẩm định điểm", "Điều hành hội nghị tổng kết"} & set(shown)
        head = await menu(stage, "van-phong/head")
        assert {"Duyệt trước khi gửi", "Đổi người phụ trách, bàn giao"} <= set(head)
        assert "Tự chấm điểm" not in head
        chair = await menu(stage, "ban-noi-chinh/head")
        assert {"Duyệt trước khi gửi", "Thẩm định điểm", "Điều hành hội nghị tổng kết"} <= set(chair)
        deputy = await menu(stage, "bao-lao-cai/officer")
        assert "Thẩm định điểm" in deputy
        assert "Điều hành hội nghị tổng kết" not in deputy


async def test_a_delegate_alone_reads_and_meets_and_is_offered_no_scoring(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        unit, delegate = await stage.unit("ban-dan-van"), await stage.person(OFFICER)
        await stage.desk.write(
            lambda store: store.people.end_duties(delegate.person, unit, Role.OFFICER, date(2023, 1, 1))
        )
        reading = ["Đơn vị còn việc gì, hạn ngày nào", "Lịch và hạn nộp", "Kết quả đã công bố"]
        shown = await menu(stage, OFFICER)
        assert [label for label in shown if label in reading] == reading
        assert not {"Tự chấm điểm", "Đề xuất khen thưởng", "Giao ước thi đua"} & set(shown)
        await delegate.says("/trangthai")
        assert "Tự chấm điểm" not in await labels(delegate)
        secretary = await stage.person(SECRETARY)
        await secretary.says("hội nghị")
        await secretary.taps("Mở điểm danh")
        assert {"Xác nhận có mặt tại hội nghị", "Phiếu đang mở"} <= set(await menu(stage, OFFICER))


@pytest.mark.parametrize("typed", ["/start", "bắt đầu", "bat dau"])
async def test_start_says_whom_the_officer_acts_for_and_shows_the_menu(tmp_path: Path, typed: str) -> None:
    async with Stage(tmp_path) as stage:
        greeting, shown = await (await stage.person(OFFICER)).says(typed)
        assert "Cán bộ phụ trách thi đua, khen thưởng Ban Dân vận Tỉnh ủy</b>." in greeting
        assert "Đề nghị đồng chí chọn việc" in shown


@pytest.mark.parametrize("typed", ["/menu", "/menu@KhoiBot", "MENU", "0", "việc của đơn vị", " viec cua don vi "])
async def test_the_menu_comes_by_any_of_its_names(tmp_path: Path, typed: str) -> None:
    async with Stage(tmp_path) as stage:
        assert "Đề nghị đồng chí chọn việc" in (await (await stage.person(OFFICER)).says(typed))[-1]


@pytest.mark.parametrize("typed", ["/trogiup", "trợ giúp", "tro giup", "Trợ giúp?", "giup"])
async def test_help_lists_only_what_the_person_can_do(tmp_path: Path, typed: str) -> None:
    async with Stage(tmp_path) as stage:
        said = (await (await stage.person(OFFICER)).says(typed))[-1]
        assert "/chamdiem: Tự chấm điểm" in said
        assert "/duyet" not in said
        assert "liên hệ đơn vị Trưởng khối" in said


async def test_nought_is_a_score_where_a_score_is_asked(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        await officer.says("chấm điểm")
        await officer.says("đến tiêu chí 1.2")
        assert "Đã ghi tiêu chí 1.2: 0/10" in plain(await officer.says("0"))


@pytest.mark.parametrize("typed", ["/huy", "hủy", "huy", "dừng lại", "thôi"])
async def test_stopping_in_the_middle_keeps_what_was_recorded(tmp_path: Path, typed: str) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        await officer.says("chấm điểm")
        await officer.says("18/20")
        assert await officer.says(typed) == ["Đã dừng. Phần đã ghi được giữ nguyên."]
        assert "Đề nghị chọn việc trong danh sách" in (await officer.says("9,5"))[-1]
        assert "Đã chấm 1/27" in plain(await officer.says("chấm điểm"))


async def test_the_status_says_what_is_done_and_what_falls_due(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head = await stage.person(OFFICER), await stage.person(HEAD)
        before = (await officer.says("/trangthai"))[-1]
        assert "Giao ước thi đua: chưa xác nhận." in before
        assert "Đề xuất khen thưởng: chưa có." in before
        assert "• 17 giờ 00, thứ Sáu 10/11/2023: Tự chấm điểm" in before
        assert "duyệt trước khi gửi, hạn 10/11/2023: còn 11 ngày; chưa xong phần trong chat và bản giấy." in before
        assert "Còn 1 việc chờ việc trước." in before
        await officer.says("giao ước")
        await officer.taps("Xác nhận giao ước")
        await send_sheet(stage, "ban-dan-van")
        after = (await officer.says("trạng thái"))[-1]
        assert "Giao ước thi đua: đã xác nhận." in after
        assert "Tự chấm điểm: đã gửi, chờ kiểm tra, rà soát, đã chấm 27/27 tiêu chí." in after
        assert "hạn 10/11/2023: còn 11 ngày; chưa có bản giấy." in after
        await head.says("/trangthai")
        assert "Tự chấm điểm" not in await labels(head)


@pytest.mark.parametrize(("question", "answer"), ASKED.items())
async def test_questions_are_answered_with_and_without_accents(
    tmp_path: Path, question: str, answer: str
) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        for typed in (question, fold(question), question.upper()):
            said = await officer.says(typed)
            if "Có phải đồng chí cần" in said[-1]:
                said = await officer.taps((await labels(officer))[0])
            assert answer in plain(said), typed
            await officer.says("/huy")


def test_no_two_commands_share_a_word_or_a_question() -> None:
    owners: dict[str, str] = {}
    for one in COMMANDS:
        for phrase in (one.name, *one.words, *one.questions):
            assert owners.setdefault(fold(phrase), one.name) == one.name, phrase


@pytest.mark.parametrize("typed", ["xyz", "🙂", "🙂🙂🙂", "…", "?", "/khongco", "/", "a" * 5000, "<b>&"])
async def test_unknown_words_get_a_way_on_and_change_nothing(tmp_path: Path, typed: str) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        said = await officer.says(typed)
        assert "Trợ lý chưa hiểu câu này" in said[-1]
        assert await labels(officer) == ["Việc của đơn vị", "Trợ giúp"]


async def test_somebody_whose_duty_has_ended_opens_nothing(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person("van-phong/officer")
        unit = await stage.unit("van-phong")
        await stage.desk.write(
            lambda store: store.people.end_duties(officer.person, unit, Role.OFFICER, date(2023, 10, 31))
        )
        assert "tiêu chí" in (await officer.says("chấm điểm"))[-1]
        stage.clock.move(datetime(2023, 11, 1, 0, 1, tzinfo=ZONE))
        for typed in ("chấm điểm", "menu", "18/20", "/doidonvi"):
            assert "không có nhiệm vụ nào đang hiệu lực" in (await officer.says(typed))[-1]
        assert "không có nhiệm vụ nào đang hiệu lực" in (await officer.presses("go chamdiem"))[-1]
