"""Personal data: agreed to, shown to its owner, erased on request; a nominee's name too."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from rules.nominations import NominationState
from rules.people import Duty, Role
from storage import tables
from storage.store import Store
from tests.handlers.nominating_stage import PDF, SECRETARY, UNIT, head_of, listed, officer_of, propose, send
from tests.support.stage import Stage

LEAD_CHAIR = "ban-noi-chinh/head"


async def test_who_begins_reads_what_is_kept_and_agrees_once(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await officer_of(stage)
        welcome = "".join(await officer.says("/start"))
        assert "đề nghị xóa dữ liệu của mình bất cứ lúc nào" in welcome
        assert "Chưa ghi nhận sự đồng ý" in (await officer.says("/dulieu"))[-1]
        await officer.taps("Đồng ý")
        shown = (await officer.says("dữ liệu của tôi"))[-1]
        assert "Đã đồng ý lúc 08 giờ 00, thứ Hai 30/10/2023 với nội dung: “Trợ lý Khối thi đua lưu" in shown
        assert "cán bộ phụ trách thi đua, khen thưởng, Ban Dân vận Tỉnh ủy" in shown
        assert "đề nghị xóa dữ liệu của mình" not in "".join(await officer.says("/start"))


async def test_who_asks_is_erased_by_the_lead_and_what_the_unit_did_stays(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await officer_of(stage)
        secretary, chair = await stage.person(SECRETARY), await stage.person(LEAD_CHAIR)
        await send(stage, UNIT, "Cán bộ một")
        await stage.desk.write(lambda store: store.people.put_address("telegram", "4711", person=officer.person))
        assert "Telegram: 4711" in (await officer.says("/dulieu"))[-1]
        await officer.taps("Đề nghị xóa dữ liệu")
        await officer.taps("Gửi đề nghị")
        await officer.presses("askeraseyes")
        asked = [said for said in await secretary.sees() if "đề nghị xóa dữ liệu cá nhân" in said]
        assert len(asked) == 1
        assert "Đang giữ nhiệm vụ" in asked[0]
        await secretary.taps("Xóa dữ liệu")
        await secretary.taps("Xóa")
        person = await stage.desk.read(lambda store: store.people.person(officer.person))
        assert person is not None
        assert person.name == "Người đã xóa dữ liệu"
        assert await stage.desk.read(lambda store: store.chat.last(officer.room, 10)) == []
        assert await stage.desk.read(lambda store: store.own_data.addresses(officer.person)) == ()
        assert [one.name for one in await listed(stage)] == ["Cán bộ một"]
        assert await officer.says("/menu") == []
        assert "không thuộc nhiệm vụ" in (await chair.presses(f"erasepersonyes {chair.person}"))[-1]


async def test_only_the_lead_erases_and_not_whom_another_bloc_still_needs(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head, secretary = await officer_of(stage), await head_of(stage), await stage.person(SECRETARY)
        for value in (f"eraseperson {head.person}", f"erasepersonyes {head.person}", "nomerase 1", "nomeraseyes 1"):
            assert "không thuộc nhiệm vụ" in (await officer.presses(value))[-1]
        await stage.desk.write(
            lambda store: store.people.put_duty(_elsewhere(store, stage.bloc, officer.person))
        )
        assert "còn giữ nhiệm vụ ở một khối, cụm khác" in (await secretary.presses(f"eraseperson {officer.person}"))[-1]


@pytest.mark.parametrize("typed", ["Cán bộ một", '<b>=cmd "một" & hai'])
async def test_a_nominee_s_name_is_erased_everywhere_and_the_counts_stay(tmp_path: Path, typed: str) -> None:
    async with Stage(tmp_path) as stage:
        officer, secretary = await officer_of(stage), await stage.person(SECRETARY)
        await propose(officer, typed)
        await officer.presses("nomask 1 distinction")
        await officer.taps("Giấy khen")
        await officer.presses("nomfile 1")
        await officer.says("", (PDF,))
        await officer.presses("nominations")
        await officer.presses("nomsend")
        await (await head_of(stage)).taps("Duyệt")
        await secretary.presses("holdone 1")
        await secretary.says(f"xem xét {typed}")
        await secretary.presses("noticenew")
        await secretary.says(f"Chúc mừng {typed}")
        await secretary.taps("Gửi thông báo")
        await secretary.presses("nom 1")
        await secretary.taps("Xóa tên theo đề nghị")
        assert "sẽ coi như đã rút" in (await secretary.rows())[-1].body["html"]
        await secretary.taps("Xóa tên")
        [kept] = await listed(stage)
        assert (kept.name, kept.distinction, kept.state) == (
            "(đã xóa tên theo đề nghị)",
            "Giấy khen",
            NominationState.WITHDRAWN,
        )
        everything = await stage.desk.read(_everything)
        assert "Giấy khen" in everything
        assert "Cán bộ một" not in everything
        assert "=cmd" not in everything


def _elsewhere(store: Store, bloc: int, person: int) -> Duty:
    """A duty in another bloc."""
    plan = store.connection.execute(select(tables.blocs.c.plan).where(tables.blocs.c.id == bloc)).scalar_one()
    other = store.blocs.put("khoi-khac", "Khối khác", 2023, plan)
    since = date(2023, 1, 1)
    unit = {"key": "van-phong", "name": "Văn phòng", "short": "VP", "head_title": "", "aliases": [], "since": since}
    return Duty(person, store.people.put_unit(other, unit), other, Role.OFFICER, since)


def _everything(store: Store) -> str:
    """All that the tables hold of nominations and of what was said or sent."""
    named = (tables.nominations, tables.nomination_steps, tables.holds, tables.chat, tables.notices, tables.audit)
    return "".join(str(store.connection.execute(select(table)).all()) for table in named)
