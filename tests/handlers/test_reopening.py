"""A wrong figure after sending: the unit asks for its sheet and is answered in one tap."""

from pathlib import Path

from rules.review import SheetState
from tests.handlers.review_year import DEPUTY, LEAD, UNIT, departments_stage, score, send
from tests.handlers.scoring_year import plain, put_sheets, sheet_of, state_of
from tests.support.stage import Stage

REASON = "số liệu tiêu chí 1.1 ghi nhầm, đúng là 19/20"


async def test_a_unit_asks_for_its_sheet_and_the_lead_answers_in_one_tap(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        sheet = await send(stage, UNIT)
        officer, secretary = await stage.person(f"{UNIT}/officer"), await stage.person(f"{LEAD}/officer")
        await secretary.sees()
        await officer.presses(f"trail {sheet}")
        await officer.taps("Xin mở lại")
        assert "cần nêu lý do" in plain(await officer.says("..."))
        assert "vẫn có hiệu lực" in plain(await officer.says(REASON))
        assert "Chưa thực hiện được lúc này" in plain(await officer.presses(f"askreopen {sheet}"))
        assert f"xin mở lại bảng điểm đã gửi. Lý do: “{REASON}”" in plain(await secretary.sees())
        assert "xin mở lại" in plain(await secretary.says("/thamdinh"))
        for key in (f"{UNIT}/officer", "ban-tuyen-giao/head"):
            assert "không thuộc nhiệm vụ" in plain(await (await stage.person(key)).presses("reopenyes 1"))
        await secretary.taps("Xem Ban Dân vận Tỉnh ủy")
        await secretary.taps("Không đồng ý")
        assert "không đồng ý mở lại" in plain(await officer.sees())
        assert "đã cũ" in plain(await secretary.presses("reopenyes 1"))
        assert await state_of(stage, UNIT) is SheetState.SUBMITTED

        await officer.presses(f"askreopen {sheet}")
        await officer.says(REASON)
        await secretary.sees()
        await secretary.taps("Cho mở lại")
        assert "cho mở lại" in plain(await officer.sees())
        assert await state_of(stage, UNIT) is SheetState.RETURNED
        said = [line.what for line in await stage.desk.read(lambda store: store.audit.lines(stage.bloc))]
        assert said.count("reopen_asked") == said.count("reopen_decided") == 2


async def test_the_lead_s_own_request_is_the_deputy_s_to_answer(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        sheet = await send(stage, LEAD)
        lead, deputy = await stage.person(f"{LEAD}/officer"), await stage.person(f"{DEPUTY}/officer")
        await lead.presses(f"askreopen {sheet}")
        await lead.says(REASON)
        assert "chính đơn vị mình" in plain(await lead.presses("reopenyes 1"))
        assert "xin mở lại" in plain(await deputy.sees())
        await deputy.taps("Cho mở lại")
        assert await state_of(stage, LEAD) is SheetState.RETURNED


async def test_a_request_is_answered_by_a_sheet_that_goes_back_anyway(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await put_sheets(stage)
        sheet = await sheet_of(stage, UNIT)
        officer, secretary = await stage.person(f"{UNIT}/officer"), await stage.person(f"{LEAD}/officer")
        await officer.presses(f"askreopen {sheet}")
        await officer.says(REASON)
        await secretary.presses(f"supplement {sheet}")
        await secretary.says("Đề nghị rà soát lại toàn bộ số liệu")
        await officer.presses(f"submit {sheet}")
        await (await stage.person(f"{UNIT}/head")).taps("Duyệt")
        assert "đã cũ" in plain(await secretary.presses("reopenyes 1"))
        assert await state_of(stage, UNIT) is SheetState.SUBMITTED
        assert "nêu lý do" in plain(await officer.presses(f"askreopen {sheet}"))


async def test_the_last_result_of_a_sheet_that_went_back_tells_only_of_its_own_second_round(
    tmp_path: Path,
) -> None:
    async with departments_stage(tmp_path) as stage:
        await put_sheets(stage)
        sheet = await sheet_of(stage, UNIT)
        officer, lead = await stage.person(f"{UNIT}/officer"), await stage.person(f"{LEAD}/officer")
        head = await stage.person(f"{UNIT}/head")
        await stage.desk.write(lambda store: store.sheets.set_state(sheet, SheetState.SECOND_REVIEW))
        await score(await stage.person("ban-to-chuc/reviewer"), sheet, "2.3", "2", "chưa có quyết định")
        told = []
        for _ in ("first passage", "second passage"):
            await officer.sees()
            await lead.presses(f"endanyway {sheet}")
            await lead.says("các sở đã thống nhất")
            told.append(plain(await officer.sees()))
            await lead.presses(f"supplement {sheet}")
            await lead.says("rà soát lại số liệu")
            await officer.presses(f"submit {sheet}")
            await head.taps("Duyệt")
            await lead.presses(f"endanyway {sheet}")
            await lead.says("các sở đã thống nhất")
            await officer.presses(f"agreeresult {sheet}")
            await head.taps("Duyệt")
        assert "Thẩm định lần 2, tiêu chí 2.3: 4 → 2/4" in told[0]
        assert "Thẩm định lần 2" not in told[1]
        assert "2.3: tự chấm 4 → 2/4" in told[1]
