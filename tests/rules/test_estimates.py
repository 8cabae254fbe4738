from dataclasses import replace
from decimal import Decimal

import pytest

from rules.errors_answers import NoEstimate
from rules.estimates import as_estimate, read_figure
from rules.scoring import UNASSIGNED, Answer
from tests.rules.sample_leaves import POINTS, RATIO

OPEN_RATIO = replace(RATIO, provisional=True)
OPEN_POINTS = replace(POINTS, provisional=True, may_be_unassigned=True)


@pytest.mark.parametrize(
    "text",
    ["ước 18/20", "Ước thực hiện: 18/20", "số ước 18/20", "18/20 ước", "18/20 (ước thực hiện)", "uoc 18/20"],
)
def test_a_figure_said_to_be_an_estimate_is_one(text: str) -> None:
    assert read_figure(OPEN_RATIO, text) == replace(read_figure(OPEN_RATIO, "18/20"), estimate=True)


@pytest.mark.parametrize("text", ["8,75", "8,75 điểm"])
def test_any_other_figure_is_official(text: str) -> None:
    assert read_figure(OPEN_POINTS, text) == Answer(("8.75",), Decimal("8.75"))


def test_not_assigned_holds_the_letters_of_the_word_and_is_no_estimate() -> None:
    assert read_figure(OPEN_POINTS, "không được giao") == UNASSIGNED


def test_a_leaf_that_takes_only_official_figures_refuses_an_estimate() -> None:
    with pytest.raises(NoEstimate):
        read_figure(POINTS, "ước 8")
    with pytest.raises(NoEstimate):
        as_estimate(OPEN_POINTS, UNASSIGNED)
