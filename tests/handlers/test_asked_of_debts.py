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
