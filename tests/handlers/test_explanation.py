"""Between two reviews the unit explains; until the round is over it sees nothing, and others only their part."""

from datetime import datetime
from pathlib import Path

from rules.review import SheetState
from tests.handlers.review_year import LEAD, UNIT, departments_stage, score, send
from tests.handlers.scoring_year import plain, state_of
from tests.support.stage import ZONE


async def test_a_unit_explains_agrees_or_lets_the_day_pass(tmp_path: Path) -> None:
    async with departments_stage(tmp_path) as stage:
        sheet, agreeing = await send(stage, UNIT), await send(stage, "van-phong")
        lead, officer = await stage.person(f"{LEAD}/officer"), await stage.person(f"{UNIT}/officer")
        head, organisation = await stage.person(f"{UNIT}/head"), await stage.person("ban-to-chuc/reviewer")
        await score(organisation, sheet, "2.3", "2", "chưa có quyết định")
        assert "4 → 2" not in plain(await officer.presses(f"trail {sheet}"))
        assert "không có kết quả thẩm định chờ" in plain(await officer.says("giải trình"))
        await lead.presses(f"sendresults {sheet}")
        await lead.taps("Vẫn kết thúc, nêu lý do")
        await officer.sees()
        await lead.says("các sở đã thống nhất qua điện thoại")
        assert "2.3: tự chấm 4 → 2/4" in plain(await officer.sees())
        assert "4 → 2" in plain(await officer.presses(f"trail {sheet}"))
        assert await state_of(stage, UNIT) is SheetState.EXPLAINING
        assert "chờ đơn vị giải trình" in plain(await organisation.presses(f"fixset {sheet} 2.3 max"))

        assert "đã cũ" in plain(await officer.presses(f"explain {sheet} 2.4"))
        await officer.presses(f"explain {sheet} 2.3")
        await officer.says("Quyết định ban hành ngày 20/11")
        assert "Giải trình: “Quyết định ban hành" in plain(await officer.presses(f"agreeresult {sheet}"))
        stranger = await stage.person("ban-tuyen-giao/officer")
        for tap in (
            f"explain {sheet} 2.3",
            f"sendexplain {sheet}",
            f"explainok {sheet} x",
            f"endexplain {sheet}",
        ):
            assert "không thuộc nhiệm vụ" in plain(await stranger.presses(tap)), tap
        await officer.taps("Trình thủ trưởng duyệt")
        assert "giải trình đang chờ thủ trưởng" in plain(await officer.presses(f"explain {sheet} 2.3"))
        await head.says("/duyet")
        await head.taps("Trả lại")
        await head.says("nêu rõ số quyết định")
        assert "nêu rõ số quyết định" in plain(await officer.sees())
        assert "20/11" not in plain(await organisation.presses(f"fixleaf {sheet} 2.3"))
        assert "chưa qua" in plain(await lead.presses(f"endexplain {sheet}"))
        stage.clock.move(datetime(2023, 11, 30, 8, tzinfo=ZONE))
        await lead.presses(f"review {sheet}")
        await lead.taps("Kết thúc giải trình")
        assert "được giữ để xem xét ở lần 2" in plain(await officer.sees())
        assert "20/11" not in plain(await organisation.presses(f"fixleaf {sheet} 2.3"))

        await lead.presses(f"endanyway {agreeing}")
        await lead.says("không có ý kiến khác")
        clerk, chief = await stage.person("van-phong/officer"), await stage.person("van-phong/head")
        await clerk.presses(f"agreeresult {agreeing}")
        assert "dự kiến nhất trí với kết quả" in plain(await chief.sees())
        await lead.sees()
        await chief.taps("Duyệt")
        assert "Văn phòng Tỉnh ủy nhất trí với kết quả" in plain(await lead.sees())
        assert await state_of(stage, "van-phong") is SheetState.SECOND_REVIEW

        await lead.presses(f"supplement {sheet}")
        await lead.says("chấm lại tiêu chí 1.1")
        await officer.says("/chamdiem")
        await officer.taps("Trình thủ trưởng duyệt")
        await head.sees()
        await head.taps("Duyệt")
        await lead.presses(f"endanyway {sheet}")
        await lead.says("các sở đã thống nhất")
        assert "20/11" not in plain(await officer.says("/giaitrinh"))


async def test_a_department_sees_and_scores_its_own_groups_only(tmp_path: Path) -> None:
    async with departments_stage(tmp_path) as stage:
        sheet, own = await send(stage, UNIT), await send(stage, "ban-to-chuc")
        finance, organisation = (
            await stage.person("so-tai-chinh/reviewer"),
            await stage.person("ban-to-chuc/reviewer"),
        )
        assert "Ban Dân vận Tỉnh ủy đã gửi bảng tự chấm" in plain(await finance.sees())
        board = plain(await finance.says("/trangthai"))
        assert "còn 6 tiêu chí của đồng chí" in board
        seen = plain(await finance.taps("Xem Ban Dân vận Tỉnh ủy"))
        assert "1.1:" in seen
        assert "2.3" not in seen.replace("ví dụ: 2.3", "")
        assert "Tổng điểm" not in seen
        for tap in ("fixleaf {} 2.3", "fixset {} 2.3 max", "agree {} 2.3", "askleaf {} 2.3", "accept {}",
                    "sendresults {}", "supplement {}", "leaftrail {} 9.9", "letters", "reviewers"):  # fmt: skip
            assert "không" in plain(await finance.presses(tap.format(sheet))).lower(), tap
        assert "không thuộc nhiệm vụ" in plain(await finance.says("/ketqua"))
        assert "Việc của đơn vị" not in plain(await finance.says("/lich"))
        assert "2.3" not in plain(await finance.presses(f"trail {sheet}"))
        for tap in ("review {}", "fixset {} 2.3 max", "agree {} 2.3"):
            assert "chính đơn vị mình" in plain(await organisation.presses(tap.format(own))), tap
        await finance.presses(f"fixleaf {sheet} 1.1")
        assert "1.2. Chất lượng tham mưu" in plain(await finance.taps("Đồng ý"))
        assert "5 tiêu chí chưa thẩm định" in plain(await finance.taps("Đồng ý cả nội dung 1"))
        agreed = await finance.button("Đồng ý 5 tiêu chí")
        await score(finance, sheet, "1.2", "5", "thiếu văn bản")
        assert "4 tiêu chí chưa thẩm định" in plain(await finance.presses(agreed.value))
        await finance.taps("Đồng ý 4 tiêu chí")
        assert "Đã xem hết" in plain(await finance.presses(f"left {sheet}"))
        lead = await stage.person(f"{LEAD}/officer")
        await lead.says("/thamdinh")
        shown = plain(await lead.taps("Nơi thẩm định"))
        assert "1. Sở Tài chính: nội dung 1; đã xong 1/2 bảng điểm đã gửi" in shown
        assert "Sở Nội vụ: nội dung 3, 5, 6; đã xong 0/2 bảng điểm đã gửi; chưa có người trong chat" in shown
        assert "do Sở Tài chính thẩm định" in plain(await lead.presses(f"fixleaf {sheet} 1.2"))
        sheets = await stage.desk.read(lambda store: store.sheets.all(stage.bloc))
        departments = await stage.desk.read(lambda store: store.people.departments(stage.bloc))
        assert not {one.unit for one in sheets} & {unit.id for unit in departments}
        assert len(await stage.desk.read(lambda store: store.people.units(stage.bloc))) == 9
