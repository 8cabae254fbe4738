"""The files of a notice are downloaded by the people of the units it was sent to, as long as they serve them."""

from datetime import date, timedelta
from pathlib import Path

from rules.reorganisation import Change, Reorganisation
from tests.web.test_evidence_access import DEPUTY, LEAD, OTHER, UNIT, kept, may_fetch, scoring

ROLES = ("officer", "head")


def people(*units: str) -> set[str]:
    return {f"{unit}/{role}" for unit in units for role in ROLES}


async def test_who_was_sent_a_notice_has_its_files_until_their_unit_has_left(tmp_path: Path) -> None:
    async with scoring(tmp_path) as house:
        secretary = await house.person(f"{LEAD}/officer")
        plan = await kept(house, "ke-hoach.pdf", b"%PDF-1 plan")
        await secretary.presses("noticenew")
        await secretary.says("Kế hoạch sơ kết", files=(plan,))
        assert await may_fetch(house, plan.digest) == {f"{LEAD}/officer"}
        await secretary.taps("Chọn đơn vị nhận")
        names = {unit.key: unit.name for unit in house.file.units}
        await secretary.chooses(names[UNIT], names[DEPUTY])
        await secretary.taps("Gửi thông báo")
        assert await may_fetch(house, plan.digest) == people(UNIT, DEPUTY) | {f"{LEAD}/officer"}
        other = await house.person(f"{OTHER}/officer")
        await other.presses("notice 1")
        assert await may_fetch(house, plan.digest) == people(UNIT, DEPUTY) | {f"{LEAD}/officer"}
        number, last = await house.unit(UNIT), house.clock().date() - timedelta(days=1)
        gone = Reorganisation(number, Change.LEAVES, last, "125-QĐ/TU", date(2023, 10, 25), "Sắp xếp")
        await house.desk.write(lambda store: store.reorganisations.put(house.bloc, gone, house.clock()))
        assert await may_fetch(house, plan.digest) == people(DEPUTY) | {f"{LEAD}/officer"}
        await secretary.presses("noticeback 1")
        await secretary.says("nhầm tệp")
        assert await may_fetch(house, plan.digest) == people(DEPUTY) | {f"{LEAD}/officer"}
