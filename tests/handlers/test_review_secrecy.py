"""Before publication nobody learns of another unit: every button of the review tried by strangers."""

from collections.abc import Mapping
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

from handlers import review, review_leaf, table, unit_result
from rules.people import Role
from rules.review import SheetState
from tests.handlers.scoring_year import plain, send_sheet, sheet_of, state_of
from tests.support.stage import Stage


def counts(taps: Mapping[str, Any]) -> dict[str, int]:
    """How many arguments each button carries."""
    return {verb: len(signature(step).parameters) - 1 for verb, step in taps.items()}


OF_LEAD = counts(table.TAPS)
VERBS = counts(review.TAPS) | counts(review_leaf.TAPS) | OF_LEAD | counts(unit_result.TAPS)
ARGUMENTS = ("{sheet}", "2.3", "max")
OUTSIDERS = ("ban-tuyen-giao/officer", "ban-tuyen-giao/head")
INSIDERS = ("ban-dan-van/officer", "ban-dan-van/head")
REFUSED = "không thuộc nhiệm vụ của đồng chí"


def test_every_button_is_tried() -> None:
    assert len(VERBS) == 14
    assert set(VERBS.values()) == {0, 1, 2, 3}


@pytest.mark.parametrize("who", OUTSIDERS)
async def test_another_units_people_are_refused_every_button(tmp_path: Path, who: str) -> None:
    async with Stage(tmp_path) as stage:
        await send_sheet(stage, "ban-dan-van")
        outsider, sheet = await stage.person(who), await sheet_of(stage, "ban-dan-van")
        for verb, count in VERBS.items():
            answer = plain(await outsider.presses(" ".join((verb, *ARGUMENTS[:count])).format(sheet=sheet)))
            assert REFUSED in answer, verb
            assert "Dân vận" not in answer
        assert REFUSED in plain(await outsider.says("/thamdinh"))
        assert "Dân vận" not in plain(await outsider.says("/ketqua"))
        assert await state_of(stage, "ban-dan-van") is SheetState.SUBMITTED


@pytest.mark.parametrize("who", INSIDERS)
async def test_the_units_own_people_have_the_trail_and_no_other_button(tmp_path: Path, who: str) -> None:
    async with Stage(tmp_path) as stage:
        await send_sheet(stage, "ban-dan-van")
        insider, sheet = await stage.person(who), await sheet_of(stage, "ban-dan-van")
        for verb, count in VERBS.items():
            answer = plain(await insider.presses(" ".join((verb, *ARGUMENTS[:count])).format(sheet=sheet)))
            assert (REFUSED in answer) == (verb != "trail"), verb
        assert "Tổng điểm tự chấm: 88,3" in plain(await insider.says("/ketqua"))


async def test_the_deputy_may_review_but_neither_lock_nor_publish(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await send_sheet(stage, "ban-dan-van")
        deputy, sheet = await stage.person("bao-lao-cai/officer"), await sheet_of(stage, "ban-dan-van")
        for verb, count in OF_LEAD.items():
            answer = plain(await deputy.presses(" ".join((verb, *ARGUMENTS[:count])).format(sheet=sheet)))
            assert REFUSED in answer, verb
        assert "Tổng điểm tự chấm: 88,3" in plain(await deputy.presses(f"review {sheet}"))


async def test_a_change_waiting_for_its_reason_is_refused_once_the_duty_has_ended(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await send_sheet(stage, "ban-dan-van")
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
