"""Proposals for commendation: the officer's list, the head's word, the bloc's list."""

from pathlib import Path

import pytest

from bot.player import NoSuchButton, Player
from rules.nominations import NominationState
from tests.support.stage import Stage

UNIT = "ban-dan-van"
SECRETARY = "ban-noi-chinh/officer"


async def people(stage: Stage, unit: str = UNIT) -> tuple[Player, Player]:
    return await stage.person(f"{unit}/officer"), await stage.person(f"{unit}/head")


async def propose(officer: Player, collective: str, individual: str = "", position: str = "") -> None:
    await officer.presses("nominate collective")
    await officer.says(collective)
    if individual:
        await officer.presses("nominate individual")
        await officer.says(f"{individual}; {position}")
    await officer.taps("Để sau")


async def send(stage: Stage, unit: str, collective: str, individual: str, position: str) -> None:
    officer, head = await people(stage, unit)
    await propose(officer, collective, individual, position)
    await officer.taps("Trình thủ trưởng duyệt")
    await head.taps("Duyệt")


async def states(stage: Stage) -> list[NominationState]:
    listed = await stage.desk.read(lambda store: store.nominations.of_bloc(stage.bloc))
    return [one.state for one in listed]


async def test_names_are_kept_as_drafts_and_shown_as_a_list(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, _ = await people(stage)
        await officer.says("đề xuất")
        await officer.taps("Thêm cá nhân")
        said = (await officer.says("Chuyên viên Ban Dân vận"))[-1]
        assert "Đã thêm: <b>Chuyên viên Ban Dân vận</b>" in said
        await officer.says("Chuyên viên")
        said = (await officer.presses("nominations"))[-1]
        assert "1. Chuyên viên Ban Dân vận, Chuyên viên · <i>đang soạn</i>, còn thiếu: danh hiệu" in said


async def test_a_household_and_a_person_without_position_are_accepted(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, _ = await people(stage)
        await officer.presses("nominate household")
        await officer.says("Hộ gia đình thôn 3")
        await officer.presses("nominate individual")
        await officer.says("Nhân viên văn thư")
        await officer.taps("Bỏ qua")
        said = (await officer.presses("nominations"))[-1]
        assert "Hộ gia đình (1)" in said
        assert "1. Nhân viên văn thư · " in said


@pytest.mark.parametrize("typed", ["12", "🙂", "?", "   ", "x" * 5000])
async def test_what_is_no_name_is_refused_with_an_example_and_asked_again(tmp_path: Path, typed: str) -> None:
    async with Stage(tmp_path) as stage:
        officer, _ = await people(stage)
        await officer.presses("nominate collective")
        assert "Chưa ghi" in (await officer.says(typed))[-1]
        assert await states(stage) == []
        assert "Đã thêm" in (await officer.says("Phòng Tổng hợp"))[-1]


async def test_typed_markup_is_shown_as_typed(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head = await people(stage)
        await propose(officer, '<b>&"Phòng', '<i>&"người', '<u>&"chức')
        await officer.presses("nom 2")
        await officer.presses("nominations")
        await officer.taps("Trình thủ trưởng duyệt")
        await officer.says("/dexuat")
        for said in [
            row.body["html"] for row in await officer.rows() if row.author == "bot"
        ] + await head.sees():
            assert not any(raw in said for raw in ("<b>&", "<i>&", "<u>&"))


async def test_the_same_name_twice_is_warned_of_and_either_can_be_removed(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, _ = await people(stage)
        await propose(officer, "Phòng Tổng hợp")
        await officer.presses("nominate collective")
        assert "trùng tên trong danh sách: Phòng Tổng hợp" in (await officer.says("Tổng hợp phong"))[-1]
        assert "trùng tên trong danh sách" in (await officer.taps("Để sau"))[-1]
        await officer.taps("Bỏ đề xuất")
        said = (await officer.taps("Tổng hợp phong"))[-1]
        assert "Đã bỏ khỏi danh sách: <b>Tổng hợp phong</b>" in said
        assert "trùng tên" not in said


async def test_nothing_reaches_the_lead_before_the_head_approves(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head = await people(stage)
        secretary = await stage.person(SECRETARY)
        await propose(officer, "Phòng Tổng hợp")
        assert "Phòng Tổng hợp" in (await head.sees() or await head.presses("nominations"))[-1]
        await officer.taps("Trình thủ trưởng duyệt")
        assert await secretary.sees() == []
        assert "chưa có đề xuất" in (await secretary.says("/dexuat"))[-1]
        await head.taps("Duyệt")
        assert "1 tập thể. Đến nay 1/9 đơn vị đã gửi" in (await secretary.sees())[-1]


async def test_a_list_with_the_head_cannot_be_changed(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, _ = await people(stage)
        await propose(officer, "Phòng Tổng hợp")
        await officer.taps("Trình thủ trưởng duyệt")
        assert "đang chờ thủ trưởng" in (await officer.presses("nominate collective"))[-1]


async def test_the_head_gives_the_list_back_with_a_reason(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head = await people(stage)
        await propose(officer, "Phòng Tổng hợp")
        await officer.taps("Trình thủ trưởng duyệt")
        assert "Phòng Tổng hợp" in (await head.says("/duyet"))[-1]
        await head.taps("Trả lại")
        assert "cần nêu lý do" in (await head.says("  "))[-1]
        await head.says("Bổ sung một cá nhân")
        assert "Lý do: “Bổ sung một cá nhân”" in (await officer.sees())[-1]
        assert "đang soạn" in (await officer.taps("Sửa danh sách"))[-1]


async def test_an_old_approval_button_never_approves_a_list_the_head_has_not_seen(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head = await people(stage)
        await propose(officer, "Phòng Tổng hợp")
        await officer.taps("Trình thủ trưởng duyệt")
        old = await head.button("Duyệt")
        await head.taps("Trả lại")
        await head.says("Bổ sung")
        assert "Nút này đã cũ" in (await head.presses(old.value))[-1]
        await propose(officer, "Phòng Hành chính")
        await officer.presses("nomsend")
        assert "Phòng Hành chính" in (await head.presses(old.value))[-1]
        assert await states(stage) == [NominationState.WITH_HEAD] * 2


async def test_an_empty_list_is_not_submitted(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, _ = await people(stage)
        assert "chưa có đề xuất nào" in (await officer.presses("nomsend"))[-1]


async def test_another_unit_s_proposal_cannot_be_removed(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, _ = await people(stage)
        other, _ = await people(stage, "bao-lao-cai")
        await propose(officer, "Phòng Tổng hợp")
        assert "không thuộc nhiệm vụ" in (await other.presses("unnominate 1"))[-1]
        assert "Nút này đã cũ" in (await other.presses("unnominate 99"))[-1]
        assert await states(stage) == [NominationState.DRAFT]


async def test_the_lead_announces_the_whole_list_once_in_dictionary_order(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await send(stage, "van-phong", "Văn phòng Tỉnh ủy", "Chuyên viên Văn phòng", "Chuyên viên")
        await send(stage, "bao-lao-cai", "Phòng Phóng viên", "Phóng viên Báo Lào Cai", "Phóng viên")
        secretary = await stage.person(SECRETARY)
        said = (await secretary.says("/dexuat"))[-1]
        assert "Chưa gửi (7)" in said
        assert "<b>2 tập thể, 2 cá nhân</b>" in said
        await secretary.taps("Chốt danh sách khen")
        await secretary.taps("Công bố")
        told = (await stage.group())[-1]
        assert "<b>Khen thưởng năm 2023: 2 tập thể, 2 cá nhân</b>" in told
        assert told.index("1. Phòng Phóng viên (Báo Lào Cai)") < told.index("2. Văn phòng Tỉnh ủy")
        assert set(await states(stage)) == {NominationState.COMMENDED}
        assert "danh sách khen thưởng đã công bố" in (await secretary.presses("commend"))[-1]


async def test_a_list_that_grew_is_shown_again_before_it_is_announced(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await send(stage, "van-phong", "Phòng Quản trị", "Chuyên viên", "Chuyên viên")
        secretary = await stage.person(SECRETARY)
        await secretary.presses("commend")
        button = await secretary.button("Công bố")
        await send(stage, "bao-lao-cai", "Phòng Phóng viên", "Phóng viên", "Phóng viên")
        assert "Phòng Phóng viên" in (await secretary.presses(button.value))[-1]
        assert await stage.group() == []


async def test_only_the_lead_sees_and_announces_the_bloc_s_list(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, _ = await people(stage)
        for value in ("commendations", "commend", "commendall 00000000"):
            assert "không thuộc nhiệm vụ" in (await officer.presses(value))[-1]
        with pytest.raises(NoSuchButton):
            await officer.taps("Danh sách của Khối")
