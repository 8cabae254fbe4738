"""The pledge, as officers, heads and the lead see it."""

from pathlib import Path

from rules.people import Leadership
from tests.support.stage import Stage

OFFICER, HEAD, SECRETARY = "ban-dan-van/officer", "ban-dan-van/head", "ban-noi-chinh/officer"


async def elect(stage: Stage) -> None:
    lead, deputy = await stage.unit("bao-lao-cai"), await stage.unit("ban-to-chuc")
    await stage.desk.write(
        lambda store: store.people.put_leadership(stage.bloc, 2024, Leadership(lead, (deputy,)))
    )


async def test_the_card_says_what_is_agreed_and_that_a_tap_is_no_signature(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        card = (await (await stage.person(OFFICER)).says("giao ước"))[-1]
        for words in (
            "thang 100 điểm",
            "chọn không quá 2 đơn vị",
            "trên một nửa số đơn vị của Khối",
            "từ 5/9",
        ):
            assert words in card
        assert "ít nhất hai phần ba số đơn vị (từ 6/9)" in card
        assert "không thay cho chữ ký" in card


async def test_the_first_tap_counts_and_everybody_concerned_is_told(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head, secretary = [await stage.person(key) for key in (OFFICER, HEAD, SECRETARY)]
        await officer.says("/giaouoc")
        card = (await officer.taps("Xác nhận giao ước"))[-1]
        assert "Người xác nhận: Cán bộ phụ trách thi đua, khen thưởng Ban Dân vận" in card
        assert "đã xác nhận giao ước thi đua năm 2023" in (await head.sees())[-1]
        told = (await secretary.sees())[-1]
        assert "<b>1/9</b>" in told
        assert "Chưa xác nhận: Ban Nội chính Tỉnh ủy; Ban Tổ chức" in told
        assert "<b>1/9</b> đơn vị đã xác nhận" in (await stage.group())[-1]


async def test_the_leads_count_goes_on_in_one_message_until_the_last_unit(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        secretary = await stage.person(SECRETARY)
        own_first = sorted((unit.key for unit in stage.file.units), key=lambda key: key != "ban-noi-chinh")
        for number, unit in enumerate(own_first, 1):
            await (await stage.person(f"{unit}/head")).presses("pledge 2023")
            counts = [row.body["html"] for row in await secretary.rows() if "đơn vị đã xác nhận" in row.body["html"]]
            assert f"{number}/9" in counts[-1]
            assert len(counts) == (2 if number == 9 else 1)
        assert counts[0] == "Giao ước thi đua năm 2023: 8/9 đơn vị đã xác nhận."


async def test_a_second_tap_changes_nothing(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head = await stage.person(OFFICER), await stage.person(HEAD)
        await officer.presses("pledge 2023")
        again = await head.presses("pledge 2023")
        assert "Người xác nhận: Cán bộ" in again[-1]
        assert len(await stage.group()) == 1


async def test_a_head_may_confirm_too(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        head = await stage.person(HEAD)
        await head.says("giao uoc")
        assert "Người xác nhận: Trưởng Ban Dân vận" in (await head.taps("Xác nhận giao ước"))[-1]


async def test_a_unit_does_not_see_who_is_late_but_the_lead_does(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        assert "Văn phòng Tỉnh ủy" not in (await (await stage.person(OFFICER)).says("/giaouoc"))[-1]
        assert "Còn 9 đơn vị chưa xác nhận" in (await (await stage.person(SECRETARY)).says("/giaouoc"))[-1]


async def test_next_year_waits_for_its_leaders(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        secretary, officer = await stage.person(SECRETARY), await stage.person(OFFICER)
        assert "Chưa phát động được năm 2024" in (await secretary.presses("pledgenext"))[-1]
        assert "Nút này đã cũ" in (await officer.presses("pledge 2024"))[-1]
        assert await stage.group() == []


async def test_only_the_lead_launches_next_year(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await elect(stage)
        assert "không thuộc nhiệm vụ" in (await (await stage.person(OFFICER)).presses("pledgenext"))[-1]


async def test_next_year_is_launched_once_and_every_unit_can_confirm_it(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await elect(stage)
        secretary = await stage.person(SECRETARY)
        await secretary.presses("pledgenext")
        assert "Trưởng khối năm 2024: <b>Báo Lào Cai</b>" in (await stage.group())[-1]
        for unit in stage.file.units:
            officer = await stage.person(f"{unit.key}/officer")
            assert "Giao ước thi đua năm 2024" in (await officer.sees())[-1]
            await officer.taps("Xác nhận giao ước")
        assert "<b>9/9</b>" in (await stage.group())[-1]
        again = await secretary.presses("pledgenext")
        assert "Tất cả các đơn vị trong Khối đã xác nhận" in again[-1]
        assert len([said for said in await stage.group() if "Phát động" in said]) == 1
