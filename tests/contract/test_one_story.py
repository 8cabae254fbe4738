"""One officer's year over every network: the same words, the same answers, the same record."""

from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from rules.review import SheetState
from tests.contract.house import HEAD, OFFICER, SECRETARY, House, open_house
from tests.contract.network import Phone, Screen
from tests.support.stage import ZONE

MEETING = datetime(2023, 12, 19, 14, tzinfo=ZONE)
REPORT = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
UNIT = "Ban Dân vận Tỉnh ủy"


@pytest.mark.parametrize("kind", ["web", "telegram", "webhook", "fake"])
async def test_a_year_is_the_same_on_every_network(kind: str, tmp_path: Path, prepared: Path) -> None:
    async with open_house(kind, tmp_path / "house", prepared) as house:
        officer, head, lead, group = await everybody_joins(house)
        await the_officer_looks_around(officer)
        await the_pledge_is_confirmed(officer)
        await the_first_criteria_are_scored(officer)
        await a_report_is_filed(house, officer)
        await the_rest_is_scored(house, officer)
        await the_sheet_goes_to_the_lead(house, officer, head, lead, group)
        await the_meeting_comes(house, officer)
        await the_unit_votes(house, officer)
        await the_result_arrives(house, lead, group)


async def everybody_joins(house: House) -> tuple[Phone, Phone, Phone, Screen]:
    officer, head, lead = [await joined(house, key) for key in (OFFICER, HEAD, SECRETARY)]
    return officer, head, lead, await house.network.group(lead)


async def joined(house: House, key: str) -> Phone:
    phone = await house.network.phone(await house.person(key))
    await phone.joins(await house.invitation(key))
    await phone.sees("Kính chào đồng chí.")
    return phone


async def the_officer_looks_around(officer: Phone) -> None:
    await officer.says("/start")
    menu = await officer.sees("Đề nghị đồng chí chọn việc")
    assert "Tự chấm điểm" in menu.buttons
    await officer.says("hạn nộp bao giờ?")
    assert "Tự chấm điểm" in (await officer.sees("10/11/2023")).text


async def the_pledge_is_confirmed(officer: Phone) -> None:
    await officer.says("giao ước")
    card = await officer.sees("Các đơn vị cùng thống nhất")
    await officer.taps("Xác nhận giao ước")
    confirmed = await officer.sees("Đơn vị đã xác nhận lúc")
    assert confirmed.id == card.id, "the card is edited where it stands"


async def the_first_criteria_are_scored(officer: Phone) -> None:
    """A ratio, and points with a step that was missed."""
    await officer.says("chấm điểm")
    first = await officer.sees("1.1. Hoàn thành")
    await officer.says("18/20")
    await officer.sees("Đã ghi tiêu chí 1.1: 10,8/12")
    await officer.lays_down(first.id)
    await officer.says("8,8")
    offered = await officer.sees("điểm chấm theo bước 0,25 nên 8,8 không dùng được")
    assert offered.buttons == ("8,75", "9")
    await officer.taps("9")
    await officer.sees("Đã ghi tiêu chí 1.2: 9/10")


async def a_report_is_filed(house: House, officer: Phone) -> None:
    await officer.taps("Gửi minh chứng 1.2")
    await officer.sees("gửi tệp hoặc ảnh minh chứng cho tiêu chí 1.2")
    await officer.sends_file("Báo cáo.pdf", REPORT)
    await officer.sees("Đã lưu 1 tệp vào tiêu chí 1.2")
    await officer.taps("Tiêu chí tiếp theo ›")
    await officer.sees("Từ 90% đến dưới 100% (4,5)")
    digest = sha256(REPORT).hexdigest()
    path = house.app.evidence.path(digest)
    assert path is not None
    assert path.read_bytes() == REPORT


async def the_rest_is_scored(house: House, officer: Phone) -> None:
    """A ladder, what was not assigned, a target and pass or fail by button; a card changes under the thumb."""
    card = officer.last
    await officer.taps("Từ 90% đến dưới 100% (4,5)")
    changed = await officer.sees("Đã ghi tiêu chí 1.3: 4,5/6")
    assert changed.id == card.id, "the card is edited where it stands"
    await officer.taps("Không được giao")
    await officer.sees("Đã ghi tiêu chí 1.4: không được giao")
    await officer.says("40; 44")
    await officer.sees("Đã ghi số liệu tiêu chí 1.5")
    await officer.says("đạt")
    await officer.sees("không phải một số")
    typed = dict(list(scores_of(house).items())[5:-1])
    for code, following in pairwise(typed):
        await answered(officer, typed[code])
        await officer.sees(f"{following}. ")
    await officer.taps("Không bị trừ")
    await officer.sees("6.2. ")
    await officer.taps("Không bị trừ")
    await officer.sees("Trình thủ trưởng duyệt")


async def answered(officer: Phone, text: str) -> None:
    """Typed, or tapped where the criterion is passed or not."""
    if text == "đạt":
        await officer.taps(next(label for label in officer.last.buttons if label.startswith("Đạt")))
    else:
        await officer.says(text)


def scores_of(house: House) -> dict[str, str]:
    assert house.file.sample is not None
    return dict(house.file.sample.scores["ban-dan-van"])


async def the_sheet_goes_to_the_lead(
    house: House, officer: Phone, head: Phone, lead: Phone, group: Screen
) -> None:
    await officer.taps("Trình thủ trưởng duyệt")
    await officer.sees(f"Đã trình bảng tự chấm của {UNIT}")
    await head.sees("chờ đồng chí duyệt")
    await head.taps("Duyệt")
    await head.sees("điểm) đã được Trưởng Ban Dân vận Tỉnh ủy duyệt")
    await officer.sees("điểm) đã được Trưởng Ban Dân vận Tỉnh ủy duyệt")
    await lead.sees(f"{UNIT} đã gửi bảng tự chấm. Đến nay 9/9 đơn vị đã gửi.")
    await group.sees("9/9 đơn vị đã gửi")
    sheets = await house.app.desk.read(lambda store: store.sheets.all(1))
    assert [sheet.state for sheet in sheets].count(SheetState.SUBMITTED) == 1


async def the_meeting_comes(house: House, officer: Phone) -> None:
    await house.comes(MEETING)
    await house.others_act()
    await officer.sees(f"đại biểu bỏ phiếu của {UNIT} xác nhận có mặt")
    await officer.taps("Có mặt")
    await officer.sees(f"{UNIT} có mặt")


async def the_unit_votes(house: House, officer: Phone) -> None:
    await house.others_act()
    await officer.sees("PHIẾU SUY TÔN")
    page = await officer.opens_ballot()
    assert (await page.card())["state"] == "open"
    assert (await page.casts("Trường Chính trị tỉnh", "Văn phòng Tỉnh ủy"))["state"] == "cast"
    await officer.says("bỏ phiếu")
    await officer.sees("PHIẾU SUY TÔN")
    again = await officer.opens_ballot()
    assert (await again.card())["state"] == "cast", "another link leads there on the phone that is bound"


async def the_result_arrives(house: House, lead: Phone, group: Screen) -> None:
    await house.others_act()
    told = await group.sees("KẾT QUẢ KIỂM PHIẾU SUY TÔN")
    assert "Thu vào: 9" in told.text
    picture = await group.gets_a_picture()
    assert picture.startswith(b"\x89PNG")
    assert await lead.gets_a_picture() == picture
