"""What becomes of proposals after the bloc, as the lead records it and the unit reads it."""

from pathlib import Path

from tests.handlers.nominating_stage import OTHER, SECRETARY, UNIT, labels, officer_of, send
from tests.support.stage import Stage


async def test_each_step_is_recorded_apart_for_several_at_once_and_told_to_the_unit_alone(
    tmp_path: Path,
) -> None:
    async with Stage(tmp_path) as stage:
        secretary, officer, other = [
            await stage.person(key) for key in (SECRETARY, f"{UNIT}/officer", f"{OTHER}/officer")
        ]
        await send(stage, UNIT, "Cán bộ một\nCán bộ hai")
        await send(stage, OTHER, "Cán bộ ba")
        await secretary.says("/dexuat")
        await secretary.taps("Ghi tiến độ hồ sơ")
        assert "Hồ sơ trả lại" not in await labels(secretary)
        await secretary.taps("Đã nộp hồ sơ")
        assert "Chưa đánh dấu đề xuất nào" in (await secretary.presses("nomstepdo submitted"))[-1]
        assert "Đã nộp hồ sơ: 2" in (await secretary.chooses("Cán bộ một", "Cán bộ ba"))[-1]
        assert "đã nộp hồ sơ, ngày 30/10/2023" in (await officer.sees())[-1]
        assert "Cán bộ một" not in "".join(await other.sees())
        for to in ("accepted", "passed"):
            await secretary.presses(f"nomstep 1 {to}")
        await secretary.presses("nomstep 1 decided")
        for lacking in ("chưa rõ", "123/QĐ-UBND", "15/10/2023"):
            assert "cần số, ký hiệu và ngày" in (await secretary.says(lacking))[-1], lacking
        await secretary.says("123/QĐ-UBND ngày 15/10/2023")
        told = (await officer.sees())[-1]
        assert "đã có quyết định số 123/QĐ-UBND, ngày 15/10/2023" in told
        card = (await officer.presses("nom 1"))[-1]
        assert "có quyết định số 123/QĐ-UBND ngày 15/10/2023" in card
        assert "Đã trao" not in await labels(officer)
        await secretary.presses("nomstep 3 returned")
        await secretary.says("Thiếu xác nhận sáng kiến")
        assert "Lý do: “Thiếu xác nhận sáng kiến”" in (await other.sees())[-1]
        assert (
            "Tiến độ: đã đề nghị 1; hồ sơ được trả lại 1; đã có quyết định 1"
            in (await secretary.says("/dexuat"))[-1]
        )


async def test_a_step_out_of_turn_is_refused_and_nobody_else_records_any(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        secretary, officer = await stage.person(SECRETARY), await officer_of(stage)
        await send(stage, UNIT, "Cán bộ một")
        assert "hồ sơ chưa nộp" in (await secretary.presses("nomstep 1 decided"))[-1]
        for value in ("nomstep 99 submitted", "nomstep 1 x", "nomstepmany x"):
            assert "Nút này đã cũ" in (await secretary.presses(value))[-1]
        for value in ("nomsteps", "nomstep 1 submitted", "nomstepmany submitted", "nomstepdo submitted"):
            assert "không thuộc nhiệm vụ" in (await officer.presses(value))[-1]
