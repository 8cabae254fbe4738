"""A bloc without a deputy: the secretary picks who reviews what the lead may not, its own part."""

from pathlib import Path

from messages.bloc_file import read_bloc_file
from rules.review import SheetState
from tests.handlers.review_year import LEAD, UNIT, send
from tests.handlers.scoring_year import plain, state_of
from tests.support.stage import EXAMPLE, Stage


async def test_a_member_picked_by_the_secretary_reviews_the_lead_s_own_sheet(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace(
        "deputies: [bao-lao-cai]  # mẫu", "deputies: []  # mẫu", 1
    )
    async with Stage(tmp_path, read_bloc_file(text)) as stage:
        sheet = await send(stage, LEAD)
        lead, head = await stage.person(f"{LEAD}/officer"), await stage.person(f"{UNIT}/head")
        assert "Khối không có Phó khối" in plain(await lead.says("/thamdinh"))
        assert "Nơi thẩm định" in plain(await lead.presses(f"review {sheet}"))
        assert "không thuộc nhiệm vụ" in plain(await head.presses(f"review {sheet}"))
        await lead.presses("reviewers")
        await lead.taps("Chọn đơn vị thay")
        assert "đã cũ" in plain(await lead.presses(f"cover {await stage.unit(LEAD)}"))
        await head.sees()
        await lead.taps("Ban Dân vận Tỉnh ủy")
        assert "Ban Dân vận Tỉnh ủy kiểm tra, rà soát bảng điểm của Ban Nội chính" in plain(await head.sees())
        await head.taps("Thẩm định điểm")
        await head.taps("Xem Ban Nội chính Tỉnh ủy")
        await head.taps("Tiếp nhận")
        assert await state_of(stage, LEAD) is SheetState.ACCEPTED
        other = await send(stage, "van-phong")
        assert "không thuộc nhiệm vụ" in plain(await head.presses(f"review {other}"))
        said = await stage.desk.read(lambda store: store.audit.lines(stage.bloc))
        assert "review_stand_in" in [line.what for line in said]
