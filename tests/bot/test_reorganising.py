"""A bloc in the middle of being reorganised: a unit leaves, joins or merges, and nothing of what was done is lost."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bot.reorganising import reorganise
from handlers.evidence_reading import may_read
from handlers.talk import Talk, Turn
from messages.bloc_problems import BlocFileErrors
from messages.incoming import Attachment
from rules.people import Role
from rules.reorganisation import Change
from tests.support.stage import ZONE, Stage

SLUG = "lao-cai-party-2023"
PAPER = "decision: {number: 125-QĐ/TU, date: 2023-10-25, reason: Sắp xếp tổ chức bộ máy}\n"
LEAVES = "leaves:\n- {unit: ban-dan-van, last_day: 2023-11-15}\n"
MERGES = "merges:\n- {unit: ban-dan-van, into: Ban Tuyên giáo, last_day: 2023-11-15}\n"
JOINS = """joins:
- {key: so-moi, name: Sở Mới, short: SM, head_title: Giám đốc, since: 2023-11-16}
people:
- key: so-moi/officer
  name: Cán bộ phụ trách thi đua Sở Mới
  duties:
  - {unit: so-moi, role: officer, since: 2023-11-16}
  - {unit: so-moi, role: delegate, since: 2023-11-16}
- {key: so-moi/head, name: Giám đốc Sở Mới, duties: [{unit: so-moi, role: head, since: 2023-11-16}]}
"""
SECRETARY, OFFICER = "ban-noi-chinh/officer", "ban-dan-van/officer"


def said(*parts: str) -> str:
    return f"bloc: {SLUG}\n{PAPER}{''.join(parts)}"


async def change(stage: Stage, *parts: str) -> None:
    await stage.desk.write(lambda store: reorganise(store, stage.desk.router, said(*parts)))


async def problems(stage: Stage, *parts: str) -> str:
    with pytest.raises(BlocFileErrors) as wrong:
        await change(stage, *parts)
    return str(wrong.value)


def after(stage: Stage) -> None:
    """The first morning on which the unit is no member."""
    stage.clock.move(datetime(2023, 11, 16, 8, tzinfo=ZONE))


async def test_a_unit_that_leaves_is_told_counted_until_its_last_day_and_then_reads_nothing(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, secretary = await stage.person(OFFICER), await stage.person(SECRETARY)
        await officer.says("/chamdiem")
        await change(stage, LEAVES)
        told = "\n".join(await officer.sees())
        assert "còn trong Khối đến hết ngày 15/11/2023" in told
        assert "125-QĐ/TU ngày 25/10/2023 (Sắp xếp tổ chức bộ máy)" in told
        assert "Hôm nay Khối có 9 đơn vị" in "\n".join(await secretary.sees())
        assert "Ban Dân vận Tỉnh ủy rời Khối" in (await stage.group())[-1]
        assert "Việc của đơn vị" not in told
        assert "Đề nghị đồng chí chọn việc" in (await officer.says("/menu"))[-1]
        after(stage)
        assert "hiện không có nhiệm vụ nào đang hiệu lực" in (await officer.says("/menu"))[-1]
        await secretary.presses("noticenew")
        await secretary.says("Họp giao ban")
        assert "Đã nhận 1/8" in "\n".join(await secretary.taps("Gửi thông báo"))
        assert "Giao ước" in "\n".join(await secretary.says("/giaouoc"))
        lines = await stage.desk.read(lambda store: store.audit.lines(stage.bloc))
        assert [line.body["number"] for line in lines if line.what == "unit_leaves"] == ["125-QĐ/TU"]


async def test_a_unit_that_joins_is_counted_from_its_first_day_and_scores_itself(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        secretary = await stage.person(SECRETARY)
        await change(stage, JOINS)
        told = "\n".join(await secretary.sees())
        assert "Hôm nay Khối có 9 đơn vị" in told
        assert "cấp liên kết mời cho cán bộ của Sở Mới" in told
        officer = await stage.person("so-moi/officer")
        assert "không có nhiệm vụ nào" in (await officer.says("/menu"))[-1]
        after(stage)
        assert "Sở Mới" in (await officer.says("/menu"))[-1]
        await officer.says("/chamdiem")
        state = "\n".join(await officer.says("/trangthai"))
        assert "0/" in state
        assert "Báo cáo tổng kết năm" in state
        assert "Báo cáo sơ kết 6 tháng" not in state, "due before the unit came"
        await secretary.presses("noticenew")
        await secretary.says("Họp giao ban")
        assert "Đã nhận 1/10" in "\n".join(await secretary.taps("Gửi thông báo"))
        assert "Họp giao ban" in "\n".join(await officer.sees())


async def test_what_a_merged_unit_had_answered_and_filed_is_read_by_who_took_it_in_alone(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, heir = await stage.person(OFFICER), await stage.person("ban-tuyen-giao/officer")
        other = await stage.person("van-phong/officer")
        await officer.says("chấm điểm")
        await officer.says("đến tiêu chí 1.2")
        await officer.says("9")
        await officer.says("", (Attachment("ab" * 32, "bao-cao.pdf", 4_321, "application/pdf"),))
        merged = await stage.unit("ban-dan-van")
        await change(stage, MERGES)
        assert "sáp nhập vào Ban Tuyên giáo" in "\n".join(await officer.sees())
        assert "Hồ sơ Ban Dân vận Tỉnh ủy" in (await heir.button("Hồ sơ")).label
        today = stage.clock().date()

        def reads(day: date) -> list[bool]:
            with stage.database.read() as store:
                kept = store.evidence.get(1)
                assert kept is not None
                return [may_read(store, one.person, kept, day) for one in (officer, heir, other)]

        assert reads(today) == [True, False, False]
        assert "không thuộc nhiệm vụ" in (await heir.taps("Hồ sơ"))[-1]
        after(stage)
        assert reads(stage.clock().date()) == [False, True, False]
        await heir.says("/menu")
        shown = (await heir.taps("Hồ sơ Ban Dân vận"))[-1]
        assert "<b>9/" in shown
        assert "1 tệp minh chứng" in shown
        assert "bao-cao.pdf" in (await heir.taps("Minh chứng"))[-1]
        assert (await heir.rows())[-1].body["files"][0]["evidence"] == 1
        for value in (f"merged {merged} 1", f"mergedfiles {merged} 1"):
            assert "không thuộc nhiệm vụ" in (await other.presses(value))[-1]
        assert "Nút này đã cũ" in (await heir.presses(f"merged {merged} 99"))[-1]


async def test_a_lead_leaves_only_when_another_is_named(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        lead = LEAVES.replace("ban-dan-van", "ban-noi-chinh")
        found = await problems(stage, lead)
        assert "Tệp thay đổi đơn vị có 1 chỗ cần sửa, chưa ghi thay đổi nào:" in found
        assert "Dòng 4, mục leaves[1].unit: đơn vị “ban-noi-chinh” đang là Trưởng khối" in found
        assert "ví dụ: leaders: {lead: bao-lao-cai, deputies: [van-phong]}" in found
        named = "leaders: {lead: ban-to-chuc}\n"
        found = await problems(stage, lead, named)
        assert "Dòng 5, mục leaders: đơn vị “ban-to-chuc” chưa có người giữ vai trò chair" in found
        people = "people:\n- key: ban-to-chuc/lead\n  name: Thư ký Khối\n  duties:\n" + "".join(
            f"  - {{unit: ban-to-chuc, role: {role}, since: 2023-10-01}}\n" for role in ("chair", "secretary")
        )
        await change(stage, lead, named, people)
        secretary = await stage.person("ban-to-chuc/lead")
        assert "Trưởng khối từ nay: <b>Ban Tổ chức Tỉnh ủy</b>" in "\n".join(await secretary.sees())
        assert "Thông báo" in "\n".join(await secretary.says("/thongbao"))
        former = await stage.person(SECRETARY)
        assert "không thuộc nhiệm vụ" in (await former.presses("noticenew"))[-1]


async def test_every_mistake_is_named_with_its_line_and_nothing_is_changed(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        for parts, words in (
            (("",), "không nêu thay đổi nào"),
            ((LEAVES, "- {unit: ban-dan-van, last_day: 2023-11-16}\n"), "đã ghi ở dòng 4"),
            ((MERGES.replace("Ban Tuyên giáo", "ban-dan-van"),), "không sáp nhập vào chính mình"),
            ((LEAVES.replace("2023-11-15", "2022-11-15"),), "trước ngày đơn vị vào Khối (01/01/2023)"),
            ((LEAVES.replace("2023-11-15", "2026-11-15"),), "quá một năm"),
            ((LEAVES.replace("ban-dan-van", "ban-nao"),), "không có đơn vị “ban-nao”"),
            ((JOINS.replace("Sở Mới", "Ban Dân vận Tỉnh ủy"),), "Khối đã có đơn vị tên “Ban Dân vận Tỉnh ủy”"),
            ((JOINS.replace("role: head", "role: teller"),), "“so-moi” chưa có người giữ vai trò head"),
            ((LEAVES, "lý-do: x\n"), "không có mục tên “lý-do”"),
            (
                (LEAVES, "leaders: {lead: ban-dan-van}\n"),
                "đơn vị “ban-dan-van” rời Khối theo tệp này nên không giữ nhiệm vụ Trưởng khối",
            ),
        ):
            assert words in await problems(stage, *parts), parts
        with pytest.raises(BlocFileErrors, match="không có Khối mang mã “khac”"):
            await stage.desk.write(lambda store: reorganise(store, stage.desk.router, "bloc: khac\n"))
        assert await stage.desk.read(lambda store: store.reorganisations.of_bloc(stage.bloc)) == ()
        await change(stage, MERGES)
        assert "đã được ghi rời Khối, ngày cuối 15/11/2023" in await problems(stage, LEAVES)
        into = MERGES.replace("unit: ban-dan-van", "unit: van-phong").replace("Ban Tuyên giáo", "ban-dan-van")
        assert "cũng rời Khối theo tệp này hoặc đã rời" in await problems(stage, into)
        [kept] = await stage.desk.read(lambda store: store.reorganisations.of_bloc(stage.bloc))
        assert (kept.what, kept.day) == (Change.MERGES, date(2023, 11, 15))


async def test_nobody_keeps_a_right_past_the_units_last_day_whatever_a_file_says(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await change(stage, LEAVES)
        unit, last = await stage.unit("ban-dan-van"), date(2023, 11, 15)

        def held(day: date) -> int:
            with stage.database.read() as store:
                return len(store.people.holders(unit, tuple(Role), day))

        assert held(last) > 0
        assert held(last + timedelta(days=1)) == 0


async def test_the_example_file_reorganises_the_example_bloc(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        example = Path("examples/reorganisation.yaml")
        _, changes = await stage.desk.write(lambda store: reorganise(store, stage.desk.router, example))
        assert [change.what for change in changes] == [Change.JOINS, Change.LEAVES, Change.MERGES]
        after(stage)
        members: list[int] = []

        def look(talk: Talk) -> Turn:
            members.extend(talk.units)
            return Turn()

        await stage.desk.tick(stage.bloc, look)
        assert len(members) == 8
