"""Devices and links, as their owners and the lead see them."""

from datetime import datetime
from pathlib import Path

from bot.web.tokens import fresh_token, hashed
from tests.support.stage import ZONE, Stage

NOW = datetime(2023, 10, 30, 8, tzinfo=ZONE)


async def bound(stage: Stage, person: int) -> int:
    return await stage.desk.write(lambda store: store.devices.add(person, hashed(fresh_token()), "Android", NOW))


async def in_use(stage: Stage, person: int) -> int:
    return len(await stage.desk.read(lambda store: store.devices.of_person(person)))


async def test_a_person_takes_back_a_lost_phone(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person("ban-dan-van/officer")
        await bound(stage, officer.person)
        assert "Android, liên kết ngày 30/10/2023" in (await officer.says("mất điện thoại thì làm thế nào?"))[-1]
        assert "Chưa có thiết bị nào" in (await officer.taps("Thu hồi thiết bị 1"))[-1]
        assert await in_use(stage, officer.person) == 0


async def test_nobody_takes_back_a_device_of_somebody_else(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, other = await stage.person("ban-dan-van/officer"), await stage.person("ban-to-chuc/officer")
        device = await bound(stage, officer.person)
        for value in (f"unbind {device}", f"revoke {officer.person}", "unitdevices 5", "devices"):
            assert "không thuộc nhiệm vụ" in (await other.presses(value))[-1]
        assert await in_use(stage, officer.person) == 1


async def test_the_lead_takes_back_everything_of_a_person(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, lead = await stage.person("ban-dan-van/officer"), await stage.person("ban-noi-chinh/officer")
        await bound(stage, officer.person)
        await lead.says("/thietbi")
        assert "1 thiết bị" in (await lead.taps("Ban Dân vận Tỉnh ủy"))[-1]
        assert "Đã thu hồi 1 thiết bị" in (await lead.taps("Thu hồi: Cán bộ phụ trách"))[-1]
        assert await in_use(stage, officer.person) == 0
