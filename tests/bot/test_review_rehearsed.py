"""The rehearsed year where departments review, units explain, and the lead has no deputy."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from bot.cli import main
from bot.rehearsal.cast import Cast
from bot.rehearsal.reviewing import review
from messages.bloc_file import read_bloc_file
from rules.review import SheetState
from tests.handlers.review_year import send_all
from tests.support.departments import PEOPLE, bloc_text
from tests.support.stage import ZONE, Stage

THIRD = PEOPLE + """
- key: so-noi-vu/reviewer
  name: Người thẩm định Sở Nội vụ
  duties:
  - {unit: so-noi-vu, role: reviewer, since: 2023-01-01}
"""
CHANGE = 'leaf: "2.3", points: "2", reason: Mô hình thứ hai chưa có quyết định công nhận.}'
EXPLAINED = CHANGE[:-1] + (
    ", explanation: Mô hình đã được công nhận tại quyết định ngày 20/11.,"
    ' second: {points: "4", reason: Đã có quyết định công nhận.}}'
)
DEPUTY = re.compile(r"^  deputies: \[bao-lao-cai\].*$", re.MULTILINE)


def test_two_rounds_with_departments_end_in_the_same_meeting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = bloc_text(people=THIRD)
    assert text.count(CHANGE) == 1
    file = tmp_path / "departments.yaml"
    file.write_text(text.replace(CHANGE, EXPLAINED), encoding="utf-8")
    assert main(["replay", str(file)]) == 0
    told = capsys.readouterr().out
    first = told.index("Người thẩm định Ban Tổ chức Tỉnh ủy — Mô hình thứ hai chưa có quyết định")
    explained = told.index("— Mô hình đã được công nhận tại quyết định ngày 20/11.")
    second = told.index("Người thẩm định Ban Tổ chức Tỉnh ủy — Đã có quyết định công nhận.")
    assert first < explained < second < told.index("— [Chốt điểm]")
    assert "Người thẩm định Sở Nội vụ — [Đồng ý" in told


async def test_without_a_deputy_whoever_stands_in_reviews_the_lead_s_own_sheet(tmp_path: Path) -> None:
    text, found = DEPUTY.subn("  deputies: []", bloc_text("\nreview: {rounds: 1, stand_in: van-phong}\n", ""))
    assert found == 1
    async with Stage(tmp_path, read_bloc_file(text)) as stage:
        await send_all(stage)
        stage.clock.move(datetime(2023, 11, 20, 8, tzinfo=ZONE))
        acts: list[tuple[str, str]] = []

        async def watch(who: str, said: str, _answers: list[str]) -> None:
            acts.append((who, said))

        cast = Cast(stage.desk, stage.clock, stage.file, stage.bloc, watch=watch)
        facts = await cast.facts()
        for unit in facts.units:
            assert await review(cast, facts, unit)
        states = {unit.key: (await cast.facts()).state(unit.id) for unit in facts.units}
        returned = {key for key, state in states.items() if state is SheetState.RETURNED}
        assert returned == {"dang-uy-khoi"}
        assert {state for key, state in states.items() if key not in returned} == {SheetState.ACCEPTED}
        assert sum(who.endswith("Văn phòng Tỉnh ủy") and said == "[Tiếp nhận]" for who, said in acts) == 1
