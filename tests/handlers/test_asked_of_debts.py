"""What an officer types of a deadline leads to the step that a button leads to elsewhere."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.handlers.reminder_stage import LEAD, OFFICER, REPORT, ReminderStage, at
from tests.support.stage import example


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("xin gia hạn", "Đề nghị đồng chí chọn việc xin gia hạn:"),
        ("gia hạn tự chấm đến 15/11", "<b>Xin gia hạn: Tự chấm điểm"),
        ("Xin gia hạn báo cáo tổng kết vì chờ số liệu", "<b>Xin gia hạn: Báo cáo tổng kết năm của đơn vị</b>"),
        ("bao giờ nộp báo cáo tổng kết", "<b>Lịch và hạn nộp năm 2023</b>"),
        ("đã nộp bản giấy", "Đề nghị đồng chí chọn văn bản đã nộp:"),
    ],
)
async def test_typed_words_lead_to_the_step(tmp_path: Path, typed: str, answer: str) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 14))
        officer = await stage.person(OFFICER)
        assert answer in (await officer.says(typed))[-1]


async def test_what_is_chosen_from_the_list_is_asked_for_and_the_lead_finds_the_requests(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 14))
        officer, lead = await stage.person(OFFICER), await stage.person(LEAD)
        await officer.says("xin gia hạn")
        rows = (await officer.rows())[-1].body["rows"]
        label = next(button["label"] for row in rows for button in row if button["value"] == f"extend {REPORT}")
        assert "<b>Xin gia hạn: Báo cáo tổng kết" in (await officer.taps(label))[-1]
        await lead.says("xin gia hạn")
        assert "Đơn xin gia hạn" in (await lead.taps("Đơn của các đơn vị"))[-1]


async def test_a_paper_that_was_handed_in_is_declared_by_typing_so(tmp_path: Path) -> None:
    report = next(one for one in example().calendar if one.id == REPORT)
    items = tuple(
        replace(report, id=f"viec-{name}", title=f"Báo cáo {name}", needs=(), official="công văn")
        for name in ("quy", "chuyen-de")
    )
    async with ReminderStage(tmp_path, replace(example(), calendar=items)) as stage:
        stage.clock.move(at(11, 14))
        officer = await stage.person(OFFICER)
        assert "Đề nghị đồng chí chọn văn bản đã nộp:" in (await officer.says("đã nộp bản giấy"))[-1]
        assert "Đề nghị đồng chí gõ số, ký hiệu" in (await officer.says("đã nộp bản giấy báo cáo quy"))[-1]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (
            "xin gia hạn báo cáo tổng kết đến 8/12 vì chờ số liệu",
            "Xin gia hạn đến <b>17 giờ 00, thứ Sáu 08/12/2023</b>; lý do: “chờ số liệu”.",
        ),
        (
            "xin gia hạn báo cáo tổng kết vì chờ số liệu, đến 16 giờ 8/12",
            "Xin gia hạn đến <b>16 giờ 00, thứ Sáu 08/12/2023</b>; lý do: “chờ số liệu”.",
        ),
        ("gia hạn tự chấm đến 20/11", "Xin gia hạn đến <b>17 giờ 00, thứ Hai 20/11/2023</b>; cần nêu cả lý do."),
        ("gia hạn báo cáo tổng kết đến 30/11 vì chờ số liệu", "Chưa ghi ngày 30/11/2023: ngày xin gia hạn phải sau"),
        ("gia hạn báo cáo tổng kết vì chờ số liệu", "Lý do: “chờ số liệu”."),
    ],
)
async def test_what_the_sentence_says_of_day_and_reason_is_taken(tmp_path: Path, typed: str, answer: str) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 14))
        assert answer in (await (await stage.person(OFFICER)).says(typed))[-1]


async def test_only_what_was_not_said_is_asked_for(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 14))
        officer = await stage.person(OFFICER)
        await officer.says("gia hạn tự chấm đến 20/11")
        said = (await officer.says("do chờ số liệu"))[-1]
        assert "đến <b>17 giờ 00, thứ Hai 20/11/2023</b>; lý do: “chờ số liệu”." in said
        await officer.says("gia hạn báo cáo tổng kết vì chờ quyết toán")
        said = (await officer.says("8/12"))[-1]
        assert "đến <b>17 giờ 00, thứ Sáu 08/12/2023</b>; lý do: “chờ quyết toán”." in said
        assert "thứ Hai 11/12/2023</b>; lý do: “chờ quyết toán”." in (await officer.says("11/12"))[-1]
        await officer.says("gia hạn báo cáo tổng kết đến 30/11 vì chờ số liệu")
        assert "thứ Ba 05/12/2023</b>; lý do: “chờ số liệu”." in (await officer.says("5/12"))[-1]
        assert "Đã gửi Trưởng khối" in (await officer.taps("Gửi đề nghị"))[-1]


@pytest.mark.parametrize("named", [False, True])
async def test_what_was_said_before_one_is_chosen_from_the_list_is_kept(tmp_path: Path, named: bool) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 14))
        officer = await stage.person(OFFICER)
        await officer.says("xin gia hạn đến 8/12 vì chờ số liệu")
        said = await (officer.says("báo cáo tổng kết") if named else officer.presses(f"extend {REPORT}"))
        assert "<b>Báo cáo tổng kết năm của đơn vị</b>" in said[-1]
        assert "đến <b>17 giờ 00, thứ Sáu 08/12/2023</b>; lý do: “chờ số liệu”." in said[-1]
