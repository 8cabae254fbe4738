"""A unit that left its bloc comes back under its own key, with all it had done; a change can be tried first."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from bot.change_preview import preview_change
from bot.player import Player
from rules.extensions import Answer
from tests.bot.test_reorganising import (
    JOINS,
    LEAVES,
    MERGES,
    OFFICER,
    SECRETARY,
    after,
    change,
    problems,
    said,
)
from tests.handlers.test_extensions import requests
from tests.support.stage import ZONE, Stage

PEOPLE = """people:
- key: ban-dan-van/officer
  name: Cán bộ phụ trách thi đua Ban Dân vận
  duties:
  - {{unit: ban-dan-van, role: officer, since: {0}}}
  - {{unit: ban-dan-van, role: delegate, since: {0}}}
- {{key: ban-dan-van/head, name: Trưởng Ban Dân vận, duties: [{{unit: ban-dan-van, role: head, since: {0}}}]}}
"""
LATER = date(2023, 11, 20)


def returns(since: date, unit: str = "ban-dan-van") -> str:
    return f"returns:\n- {{unit: {unit}, since: {since}}}\n{PEOPLE.format(since)}"


async def scores_two(officer: Player) -> None:
    await officer.says("/chamdiem")
    for leaf, points in (("1.2", "9"), ("1.4", "3")):
        await officer.says(f"đến tiêu chí {leaf}")
        await officer.says(points)


async def test_a_unit_that_comes_back_has_what_it_had_done_and_owes_nothing_of_the_days_between(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, secretary = await stage.person(OFFICER), await stage.person(SECRETARY)
        heir = await stage.person("ban-tuyen-giao/officer")
        await scores_two(officer)
        await change(stage, MERGES)
        assert "ngày liền sau (bỏ việc rời đã ghi)" in await problems(stage, returns(LATER)), "it is still a member"
        after(stage)
        await change(stage, returns(LATER))
        assert "trở lại Khối từ ngày 20/11/2023" in (await stage.group())[-1]
        assert "Điểm, minh chứng, văn bản đơn vị đã gửi trước đây vẫn là của đơn vị" in "\n".join(await officer.sees())
        assert "cấp liên kết mời cho cán bộ của Ban Dân vận" in "\n".join(await secretary.sees())
        assert "không có nhiệm vụ nào" in (await officer.says("/menu"))[-1]
        stage.clock.move(datetime(2023, 11, 20, 8, tzinfo=ZONE))
        state = "\n".join(await officer.says("/trangthai"))
        assert "đã chấm 2/27" in state
        assert "Báo cáo tổng kết năm" in state
        assert "Báo cáo sơ kết 6 tháng" not in state, "due before it came back"
        await heir.says("/menu")
        rows = await heir.rows()
        assert "Hồ sơ Ban Dân vận" not in str(rows[-1].body)
        lines = await stage.desk.read(lambda store: store.audit.lines(stage.bloc))
        assert [line.what for line in lines][-2:] == ["unit_merges", "unit_returns"]


async def test_a_leaving_that_was_a_mistake_is_undone_the_day_after_the_last_and_nothing_was_missed(
    tmp_path: Path,
) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        await change(stage, LEAVES)
        await change(stage, returns(date(2023, 11, 16)))
        for _ in ("before the day", "after it"):
            state = "\n".join(await officer.says("/trangthai"))
            assert "Báo cáo sơ kết 6 tháng" in state, "its membership was never broken"
            after(stage)
        await change(stage, MERGES.replace("2023-11-15", "2023-11-30"))
        units = await stage.desk.read(lambda store: store.people.units(stage.bloc))
        assert len(units) == 9
        assert [unit.until for unit in units if unit.key == "ban-dan-van"] == [date(2023, 11, 30)]
        assert [bool(unit.merged_into) for unit in units if unit.key == "ban-dan-van"] == [True]


async def test_who_never_left_does_not_come_back_and_who_did_is_not_a_new_unit(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        assert "“van-phong” đang thuộc Khối" in await problems(stage, returns(LATER, "van-phong"))
        await change(stage, LEAVES)
        after(stage)
        again = JOINS.replace("Sở Mới", "Ban Dân vận Tỉnh ủy")
        found = await problems(stage, again)
        assert "đã từng thuộc Khối" in found
        assert "returns: [{unit: ban-dan-van, since: 2023-11-16}]" in found
        bare = f"returns:\n- {{unit: ban-dan-van, since: {LATER}}}\n"
        assert "“ban-dan-van” chưa có người giữ vai trò head" in await problems(stage, bare)
        assert "đã ghi ở dòng 4" in await problems(stage, bare, f"- {{unit: ban-dan-van, since: {LATER}}}\n")


async def test_what_a_unit_that_has_left_had_asked_for_waits_for_nobody(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, secretary = await stage.person(OFFICER), await stage.person(SECRETARY)
        await officer.presses("extend tu-cham")
        await officer.says("14/11, chờ số liệu")
        await officer.taps("Gửi đề nghị")
        await change(stage, LEAVES)
        assert "Ban Dân vận" in (await secretary.presses("extensions"))[-1], "a member until its last day"
        after(stage)
        assert "Ban Dân vận" not in (await secretary.presses("extensions"))[-1]
        for tapped in ("grant 1", "extension 1"):
            assert "Nút này đã cũ" in (await secretary.presses(tapped))[-1]
        await change(stage, returns(LATER))
        assert [one.answer for one in await requests(stage)] == [Answer.LEFT], "it has not done it meanwhile"
        assert "đã hoàn thành việc này" not in "\n".join(await secretary.sees())


async def test_a_change_that_is_only_tried_says_what_would_happen_and_leaves_no_trace(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, secretary = await stage.person(OFFICER), await stage.person(SECRETARY)
        await scores_two(officer)
        await officer.presses("extend tu-cham")
        await officer.says("14/11, chờ số liệu")
        await officer.taps("Gửi đề nghị")
        await officer.presses("handpaper de-xuat-khen-thuong")
        await officer.says("45-BC/BDV ngày 27/10/2023")
        await officer.taps("Bỏ qua")
        await secretary.sees()
        shown = "\n".join(preview_change(stage.database, stage.desk.router, said(MERGES, JOINS)))
        assert "chưa ghi gì, chưa báo ai" in shown
        assert "- Ban Dân vận Tỉnh ủy sáp nhập vào Ban Tuyên giáo Tỉnh ủy, đến hết ngày 15/11/2023" in shown
        assert "- Sở Mới vào từ ngày 16/11/2023" in shown
        assert "- việc chưa xong: Tự chấm điểm" in shown
        assert "- đề nghị gia hạn chưa trả lời: Tự chấm điểm" in shown
        assert "- bản giấy báo đã nộp, chưa xác nhận: Đề xuất tập thể, cá nhân được khen" in shown
        assert "2/27 tiêu chí đã chấm" in shown
        assert "Giám đốc Sở Mới" in shown
        assert await secretary.sees() == []
        assert await stage.desk.read(lambda store: store.reorganisations.of_bloc(stage.bloc)) == ()
        assert len(await stage.desk.read(lambda store: store.people.units(stage.bloc))) == 9
