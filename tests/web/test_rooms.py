"""The group room, the sheet of invitations, the projector and the pages of a plain run."""

import pytest

from tests.web.conftest import Browser, OpenPhone
from tests.web.house import House
from tests.web.recording_ballots import UNITS


async def test_the_group_room_says_whose_it_is(phone: OpenPhone, house: House) -> None:
    member = await phone(3)
    await house.desk.say("g1", html="<b>KẾT QUẢ</b>")
    page = (await member.get("nhom/")).text
    assert "Khối thi đua các cơ quan Tỉnh ủy" in page
    assert f"{len(UNITS)} đơn vị" in page
    assert 'id="composer"' not in page
    assert (await member.get("nhom/rows?khoi=1")).json()["rows"][0]["html"] == "<b>KẾT QUẢ</b>"


async def test_another_blocs_room_is_closed(phone: OpenPhone) -> None:
    member = await phone(3)
    assert (await member.get("nhom/?khoi=2")).status_code == 403
    assert (await member.get("nhom/rows?khoi=2")).status_code == 403


async def test_invitations_are_made_only_when_asked_and_only_for_the_lead(phone: OpenPhone) -> None:
    lead, other = await phone(1), await phone(2)
    asked = await lead.get("phieu-moi/")
    assert "Lập phiếu mời" in asked.text
    assert "data:image/svg+xml" not in asked.text
    sheet = await lead.post("phieu-moi/")
    assert "data:image/svg+xml" in sheet.text
    assert UNITS[1] in sheet.text
    assert (await other.post("phieu-moi/")).status_code == 403


async def test_the_projector_opens_only_with_its_token(browser: Browser) -> None:
    assert (await browser().get("/man-chieu/meeting-token/")).status_code == 200
    assert (await browser().get("/man-chieu/guessed/")).status_code == 404


async def test_a_plain_run_says_that_a_link_is_needed(browser: Browser) -> None:
    page = await browser().get("/")
    assert "liên kết riêng" in page.text
    assert (await browser().get("/healthz")).text == "ok"


@pytest.mark.parametrize(
    "path", ["/phong", "/demo/hold", "/demo/room", "/demo/next", "/demo/answer", "/demo/state"]
)
async def test_identities_are_chosen_and_the_clock_moved_only_in_the_demo(
    browser: Browser, path: str
) -> None:
    assert (await browser().get(path)).status_code == 404
    assert (await browser().post(path)).status_code == 404


async def test_a_page_that_does_not_exist_says_nothing_more(browser: Browser) -> None:
    answer = await browser().get("/static/../site.py")
    assert answer.status_code == 404
