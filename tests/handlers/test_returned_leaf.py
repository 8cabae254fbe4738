"""One criterion goes back to its unit, the rest of the sheet stays where it is."""

from pathlib import Path

from bot.player import Player
from rules.review import SheetState
from tests.handlers.review_year import DEPUTY, LEAD, PROOF, UNIT, send
from tests.handlers.scoring_year import plain, sheet_of, state_of
from tests.support.stage import Stage

REASON = "chưa có quyết định công nhận mô hình thứ hai"


async def asked_back(stage: Stage, person: Player, sheet: int, code: str = "2.3") -> str:
    """Until the first day offered, Wednesday 1/11/2023."""
    await person.presses(f"askleaf {sheet} {code}")
    await person.says(REASON)
    return plain(await person.taps("01/11/2023"))


async def test_one_criterion_comes_back_through_the_head_and_is_looked_at_again(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        sheet = await send(stage, UNIT)
        secretary, officer = await stage.person(f"{LEAD}/officer"), await stage.person(f"{UNIT}/officer")
        head, stranger = await stage.person(f"{UNIT}/head"), await stage.person("ban-tuyen-giao/officer")
        await officer.sees()
        assert "Ban Dân vận Tỉnh ủy đã được thông báo" in await asked_back(stage, secretary, sheet)
        assert f"Nội dung cần bổ sung: “{REASON}”" in plain(await officer.sees())
        assert await state_of(stage, UNIT) is SheetState.SUBMITTED
        assert "Chưa thực hiện được lúc này" in plain(await officer.presses(f"leaf {sheet} 2.4"))
        for tap in ("supply 1", "supplyset 1 max", "supplysend 1", "supplyok 1 x", "unaskleaf 1"):
            assert "không thuộc nhiệm vụ" in plain(await stranger.presses(tap)), tap
        assert "Đã yêu cầu Ban Dân vận" in plain(await secretary.presses(f"askleaf {sheet} 2.3"))
        assert "Đơn vị đang bổ sung tiêu chí 2.3" in plain(await secretary.presses(f"accept {sheet}"))

        assert "Bổ sung tiêu chí 2.3, hạn 01/11/2023: chưa gửi" in plain(await officer.says("/trangthai"))
        await officer.taps("Bổ sung 2.3")
        assert "lớn hơn mức cao nhất" in plain(await officer.says("5"))
        assert "cần nêu lý do" in plain(await officer.presses("supplysend 1"))
        assert "Nay đề nghị: 2/4" in plain(await officer.says("2"))
        await officer.says("", files=(PROOF,))
        await officer.taps("Ghi ý kiến")
        await officer.says("Gửi kèm quyết định, xin chấm một mô hình")
        assert "4/4" in plain(await secretary.presses(f"fixleaf {sheet} 2.3"))
        await officer.taps("Trình thủ trưởng duyệt")
        assert "Nay đề nghị: 2/4" in plain(await head.sees())
        await head.taps("Trả lại")
        await head.says("cần nêu rõ số quyết định")
        assert "cần nêu rõ số quyết định" in plain(await officer.sees())
        await officer.taps("Bổ sung 2.3")
        await officer.taps("Trình thủ trưởng duyệt")
        assert "Nay đề nghị: 2/4" in plain(await head.says("/duyet"))
        await secretary.sees()
        await head.taps("Duyệt")
        told = plain(await secretary.sees())
        assert "đã bổ sung tiêu chí 2.3: 2/4" in told
        assert "Minh chứng của tiêu chí: 1 tệp" in told
        await secretary.taps("Xem tiêu chí 2.3")
        await secretary.taps("Đồng ý 2")
        await secretary.presses(f"accept {sheet}")
        trail = plain(await officer.presses(f"leaftrail {sheet} 2.3"))
        assert trail.index(f"yêu cầu bổ sung: “{REASON}”") < trail.index("4 → 2")
        assert "giải trình: “Gửi kèm quyết định" in trail


async def test_a_criterion_goes_back_to_every_unit_and_blocks_the_lock_until_it_is_settled(
    stage: Stage,
) -> None:
    """All nine sheets are accepted."""
    secretary, deputy = await stage.person(f"{LEAD}/officer"), await stage.person(f"{DEPUTY}/officer")
    assert "không thuộc nhiệm vụ" in plain(await deputy.presses("leafall"))
    await secretary.presses("leafall")
    assert "Không có tiêu chí 9.9" in plain(await secretary.says("9.9"))
    await secretary.says("4.2")
    await secretary.says("gửi báo cáo sơ kết phong trào")
    assert "không phải một ngày" in plain(await secretary.says("30/2"))
    assert "9 đơn vị đã được thông báo" in plain(await secretary.says("10/11"))
    assert "đã cũ" in plain(await secretary.presses("leafallcode 4.2") + await secretary.says("lần nữa"))
    officer, head = await stage.person(f"{UNIT}/officer"), await stage.person(f"{UNIT}/head")
    assert "4.2" in plain(await officer.sees())
    await officer.taps("Bổ sung 4.2")
    await officer.taps("Giữ nguyên điểm")
    await officer.says("Báo cáo đã gửi ngày 10/7")
    await officer.taps("Trình thủ trưởng duyệt")
    await head.sees()
    await head.taps("Duyệt")
    for number in range(1, 10):
        if number != 5:
            await secretary.presses(f"unaskleaf {number}")
    blocked = plain(await secretary.presses("locking"))
    assert "Ban Dân vận Tỉnh ủy" in blocked
    assert "4.2" in blocked
    await secretary.presses(f"agree {await sheet_of(stage, UNIT)} 4.2")
    own = plain((await secretary.presses("locking"))[-1:])
    assert "Ban Nội chính Tỉnh ủy: 4.2" in own
    assert "Ban Dân vận" not in own
    await deputy.presses("unaskleaf 3")
    assert "đã được tiếp nhận" in plain((await secretary.presses("locking"))[-1:])
    await secretary.button("Xác nhận chốt điểm")


async def test_a_sheet_that_goes_back_whole_takes_its_open_criteria_along(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        sheet = await send(stage, UNIT)
        secretary, officer = await stage.person(f"{LEAD}/officer"), await stage.person(f"{UNIT}/officer")
        head = await stage.person(f"{UNIT}/head")
        await asked_back(stage, secretary, sheet)
        await officer.presses("supply 1")
        await officer.says("2")
        await officer.taps("Trình thủ trưởng duyệt")
        await secretary.presses(f"supplement {sheet}")
        await secretary.says("Đề nghị rà soát lại toàn bộ số liệu")
        told = plain(await officer.sees())
        assert "yêu cầu bổ sung tiêu chí 2.3 được thực hiện ngay trong bảng điểm" in told
        assert "chưa gửi: 2/4" in told
        await officer.presses(f"leaf {sheet} 2.3")
        await officer.says("3")
        assert "đã được rút" in plain(await head.taps("Duyệt"))
        answers = await stage.desk.read(lambda store: store.sheets.answers(sheet))
        assert answers["2.3"].points == 3
        await officer.presses(f"submit {sheet}")
        await head.taps("Duyệt")
        assert "Đã tiếp nhận" in plain(await secretary.presses(f"accept {sheet}"))
