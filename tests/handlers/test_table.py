from pathlib import Path

from sqlalchemy import update

from rules.final_table_dict import table_to_dict
from rules.returned_leaves import ReturnedLeaf
from rules.review import SheetState
from storage.store import Store
from storage.tables import answers, final_tables
from tests.handlers.scoring_year import frozen, lock, plain, publish, sheet_of, state_of
from tests.support.stage import Stage

THIRD = "3. Ban Tổ chức Tỉnh ủy: 95,31 (95,31%)"
LAST = "9. Ủy ban Kiểm tra Tỉnh ủy: 80,15/96 điểm được giao (83,49%)"


async def test_the_lead_is_told_who_is_missing_before_anything_is_locked(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        chair = await stage.person("ban-noi-chinh/head")
        for tap in ("locking", "lock"):
            answer = plain(await chair.presses(tap))
            assert "bảng điểm của 9/9 đơn vị chưa được tiếp nhận" in answer
            assert "Ban Dân vận Tỉnh ủy: chưa gửi" in answer
        assert await frozen(stage) is None


async def test_locking_ranks_by_what_was_got_of_what_was_assigned(stage: Stage) -> None:
    table = await lock(stage)
    assert "1. Trường Chính trị tỉnh: 98,1 (98,1%)" in table
    assert THIRD in table
    assert LAST in table
    assert "Xếp theo tỷ lệ điểm đạt trên điểm được giao" in table
    assert await state_of(stage, "ban-dan-van") is SheetState.LOCKED


async def test_both_of_the_lead_have_the_locked_table_and_the_group_has_nothing(stage: Stage) -> None:
    before = await stage.group()
    await lock(stage)
    chair = await stage.person("ban-noi-chinh/head")
    assert THIRD in plain(await chair.sees())
    assert await stage.group() == before


async def test_a_locked_sheet_takes_no_more_changes(stage: Stage) -> None:
    await lock(stage)
    lead, sheet = await stage.person("ban-noi-chinh/officer"), await sheet_of(stage, "ban-dan-van")
    for tap in ("fix {}", "fixset {} 2.3 zero", "supplement {}", "accept {}"):
        assert "bảng điểm đã chốt" in plain(await lead.presses(tap.format(sheet)))
    assert await state_of(stage, "ban-dan-van") is SheetState.LOCKED


async def test_before_publication_a_unit_reads_its_own_points_and_nothing_of_the_table(stage: Stage) -> None:
    await lock(stage)
    officer = await stage.person("ban-dan-van/officer")
    own = plain(await officer.says("kết quả"))
    assert "Tổng điểm tự chấm: 88,3" in own
    assert "Chưa gồm tiêu chí 1.5, có điểm khi công bố" in own
    assert "xếp thứ" not in own
    assert "1.5: 2,8" not in plain(await officer.presses(f"leaves {await sheet_of(stage, 'ban-dan-van')}"))


async def test_publishing_tells_the_group_every_unit_and_whoever_asks(stage: Stage) -> None:
    await lock(stage)
    officer = await stage.person("ban-dan-van/officer")
    await officer.sees()
    assert "chuyển tiếp vào nhóm Zalo" in await publish(stage)
    assert THIRD in plain(await stage.group())
    told = plain(await officer.sees())
    assert "Ban Dân vận Tỉnh ủy: 91,1 điểm (91,1% số điểm được giao), xếp thứ 7/9" in told
    result = plain(await officer.taps("Xem bảng kết quả"))
    assert THIRD in result
    assert "Nội dung 1: 34,6/40" in result
    assert await state_of(stage, "ban-dan-van") is SheetState.PUBLISHED


async def test_the_copy_for_another_group_is_plain_text(stage: Stage) -> None:
    await lock(stage)
    await publish(stage)
    lead = await stage.person("ban-noi-chinh/officer")
    copies = [row.body["copy"] for row in await lead.rows() if row.body.get("copy")]
    assert THIRD in copies[-1]
    assert "<" not in copies[-1]


async def test_publishing_twice_publishes_once(stage: Stage) -> None:
    await lock(stage)
    await publish(stage)
    lead, told = await stage.person("ban-noi-chinh/officer"), await stage.group()
    for tap in ("publish x", "publishing", "locked", "lock"):
        assert "kết quả chấm điểm đã công bố" in plain(await lead.presses(tap))
    assert await stage.group() == told


async def test_an_old_confirmation_does_not_publish_a_table_nobody_was_shown(stage: Stage) -> None:
    await lock(stage)
    lead, chair = await stage.person("ban-noi-chinh/officer"), await stage.person("ban-noi-chinh/head")
    await chair.presses("publishing")
    old = await chair.button("Xác nhận công bố")
    sheet = await sheet_of(stage, "ban-dan-van")
    await lead.presses(f"reopen {sheet}")
    await lead.says("Số liệu tiêu chí 2.4 vừa được điều chỉnh")
    await lead.presses(f"fixleaf {sheet} 2.4")
    await lead.says("3")
    await lead.says("số liệu mới")
    await lead.presses("lock")
    assert "Công bố kết quả chấm điểm năm" in plain(await chair.presses(old.value))
    kept = await frozen(stage)
    assert kept is not None
    assert kept.published_at is None


async def test_a_reopened_sheet_takes_the_table_back_until_it_is_locked_again(stage: Stage) -> None:
    await lock(stage)
    first = await frozen(stage)
    lead, officer = await stage.person("ban-noi-chinh/officer"), await stage.person("ban-dan-van/officer")
    await lead.taps("Mở lại bảng điểm")
    await lead.taps("Ban Dân vận Tỉnh ủy")
    assert "cần nêu lý do bằng lời" in plain(await lead.says("…"))
    await officer.sees()
    await lead.says("Số liệu tiêu chí 2.4 vừa được điều chỉnh")
    assert "Lý do: “Số liệu tiêu chí 2.4 vừa được điều chỉnh”" in plain(await officer.sees())
    assert await frozen(stage) is None
    assert "Nút này đã cũ" in plain(await lead.presses("publish x"))
    await lead.taps("Xem bảng điểm")
    await lead.says("2.4")
    await lead.says("3")
    await lead.says("Kế hoạch kiểm tra ban hành chậm")
    assert "7. Ban Dân vận Tỉnh ủy: 90,85" in await lock(stage)
    second = await frozen(stage)
    assert first is not None
    assert second is not None
    assert first.digest != second.digest


async def test_every_decision_stands_in_the_chained_log(stage: Stage) -> None:
    await lock(stage)
    await publish(stage)
    assert await stage.desk.read(lambda store: store.audit.unbroken(stage.bloc))


async def test_the_lead_hears_once_where_every_unit_claims_the_maximum_and_again_at_the_lock(
    stage: Stage,
) -> None:
    lead = await stage.person("ban-noi-chinh/officer")
    notices = [
        row.body["html"] for row in await lead.rows() if "Lưu ý trước khi rà soát" in row.body.get("html", "")
    ]
    claimed = "đơn vị nào cũng tự chấm mức tối đa: 2.1, 2.2, 3.1, 3.2, 3.5, 4.1, 4.6"
    assert [claimed in notice for notice in notices] == [True]
    assert claimed in plain(await lead.presses("locking"))


async def test_an_estimate_or_a_returned_criterion_blocks_the_lock_and_is_named(stage: Stage) -> None:
    lead, sheet = await stage.person("ban-noi-chinh/officer"), await sheet_of(stage, "ban-dan-van")
    who = await stage.unit("ban-noi-chinh")
    owed = ReturnedLeaf(0, sheet, "2.3", "thiếu quyết định", stage.clock().date(), who, 1, stage.clock())

    def owe(store: Store) -> None:
        guessed = update(answers).where(answers.c.sheet == sheet, answers.c.leaf == "1.1")
        store.connection.execute(guessed.values(estimate=True))
        store.returned_leaves.put(owed)

    await stage.desk.write(owe)
    for tap in ("locking", "lock"):
        answer = plain(await lead.presses(tap))
        assert "Tiêu chí đã trả lại, đơn vị chưa bổ sung xong:\nBan Dân vận Tỉnh ủy: 2.3" in answer
        assert "Còn số ước thực hiện, chưa có số chính thức:\nBan Dân vận Tỉnh ủy: 1.1" in answer
        assert await frozen(stage) is None


async def test_a_table_altered_behind_the_programs_back_is_never_shown(stage: Stage) -> None:
    await lock(stage)
    kept = await frozen(stage)
    assert kept is not None
    body = table_to_dict(kept.table)
    body["lines"][0]["total"] = "99.1"
    await stage.desk.write(lambda store: store.connection.execute(update(final_tables).values(body=body)))
    lead = await stage.person("ban-noi-chinh/officer")
    assert "lỗi của hệ thống" in plain(await lead.presses("locked"))
    assert "lỗi của hệ thống" in plain(await lead.presses("publish x"))
