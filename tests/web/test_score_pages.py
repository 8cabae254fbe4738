"""The pages of scores: as much as the chat shows the same person, and not a figure more."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from rules.review import SheetState
from tests.handlers.scoring_year import plain
from tests.web.score_house import ScoreHouse

REFUSED = "không thuộc nhiệm vụ"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[ScoreHouse]:
    async with ScoreHouse(tmp_path) as opened:
        yield opened


async def get(client: httpx.AsyncClient, path: str) -> str:
    return (await client.get(path)).text


async def test_the_lead_reviews_every_unit_but_its_own_on_one_page(house: ScoreHouse) -> None:
    lead = await house.phone("ban-noi-chinh/officer")
    page = await get(lead, "tham-dinh/")
    sheet, own = await house.sheet("ban-dan-van"), await house.sheet("ban-noi-chinh")
    assert f'data-tap="fixleaf {sheet} 2.3"' in page
    assert f"fixleaf {own} " not in page
    assert 'id="left">216<' in page
    deputy = await get(await house.phone("bao-lao-cai/officer"), "tham-dinh/")
    assert f"fixleaf {own} 2.3" in deputy
    assert f"fixleaf {await house.sheet('bao-lao-cai')} " not in deputy


async def test_a_change_made_in_the_chat_stands_on_the_page_and_in_the_trail(house: ScoreHouse) -> None:
    lead, phone = await house.person("ban-noi-chinh/officer"), await house.phone("ban-noi-chinh/officer")
    sheet = await house.sheet("ban-dan-van")
    await lead.presses(f"fixleaf {sheet} 2.3")
    await lead.says("2")
    await lead.says("Mô hình thứ hai chưa có <quyết định>")
    page = await get(phone, "tham-dinh/")
    assert "<s>4</s> <b>2</b>" in page
    assert 'id="left">215<' in page
    trail = await get(phone, f"qua-trinh/{sheet}/2.3/")
    assert "4/4" not in trail
    assert "Mô hình thứ hai chưa có &lt;quyết định&gt;" in trail
    own = await get(await house.phone("ban-dan-van/officer"), f"qua-trinh/{sheet}/2.3/")
    assert "Mô hình thứ hai" in own
    other = await (await house.phone("van-phong/officer")).get(f"qua-trinh/{sheet}/2.3/")
    assert other.status_code == 403
    assert "Mô hình" not in other.text


async def test_who_may_not_see_a_page_learns_nothing_from_it(house: ScoreHouse) -> None:
    stranger, lead = await house.browser(), await house.phone("ban-noi-chinh/officer")
    units = [await house.phone(f"ban-to-chuc/{role}") for role in ("officer", "head")]
    for path in ("tham-dinh/", "bang-diem/", "qua-trinh/1/1.1/", "qua-trinh/99999999999/9.9/"):
        for unit in units:
            answer = await unit.get(path)
            assert answer.status_code == 403, path
            assert "Văn phòng" not in answer.text
        assert (await stranger.get(f"{lead.base_url}{path}")).status_code == 403


async def test_the_table_is_the_leads_until_it_is_published_and_keeps_its_versions(house: ScoreHouse) -> None:
    await house.put_state(SheetState.ACCEPTED)
    lead, phone = await house.person("ban-noi-chinh/officer"), await house.phone("ban-noi-chinh/officer")
    unit = await house.phone("ban-dan-van/officer")
    await lead.presses("lock")
    assert "Đã chốt, chưa công bố" in await get(phone, "bang-diem/")
    refused = await unit.get("bang-diem/")
    assert refused.status_code == 403
    assert "98,1" not in refused.text
    await lead.presses("publishing")
    await lead.taps("Xác nhận công bố")
    published = await get(unit, "bang-diem/")
    assert "98,1%" in published
    assert "Khớp với nhật ký quyết định của Khối" in published
    await lead.presses(f"correctleaf {await house.unit('ban-dan-van')} 2.3")
    for text in ("2,5", "15/QĐ-KTĐ ngày 25/10/2023", "cộng nhầm"):
        await lead.says(text)
    assert "lần 2" in plain(await lead.taps("Xác nhận đính chính"))
    now, before = await get(unit, "bang-diem/"), await get(unit, "bang-diem/?lan=1")
    assert "15/QĐ-KTĐ" in now
    assert "Khớp với nhật ký" in now
    assert "không còn hiệu lực từ" in before
    assert "15/QĐ-KTĐ" not in before
    assert (await get(unit, "bang-diem/?lan=abc")) == now
