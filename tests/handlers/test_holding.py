"""Tạm dừng xét: put and lifted by the lead, seen by the unit concerned, decided by the lead before a ballot."""

from dataclasses import replace
from pathlib import Path

from rules.profile import Profile
from rules.shortlist import Shortlist, ShortlistRule
from storage import tables
from storage.store import Store
from tests.handlers.meeting_stage import MeetingStage
from tests.handlers.nominating_stage import OTHER, SECRETARY, UNIT, head_of, officer_of, propose, send
from tests.support.stage import Stage


async def test_a_person_is_held_with_reason_source_and_day_told_to_the_unit_and_lifted_again(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        secretary, officer, other = [
            await stage.person(key) for key in (SECRETARY, f"{UNIT}/officer", f"{OTHER}/officer")
        ]
        await send(stage, UNIT, "Cán bộ một")
        await secretary.says("/dexuat")
        await secretary.taps("Tạm dừng xét")
        await secretary.taps("Thêm tạm dừng xét")
        await secretary.taps("Ban Dân vận")
        await secretary.taps("Cán bộ một")
        await secretary.says("đang giải quyết khiếu nại")
        shown = (await secretary.says("Thông báo 12-TB/UBKT ngày 02/10/2023"))[-1]
        assert "Ban Dân vận Tỉnh ủy: Cán bộ một, từ 02/10/2023" in shown
        told = (await officer.sees())[-1]
        assert "từ 02/10/2023; lý do: “đang giải quyết khiếu nại”; căn cứ: Thông báo 12-TB/UBKT" in told
        assert await other.sees() == []
        assert "Tạm dừng xét" in (await officer.presses("nom 1"))[-1]
        assert "đang tạm dừng xét" in (await secretary.presses("commend"))[-1]
        await secretary.presses("holds")
        await secretary.taps("Bỏ tạm dừng 1")
        assert "Đã bỏ tạm dừng" in (await secretary.says("đã có kết luận"))[-1]
        assert "bỏ tạm dừng xét" in (await officer.sees())[-1]
        assert "Tạm dừng xét" not in (await officer.presses("nom 1"))[-1]
        assert "Nút này đã cũ" in (await secretary.presses("holdlift 9"))[-1]


async def test_a_name_that_nobody_proposed_yet_may_be_held_and_meets_its_nomination_later(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        secretary, officer = await stage.person(SECRETARY), await officer_of(stage)
        unit = await stage.unit(UNIT)
        await secretary.presses(f"holdin {unit}")
        await secretary.says("Cán bộ một")
        await secretary.says("đang xem xét kỷ luật")
        await secretary.taps("Bỏ qua")
        await propose(officer, "một cán bộ")
        assert "đang xem xét kỷ luật" in (await officer.presses("nom 1"))[-1]
        about = [f"{verb} {unit}" for verb in ("holdin", "holdunit", "admit", "leaveout")]
        for value in ("holds", "holdnew", "holdone 1", "holdlift 1", *about):
            assert "không thuộc nhiệm vụ" in (await officer.presses(value))[-1]
        assert "không thuộc nhiệm vụ" in (await secretary.presses("holdunit 99"))[-1]


async def test_a_unit_on_hold_is_left_out_of_the_ballot_until_the_lead_decides_otherwise(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary, unit = await stage.open(), await stage.unit("bao-lao-cai")
        await secretary.presses(f"holdunit {unit}")
        await secretary.says("đang thanh tra")
        await secretary.says("/hoinghi")
        said = await secretary.taps("Chuẩn bị phiếu suy tôn")
        assert "Báo Lào Cai: tạm dừng xét từ 19/12/2023, lý do “đang thanh tra”" in "".join(said)
        assert unit not in (await stage.ballot()).candidates
        await secretary.presses(f"admit {unit}")
        said = await secretary.says("Hội đồng đồng ý cho xét")
        assert "<b>Vẫn được xét</b>, lý do: “Hội đồng đồng ý cho xét”" in "".join(said)
        assert unit in (await stage.ballot()).candidates
        await secretary.presses(f"leaveout {unit}")
        assert unit not in (await stage.ballot()).candidates
        lines = await stage.desk.read(lambda store: store.audit.lines(stage.bloc))
        assert [line.what for line in lines if line.what.startswith("unit_")] == ["unit_admitted", "unit_left_out"]


async def test_a_unit_that_has_not_registered_is_named_to_the_lead_who_may_admit_it(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary, unit = await stage.open(), await stage.unit("bao-lao-cai")
        await stage.desk.write(lambda store: _without_pledge(store, unit))
        said = "".join(await secretary.taps("Chuẩn bị phiếu suy tôn"))
        assert "Báo Lào Cai: chưa xác nhận giao ước" in said
        assert unit not in (await stage.ballot()).candidates
        await secretary.presses(f"admit {unit}")
        await secretary.says("Đã ký bản giấy")
        assert unit in (await stage.ballot()).candidates
        assert "không thuộc" in (await secretary.presses("admit 99"))[-1]
        assert "Nút này đã cũ" in (await secretary.presses(f"admit {await stage.unit('van-phong')}"))[-1]


async def test_where_the_rules_say_so_only_units_that_nominated_themselves_stand(tmp_path: Path) -> None:
    def nominated(profile: Profile) -> Profile:
        return replace(profile, shortlist=Shortlist(ShortlistRule.NOMINATED))

    async with MeetingStage(tmp_path, nominated) as stage:
        secretary = await stage.open()
        assert "chưa có đơn vị nào đủ điều kiện" in (await secretary.taps("Chuẩn bị phiếu suy tôn"))[-1]
        officer = await officer_of(stage)
        await officer.presses("nomown")
        await officer.taps("Cờ UBND tỉnh")
        await officer.presses("nomsend")
        await (await head_of(stage)).taps("Duyệt")
        await secretary.says("/hoinghi")
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        assert (await stage.ballot()).candidates == (await stage.unit(UNIT),)


def _without_pledge(store: Store, unit: int) -> None:
    store.connection.execute(tables.pledges.delete().where(tables.pledges.c.unit == unit))
