from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.criteria import Leaf
from rules.errors_answers import NotAChoice, OutOfRange, WrongStep
from rules.scoring import read_answer, step_for
from tests.rules.sample_leaves import LATE, SIGNED

D = Decimal


@pytest.mark.parametrize(
    ("measured", "points"),
    [
        ("75", "1"),
        ("95", "1"),
        ("95,01", "1.5"),
        ("49,9", "0"),
        ("50", "0.5"),
        ("74,99%", "0.5"),
        ("100 %", "1.5"),
    ],
)
def test_ladder_edges_are_exact(measured: str, points: str) -> None:
    assert read_answer(SIGNED, measured).points == D(points)


@pytest.mark.parametrize(
    ("days", "points"),
    [(0, "2"), (1, "1.5"), (2, "1.5"), (3, "1"), (5, "1"), (6, "0.5"), (10, "0.5"), (11, "0"), (365, "0")],
)
def test_a_late_report_loses_points_by_whole_days(days: int, points: str) -> None:
    assert read_answer(LATE, str(days)).points == step_for(LATE, D(days)).points == D(points)


def test_half_a_day_late_offers_the_days_around_it() -> None:
    with pytest.raises(WrongStep) as refused:
        read_answer(LATE, "2,5")
    assert refused.value == WrongStep(D("2.5"), D(1), (D(2), D(3)), "4.5")


@pytest.mark.parametrize(("leaf", "text"), [(SIGNED, "100,01"), (SIGNED, "-1"), (LATE, "-1")])
def test_a_measure_that_cannot_be_is_refused(leaf: Leaf, text: str) -> None:
    with pytest.raises(OutOfRange):
        read_answer(leaf, text)


def test_a_value_no_rung_takes_offers_the_rungs() -> None:
    broken = replace(SIGNED, steps=SIGNED.steps[:1])
    with pytest.raises(NotAChoice) as refused:
        read_answer(broken, "40")
    assert refused.value == NotAChoice("3.3", ("step:0",))


@given(st.decimals(0, 100, places=2))
def test_every_percentage_falls_on_exactly_one_rung(value: Decimal) -> None:
    assert sum(step.contains(value) for step in SIGNED.steps) == 1
    assert step_for(SIGNED, value).contains(value)
