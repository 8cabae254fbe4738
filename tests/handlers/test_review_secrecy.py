"""Before publication nobody learns of another unit: every button of the review tried by strangers."""

from collections.abc import Callable
from inspect import signature
from pathlib import Path
from types import ModuleType
from typing import get_type_hints

import pytest

from handlers import (
    explanation,
    explanation_approval,
    reopening,
    returned_leaf,
    returned_leaf_approval,
    returned_leaf_supply,
    review,
    review_agreeing,
    review_board,
    review_card,
    review_leaf,
    review_letter,
    review_letter_confirmation,
    review_letter_lines,
    review_trail,
    table,
    unit_result,
)
from rules.people import Role
from rules.review import SheetState
from tests.handlers.review_year import send
from tests.handlers.scoring_year import plain, sheet_of, state_of
from tests.support.stage import Stage

OF_REVIEW = (
    review,
    review_agreeing,
    review_board,
    review_card,
    review_leaf,
    review_letter,
    review_letter_confirmation,
    review_letter_lines,
    returned_leaf,
    returned_leaf_approval,
    returned_leaf_supply,
)
OF_UNIT = (explanation, explanation_approval, reopening, review_trail, unit_result)
OUTSIDERS = ("ban-tuyen-giao/officer", "ban-tuyen-giao/head")
INSIDERS = ("ban-dan-van/officer", "ban-dan-van/head")
REFUSED = "không thuộc nhiệm vụ của đồng chí"
SHOWS_OWN = ("ownleaves", "oldtable")


def taps(module: ModuleType, sheet: int) -> list[str]:
    """Every button of a conversation, about that sheet or what has its number."""
    return [
        " ".join((verb, *(str(sheet) if kind is int else "2.3" for kind in _kinds(step))))
        for verb, step in module.TAPS.items()
    ]


def _kinds(step: Callable[..., object]) -> list[type]:
    hints = get_type_hints(step)
    return [hints[name] for name in list(signature(step).parameters)[1:]]


@pytest.mark.parametrize("who", OUTSIDERS)
async def test_another_units_people_are_refused_every_button(tmp_path: Path, who: str) -> None:
    async with Stage(tmp_path) as stage:
        await send(stage, "ban-dan-van")
        outsider, sheet = await stage.person(who), await sheet_of(stage, "ban-dan-van")
        for module in (*OF_REVIEW, *OF_UNIT, table):
            for tap in taps(module, sheet):
                answer = plain(await outsider.presses(tap))
                assert REFUSED in answer or tap.startswith(SHOWS_OWN), tap
                assert "Dân vận" not in answer
        assert REFUSED in plain(await outsider.says("/thamdinh"))
        assert "Dân vận" not in plain(await outsider.says("/ketqua") + await outsider.says("/giaitrinh"))
        assert await state_of(stage, "ban-dan-van") is SheetState.SUBMITTED


@pytest.mark.parametrize("who", INSIDERS)
async def test_the_units_own_people_review_nothing_of_it(tmp_path: Path, who: str) -> None:
    async with Stage(tmp_path) as stage:
        await send(stage, "ban-dan-van")
        insider, sheet = await stage.person(who), await sheet_of(stage, "ban-dan-van")
        for module in (*OF_REVIEW, table):
            for tap in taps(module, sheet):
                assert REFUSED in plain(await insider.presses(tap)), tap
        assert "Quá trình chấm điểm" in plain(await insider.presses(f"trail {sheet}"))
        assert "Tổng điểm tự chấm: 88,3" in plain(await insider.says("/ketqua"))


async def test_the_deputy_may_review_but_neither_lock_nor_publish(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await send(stage, "ban-dan-van")
        deputy, sheet = await stage.person("bao-lao-cai/officer"), await sheet_of(stage, "ban-dan-van")
        for tap in taps(table, sheet):
            assert REFUSED in plain(await deputy.presses(tap)), tap
        assert "Tổng điểm tự chấm: 88,3" in plain(await deputy.presses(f"review {sheet}"))


async def test_a_change_waiting_for_its_reason_is_refused_once_the_duty_has_ended(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await send(stage, "ban-dan-van")
        secretary, sheet = await stage.person("ban-noi-chinh/officer"), await sheet_of(stage, "ban-dan-van")
        await secretary.presses(f"fixset {sheet} 2.3 zero")
        unit, yesterday = await stage.unit("ban-noi-chinh"), stage.clock().date()
        await stage.desk.write(
            lambda store: store.people.end_duties(secretary.person, unit, Role.SECRETARY, yesterday)
        )
        stage.clock.move(stage.clock().replace(month=11, day=15))
        assert REFUSED in plain(await secretary.says("Chưa có quyết định công nhận"))
        answers = await stage.desk.read(lambda store: store.sheets.answers(sheet))
        assert answers["2.3"].reviewed is None
