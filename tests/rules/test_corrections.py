from datetime import date
from decimal import Decimal

import pytest

from rules.corrections import corrected, is_same, read_correction
from rules.criteria import Leaf, LeafKind
from rules.decisions import Decision, read_decision
from rules.errors_scores import NotADecision
from rules.scoring import UNASSIGNED, Answer
from rules.sheets import Filled

TODAY, LAST = date(2023, 12, 25), date(2023, 12, 20)
POINTS = Leaf("1.1", LeafKind.POINTS, "A", Decimal(0), Decimal(10), may_be_unassigned=True)
TARGET = Leaf("1.2", LeafKind.TARGET, "B", Decimal(0), Decimal(10))
GIVEN = Filled("1.1", ("8",), Decimal(8), unassigned=False, note="sổ", estimate=True)
FIGURES = Filled("1.2", ("100", "120"), Decimal(10), unassigned=False, reviewed=Decimal(9))


@pytest.mark.parametrize(
    "text",
    [
        "15/QĐ-KTĐ ngày 20/12/2023",
        "số 15/QĐ-KTĐ, ngày 20/12",
        "15/QĐ-KTĐ 20.12.2023",
        " 15/QĐ-KTĐ   ngày  20 tháng 12 năm 2023 ",
    ],
)
def test_a_decision_is_its_number_then_its_day(text: str) -> None:
    assert read_decision(text, TODAY) == Decision("15/QĐ-KTĐ", LAST)


@pytest.mark.parametrize(
    "text", ["15/QĐ", "ngày 20/12/2023", "15/QĐ ngày 26/12/2023", "QĐ ngày 20/12", "", "?", "9" * 61]
)
def test_what_is_no_decision_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotADecision) as refused:
        read_decision(text, TODAY)
    assert refused.value.example == TODAY


def test_points_are_corrected_beside_what_the_unit_gave_itself() -> None:
    found = corrected(POINTS, GIVEN, read_correction(POINTS, "7,5", chosen=False), "cộng nhầm")
    assert (found.points, found.final, found.note, found.estimate) == (
        Decimal(8),
        Decimal("7.5"),
        "sổ",
        False,
    )
    assert not is_same(POINTS, GIVEN, Answer(("7.5",), Decimal("7.5")))
    assert is_same(POINTS, GIVEN, read_correction(POINTS, "max", chosen=True)) is False
    assert is_same(POINTS, GIVEN, Answer(("8",), Decimal(8)))


def test_figures_are_corrected_anew_so_that_the_bloc_is_computed_again() -> None:
    found = corrected(TARGET, FIGURES, read_correction(TARGET, "100; 110", chosen=False), "")
    assert (found.raw, found.points, found.reviewed) == (("100", "110"), None, None)
    assert is_same(TARGET, FIGURES, read_correction(TARGET, "100; 120", chosen=False))


def test_a_leaf_becomes_not_assigned_and_assigned_again() -> None:
    without = corrected(POINTS, GIVEN, UNASSIGNED, "")
    assert (without.unassigned, without.final) == (True, None)
    assert is_same(POINTS, without, UNASSIGNED)
    again = corrected(POINTS, without, Answer(("6",), Decimal(6)), "")
    assert (again.unassigned, again.final) == (False, Decimal(6))
