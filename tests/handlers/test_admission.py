"""A delegate card: whoever scans it is nobody until the secretary has looked."""

from functools import partial
from pathlib import Path

import pytest

from handlers.admission import reused
from rules.admission import CardKind, CardState
from rules.errors import NotNow, NotYours, Refusal, StaleButton
from rules.meetings import Attendance
from rules.people import Role
from tests.handlers.desk_stage import NAME, UNIT, DeskStage


async def test_a_scan_makes_a_person_who_may_nothing_and_the_secretary_hears_at_once(tmp_path: Path) -> None:
    async with DeskStage(tmp_path) as stage:
        secretary = await stage.desk_open()
        await secretary.sees()
        delegate = await stage.scan(await stage.prints())
        assert "Chờ thư ký xác nhận đúng người" in (await delegate.sees())[-1]
        [told] = await secretary.sees()
        assert NAME in told
        assert "Báo Lào Cai" in told
        assert await stage.roles(delegate) == []
        for word in ("/menu", "/trangthai", "/bophieu", "xin chào"):
            [answer] = await delegate.says(word)
            assert "Chờ thư ký xác nhận đúng người" in answer
        assert await stage.attendance() == {}


async def test_the_right_person_is_a_delegate_for_the_day_and_the_unit_is_present(tmp_path: Path) -> None:
    async with DeskStage(tmp_path) as stage:
        secretary = await stage.desk_open()
        delegate = await stage.scan(card := await stage.prints())
        [confirmed] = await secretary.taps("Đúng người")
        assert "Đã xác nhận đúng người" in confirmed
        said = await delegate.sees()
        assert any("Thư ký đã xác nhận đúng người" in line for line in said)
        assert "Báo Lào Cai có mặt" in said[-1]
        assert await stage.roles(delegate) == [Role.DELEGATE]
        assert await stage.attendance() == {await stage.unit(UNIT): Attendance.PRESENT}
        assert await stage.decided("delegate_confirmed") == 1
        await secretary.presses(f"rightperson {card}")
        assert await stage.roles(delegate) == [Role.DELEGATE]
        assert await stage.decided("delegate_confirmed") == 1


async def test_the_duty_of_a_card_ends_with_the_day(tmp_path: Path) -> None:
    async with DeskStage(tmp_path) as stage:
        secretary = await stage.desk_open()
        delegate = await stage.scan(await stage.prints())
        await secretary.taps("Đúng người")
        stage.clock.move(stage.clock().replace(day=20, hour=8))
        assert await stage.roles(delegate) == []


async def test_the_wrong_person_is_out_and_the_card_with_them(tmp_path: Path) -> None:
    async with DeskStage(tmp_path) as stage:
        secretary = await stage.desk_open()
        stranger = await stage.scan(card := await stage.prints())
        [denied] = await secretary.taps("Không đúng người")
        assert "thẻ và thiết bị đã thu hồi" in denied
        assert await stage.state(card) is CardState.DENIED
        assert (await stage.devices(stranger), await stage.roles(stranger)) == (0, [])
        assert await stage.attendance() == {}
        await secretary.presses(f"rightperson {card}")
        assert await stage.roles(stranger) == []


async def test_a_name_that_the_unit_never_gave_counts_as_a_stand_in(tmp_path: Path) -> None:
    async with DeskStage(tmp_path) as stage:
        secretary = await stage.desk_open()
        await secretary.sees()
        await stage.scan(await stage.prints(), "Phó Chánh Văn phòng", listed=False)
        assert "không có trong danh sách của đơn vị" in (await secretary.sees())[-1]
        await secretary.taps("Đúng người")
        assert await stage.attendance() == {await stage.unit(UNIT): Attendance.PROXY}


async def test_a_second_card_of_the_same_unit_is_a_second_device_and_no_second_unit(tmp_path: Path) -> None:
    async with DeskStage(tmp_path) as stage:
        secretary = await stage.desk_open()
        for name in (NAME, "Trưởng phòng Tổng hợp"):
            delegate = await stage.scan(await stage.prints(), name, listed=name == NAME)
            await secretary.taps("Đúng người")
            assert await stage.roles(delegate) == [Role.DELEGATE]
        assert await stage.attendance() == {await stage.unit(UNIT): Attendance.PRESENT}


