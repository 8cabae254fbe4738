"""The largest table seen before its reviewer: every message is one that every network takes whole."""

from decimal import Decimal
from pathlib import Path

from bench.large_tree import typed_answers
from rules.review import SheetState
from rules.scoring import read_answer
from storage.store import Store
from tests.handlers.scoring_year import sheet_of
from tests.handlers.test_self_score_large import fits, large
from tests.support.stage import Stage

REASON = "thiếu quyết định công nhận của cấp có thẩm quyền " * 5


async def test_176_leaves_with_a_quarter_changed_are_read_in_pages(tmp_path: Path) -> None:
    async with Stage(tmp_path, large()) as stage:
        sheet = await sheet_of(stage, "ban-dan-van")

        def put(store: Store) -> None:
            tree = large().tree
            who = store.people.by_key("ban-dan-van/officer") or 0
            for place, (code, text) in enumerate(typed_answers(tree)):
                answer = read_answer(tree.leaf(code), text)
                store.sheets.put_answer(sheet, code, answer, None, who, stage.clock())
                if place % 4 == 0 and answer.points:
                    points = answer.points
                    store.sheets.put_review(sheet, code, points, Decimal(0), REASON, who, stage.clock())
            store.sheets.set_state(sheet, SheetState.SUBMITTED)

        await stage.desk.write(put)
        lead = await stage.person("ban-noi-chinh/officer")
        for tap in (
            "review {}",
            "fix {}",
            "fixpage {} 5",
            "left {}",
            "agreerest {} 1",
            "trail {}",
            "leafall",
        ):
            await lead.presses(tap.format(sheet))
            await fits(lead)
        assert "đã cũ" in (await lead.presses(f"fixpage {sheet} 6"))[-1]
        assert "đã cũ" in (await lead.presses(f"trailpage {sheet} 99"))[-1]
        await lead.presses(f"accept {sheet}")
        officer = await stage.person("ban-dan-van/officer")
        await officer.presses(f"trail {sheet}")
        await officer.taps("‹ Trước đó")
        await fits(officer)
