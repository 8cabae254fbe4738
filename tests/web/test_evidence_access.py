"""A unit's evidence is downloaded by those entitled today, and by nobody for knowing its digest."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy import update

from messages.incoming import Attachment
from rules.people import Duty, Role
from rules.review import SheetState
from storage import tables
from storage.store import Store
from tests.handlers.scoring_year import send_sheet, sheet_of
from tests.web.meeting_house import MeetingHouse

UNIT, LEAD, DEPUTY, OTHER = "ban-dan-van", "ban-noi-chinh", "bao-lao-cai", "ban-to-chuc"
PEOPLE = tuple(f"{unit}/{role}" for unit in (UNIT, LEAD, DEPUTY, OTHER) for role in ("officer", "head"))
OWN = {f"{UNIT}/officer", f"{UNIT}/head"}
LEADING = {f"{unit}/{role}" for unit in (LEAD, DEPUTY) for role in ("officer", "head")}


@asynccontextmanager
async def scoring(folder: Path) -> AsyncIterator[MeetingHouse]:
    """The house in the weeks of self-scoring."""
    async with MeetingHouse(folder) as house:
        draft = update(tables.sheets).values(state=SheetState.DRAFT.value)
        await house.desk.write(lambda store: store.connection.execute(draft))
        yield house


async def may_fetch(house: MeetingHouse, digest: str) -> set[str]:
    """Everybody who is given the file at its bare address."""
    found = set()
    for key in PEOPLE:
        answer = await (await house.phone(key)).get(f"file/{digest}")
        assert answer.status_code in (200, 404)
        if answer.status_code == 200:
            found.add(key)
    return found


async def kept(house: MeetingHouse, name: str, content: bytes) -> Attachment:
    return Attachment(house.files.put(content), name, len(content), "application/pdf")


async def opened_by_everybody(house: MeetingHouse) -> None:
    """Each tries every way in the chat that could show them the files."""
    sheet = await sheet_of(house, UNIT)
    numbers = [one.id for one in await house.desk.read(lambda store: store.evidence.of_sheet(sheet))]
    for key in PEOPLE:
        person = await house.person(key)
        for tap in (f"fixleaf {sheet} 2.3", *(f"evopen {number}" for number in numbers)):
            await person.presses(tap)


async def test_a_digest_alone_gives_nothing_to_any_role_at_any_stage(tmp_path: Path) -> None:
    async with scoring(tmp_path) as house:
        officer = await house.person(f"{UNIT}/officer")
        filed, waiting = (
            await kept(house, "mo-hinh.pdf", b"%PDF-1 a"),
            await kept(house, "cho.pdf", b"%PDF-1 b"),
        )
        await officer.says("2.3", files=(filed,))
        await officer.says("", files=(waiting,))
        assert await may_fetch(house, filed.digest) == {f"{UNIT}/officer"}
        await opened_by_everybody(house)
        assert await may_fetch(house, filed.digest) == OWN
        await send_sheet(house, UNIT)
        await opened_by_everybody(house)
        assert await may_fetch(house, filed.digest) == OWN | LEADING
        assert await may_fetch(house, waiting.digest) == OWN
        sheet = await sheet_of(house, UNIT)
        await house.desk.write(lambda store: store.sheets.set_state(sheet, SheetState.PUBLISHED))
        assert await may_fetch(house, filed.digest) == OWN | LEADING
        await house.desk.write(lambda store: store.sheets.set_state(sheet, SheetState.RETURNED))
        assert await may_fetch(house, filed.digest) == OWN


async def test_who_no_longer_serves_the_unit_loses_its_files_and_keeps_no_way_back(tmp_path: Path) -> None:
    async with scoring(tmp_path) as house:
        officer = await house.person(f"{UNIT}/officer")
        filed = await kept(house, "bao-cao.exe", b"%PDF-1 a")
        await officer.says("2.3", files=(filed,))
        phone = await house.phone(f"{UNIT}/officer")
        answer = await phone.get(f"file/{filed.digest}")
        assert answer.headers["content-disposition"] == 'attachment; filename="bao-cao.exe.pdf"'
        unit, other = await house.unit(UNIT), await house.unit(OTHER)
        ended = update(tables.duties).where(
            tables.duties.c.person == officer.person, tables.duties.c.unit == unit
        )
        day = house.clock().date()

        def moves(store: Store) -> None:
            store.connection.execute(ended.values(until=day - timedelta(days=1)))
            store.people.put_duty(Duty(officer.person, other, house.bloc, Role.OFFICER, day))

        await house.desk.write(moves)
        assert (await phone.get(f"file/{filed.digest}")).status_code == 404
        assert "không thuộc nhiệm vụ" in (await officer.presses("evopen 1"))[-1]


async def test_the_same_content_of_two_units_opens_neither_to_the_other(tmp_path: Path) -> None:
    async with scoring(tmp_path) as house:
        officer, other = await house.person(f"{UNIT}/officer"), await house.person(f"{OTHER}/officer")
        same = await kept(house, "chung.pdf", b"%PDF-1 a")
        await officer.says("2.3", files=(same,))
        assert await may_fetch(house, same.digest) == {f"{UNIT}/officer"}
        await other.says("1.1", files=(same,))
        assert await may_fetch(house, same.digest) == {f"{UNIT}/officer", f"{OTHER}/officer"}
        await send_sheet(house, OTHER)
        secretary = await house.person(f"{LEAD}/officer")
        await secretary.presses(f"fixleaf {await sheet_of(house, OTHER)} 1.1")
        assert "đơn vị khác" not in "".join(await secretary.sees())
        await send_sheet(house, UNIT)
        said = "".join(await secretary.presses(f"fixleaf {await sheet_of(house, OTHER)} 1.1"))
        assert "chung.pdf (PDF, 1 KB) · cùng nội dung với tệp của đơn vị khác" in said
        assert "Dân vận" not in said


async def test_what_is_handed_in_opens_to_the_lead_alone_besides_and_only_once_it_is(tmp_path: Path) -> None:
    async with scoring(tmp_path) as house:
        officer, lead = await house.person(f"{UNIT}/officer"), await house.person(f"{LEAD}/officer")
        report = await kept(house, "bao-cao.pdf", b"%PDF-1 a")
        unit = await house.unit(UNIT)
        await officer.presses("handin bao-cao-so-ket")
        await officer.says("", files=(report,))
        await opened_by_everybody(house)
        assert await may_fetch(house, report.digest) == OWN
        await officer.taps("Xác nhận nộp")
        for key in PEOPLE:
            await (await house.person(key)).presses(f"handedof bao-cao-so-ket {unit}")
        found = await may_fetch(house, report.digest)
        assert OWN < found <= OWN | {f"{LEAD}/officer", f"{LEAD}/head"}
        ended = update(tables.duties).where(tables.duties.c.person == lead.person)
        await house.desk.write(
            lambda store: store.connection.execute(ended.values(until=house.clock().date() - timedelta(days=1)))
        )
        assert f"{LEAD}/officer" not in await may_fetch(house, report.digest)