async def test_a_card_revoked_later_takes_the_duty_back(tmp_path: Path) -> None:
    async with DeskStage(tmp_path) as stage:
        secretary = await stage.desk_open()
        delegate = await stage.scan(card := await stage.prints())
        await secretary.taps("Đúng người")
        await secretary.taps("Thu hồi thẻ")
        assert await stage.state(card) is CardState.REVOKED
        assert (await stage.devices(delegate), await stage.roles(delegate)) == (0, [])
        assert "không có nhiệm vụ nào" in (await delegate.says("/bophieu"))[-1]


async def test_a_tellers_card_gives_a_teller_of_the_unit_that_was_said(tmp_path: Path) -> None:
    async with DeskStage(tmp_path) as stage:
        secretary = await stage.desk_open()
        teller = await stage.scan(await stage.prints(kind=CardKind.TELLER), "Chuyên viên", listed=False)
        assert "Thẻ của Tổ kiểm phiếu" in (await secretary.rows())[-1].body["html"]
        await secretary.taps("Đúng người")
        assert await stage.roles(teller) == [Role.TELLER]
        assert await stage.attendance() == {}


async def test_a_card_is_scanned_once(tmp_path: Path) -> None:
    async with DeskStage(tmp_path) as stage:
        secretary = await stage.desk_open()
        first = await stage.scan(card := await stage.prints())
        await secretary.sees()
        await first.sees()
        await stage.scan(card, "Người khác")
        assert (await secretary.sees(), await first.sees()) == ([], [])
        assert await stage.devices(first) == 1


async def test_a_card_photographed_is_told_to_the_secretary_once(tmp_path: Path) -> None:
    async with DeskStage(tmp_path) as stage:
        secretary = await stage.desk_open()
        await stage.scan(card := await stage.prints())
        await secretary.sees()
        for _ in range(3):
            await stage.desk.tick(stage.bloc, partial(reused, number=card))
        [told] = await secretary.sees()
        assert "trên một thiết bị khác" in told


async def test_before_check_in_and_after_the_end_no_card_lets_in(tmp_path: Path) -> None:
    async with DeskStage(tmp_path) as stage:
        secretary = await stage.open()
        card = await stage.prints()
        for label in ("Kết thúc hội nghị",) * 2:
            await secretary.taps(label)
        with pytest.raises(NotNow):
            await stage.scan(card)


@pytest.mark.parametrize(
    ("card", "unit", "refusal"),
    [(999, UNIT, StaleButton), (0, UNIT, StaleButton), (1, "van-phong", NotYours)],
)
async def test_no_card_lets_into_another_unit_or_comes_from_nowhere(
    tmp_path: Path, card: int, unit: str, refusal: type[Refusal]
) -> None:
    async with DeskStage(tmp_path) as stage:
        await stage.desk_open()
        await stage.prints()
        with pytest.raises(refusal):
            await stage.scan(card, unit=unit)


@pytest.mark.parametrize("verb", ["rightperson", "wrongperson", "revokecard", "arrival"])
async def test_only_the_lead_says_who_somebody_is(tmp_path: Path, verb: str) -> None:
    async with DeskStage(tmp_path) as stage:
        await stage.desk_open()
        stranger = await stage.scan(card := await stage.prints())
        for player in (stranger, await stage.person(f"{UNIT}/head")):
            await player.presses(f"{verb} {card}")
            assert await stage.state(card) is CardState.WAITING
        assert await stage.roles(stranger) == []


async def test_somebody_let_in_while_votes_are_cast_gets_the_paper_of_their_unit(tmp_path: Path) -> None:
    async with DeskStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        late = await stage.scan(await stage.prints())
        assert all(not row.body.get("card") for row in await late.rows())
        await secretary.taps("Đúng người")
        cards = [row.body.get("card") for row in await late.rows()]
        assert f"ballot:{(await stage.ballot()).id}" in cards


async def test_the_secretary_finds_who_waits_on_the_card_of_cards(tmp_path: Path) -> None:
    async with DeskStage(tmp_path) as stage:
        secretary = await stage.desk_open()
        await stage.scan(await stage.prints())
        await secretary.says("/hoinghi")
        said = (await secretary.taps("Thẻ đại biểu"))[-1]
        assert "Đang có hiệu lực 1 thẻ; đã xác nhận 0 người." in said
        assert NAME in (await secretary.taps("Xem: Báo Lào Cai"))[-1]
