"""Signed papers: what a unit says of them, what the lead answers, and items that need both."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.player import NoSuchButton
from rules.debts import Missing
from rules.review import SheetState
from tests.handlers.hand_in_year import BOTH, OFFICER, PAPER, missing, pdf, people
from tests.handlers.reminder_stage import ReminderStage, at
from tests.handlers.scoring_year import sheet_of
from tests.support.stage import Stage

NOMINATIONS = "de-xuat-khen-thuong"


async def test_a_declared_paper_rests_until_the_lead_has_it(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head, lead = await people(stage)
        await officer.presses(f"item {PAPER}")
        await officer.taps("Đã nộp bản giấy")
        assert "cần số, ký hiệu hoặc ngày" in (await officer.says("hôm kia kìa"))[-1]
        await officer.says("45-BC/BDV ngày 20/11/2023")
        await lead.sees()
        said = await officer.taps("Bỏ qua")
        assert "không nhắc việc này nữa" in said[-1]
        lacks = await missing(stage, PAPER)
        assert lacks is not None
        assert lacks.is_paused
        assert "báo đã nộp bản giấy <b>Đăng ký thi đua" in (await lead.sees())[-1]
        await lead.taps("Chưa nhận")
        await officer.sees()
        await lead.taps("Chưa thấy văn bản đến")
        assert "Lý do: chưa thấy văn bản đến" in (await officer.sees())[-1]
        assert await missing(stage, PAPER) == Missing(paper=True)
        await officer.taps("Đã nộp bản giấy")
        await officer.says("46-BC/BDV ngày 30/11/2023")
        await officer.says("", files=(pdf(),))
        await head.sees()
        said = await lead.taps("Đã nhận")
        assert "Bản giấy, số 46-BC/BDV ngày 30/11/2023." in said[-1]
        assert "chậm 265 ngày" in (await head.sees())[-1]
        assert await missing(stage, PAPER) is None
        log = await stage.desk.read(lambda store: store.audit.lines(stage.bloc))
        assert [line.what for line in log if "paper" in line.what or "report" in line.what] == [
            "paper_declared",
            "paper_refused",
            "paper_declared",
            "report_received",
        ]


async def test_both_parts_are_needed_where_the_item_asks_for_both(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, _, lead = await people(stage)
        assert await missing(stage, BOTH) == Missing(chat=True, paper=True)
        await officer.presses(f"handpaper {BOTH}")
        await officer.says("45-BC/BDV ngày 20/11/2023")
        assert "còn phần trong chat chưa xong" in (await officer.taps("Bỏ qua"))[-1]
        said = (await officer.presses(f"item {BOTH}"))[-1]
        assert "<b>chưa xong phần trong chat, đã báo nộp bản giấy, chờ xác nhận</b>" in said
        unit = await stage.unit("ban-dan-van")
        await lead.presses(f"paperwhy {BOTH} {unit} unsigned")
        sheet = await sheet_of(stage, "ban-dan-van")
        await stage.desk.write(lambda store: store.sheets.set_state(sheet, SheetState.SUBMITTED))
        assert await missing(stage, BOTH) == Missing(paper=True)
        assert "<b>chưa có bản giấy</b>" in (await officer.presses(f"item {BOTH}"))[-1]
        await lead.presses(f"gotpaper {BOTH} {unit}")
        await lead.taps("Hôm nay")
        assert await missing(stage, BOTH) is None


async def test_a_paper_the_lead_records_by_day_settles_what_the_unit_declared(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, _, lead = await people(stage)
        await officer.presses(f"handpaper {PAPER}")
        await officer.says("45-BC/BDV ngày 20/11/2023")
        await officer.taps("Bỏ qua")
        unit = await stage.unit("ban-dan-van")
        await lead.presses(f"delivered {PAPER} {unit}")
        await lead.says("29/11")
        assert await missing(stage, PAPER) is None
        assert "45-BC/BDV ngày 20/11/2023: đã nhận" in (await officer.presses(f"item {PAPER}"))[-1]
        for tap in (f"gotpaper {PAPER} {unit}", f"nopaper {PAPER} {unit}", f"paperwhy {PAPER} {unit} unseen"):
            assert "đã cũ" in (await lead.presses(tap))[-1], tap


async def test_the_lead_keeps_a_scan_of_a_paper_that_nobody_declared(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, _, lead = await people(stage)
        unit = await stage.unit("ban-dan-van")
        assert "đã cũ" in (await lead.presses(f"leadscan {PAPER} {unit}"))[-1]
        await lead.presses(f"gotpaper {PAPER} {unit}")
        await lead.taps("Hôm nay")
        await lead.taps("Gửi bản scan")
        assert "Chưa nhận được tệp nào" in (await lead.says("đây"))[-1]
        refused = "\n".join(await lead.says("", files=(replace(pdf(), digest=""),)))
        assert "Chưa lưu" in refused
        assert "Đã lưu" not in refused
        assert "Ban Dân vận Tỉnh ủy: 1 tệp" in (await lead.says("", files=(pdf(),)))[-1]
        assert "1. bao-cao-1.pdf" in (await officer.presses(f"handedof {PAPER} {unit}"))[-1]
        assert "không thuộc nhiệm vụ" in (await officer.presses(f"leadscan {PAPER} {unit}"))[-1]


async def test_the_leads_own_paper_leaves_no_question_behind(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        _, _, lead = await people(stage)
        await lead.presses(f"handpaper {PAPER}")
        await lead.says("07-CV/BNC ngày 30/11/2023")
        assert "Đã ghi nhận" in (await lead.taps("Bỏ qua"))[-1]
        with pytest.raises(NoSuchButton):
            await lead.button("Bỏ qua")


async def test_a_paper_of_tomorrow_is_refused_by_its_day_and_a_declared_one_is_only_declared_again(
    tmp_path: Path,
) -> None:
    async with Stage(tmp_path) as stage:
        officer, _, _ = await people(stage)
        await officer.presses(f"handpaper {PAPER}")
        said = (await officer.says("45-BC/BDV ngày 01/12/2023"))[-1]
        assert "chưa đến ngày 01/12/2023" in said
        assert "1993" not in said
        await officer.says("45-BC/BDV ngày 20/11/2023")
        await officer.taps("Bỏ qua")
        await officer.presses(f"item {PAPER}")
        for label in ("Đã nộp bản giấy", "Xin gia hạn"):
            with pytest.raises(NoSuchButton):
                await officer.button(label)
        assert "Báo lại thì lần này thay lần trước" in (await officer.taps("Báo lại bản giấy"))[-1]
        assert "đã báo nộp bản giấy, đang chờ Trưởng khối" in (await officer.presses(f"extend {PAPER}"))[-1]


async def test_who_has_declared_a_paper_is_not_asked_for_it_when_its_time_opens(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 10, 14))
        officer = await stage.person(OFFICER)
        await officer.presses(f"handpaper {NOMINATIONS}")
        await officer.says("45-BC/BDV ngày 10/11/2023")
        await officer.taps("Bỏ qua")
        asked = "Đề xuất tập thể, cá nhân được khen"
        assert asked not in await stage.hears(OFFICER, at(11, 13))
        assert asked in "\n".join(await (await stage.person("van-phong/officer")).sees())
