from decimal import Decimal
from fractions import Fraction

import pytest

from rules.sheets import Filled
from rules.target_standing import target_standing
from rules.totals import target_points
from tests.rules.sample_leaves import POINTS, TARGET

D = Decimal


@pytest.mark.parametrize(
    ("target", "result", "excess", "least", "most"),
    [
        ("100", "120", "1/5", "0.5", "1"),
        ("100", "100", "0", "0.5", "0.5"),
        ("80", "60", "-1/4", "0.375", "0.375"),
        ("", "150", "0", "0", "1"),
    ],
)
def test_what_is_known_is_the_excess_and_the_bounds(
    target: str, result: str, excess: str, least: str, most: str
) -> None:
    found = target_standing(TARGET, Filled(TARGET.code, (target, result), None, unassigned=False))
    assert found is not None
    assert found.excess == Fraction(excess)
    shares = [D(share) * TARGET.high for share in (least, most)]
    assert [found.least, found.most] == [share.quantize(D("0.01")) for share in shares]


@pytest.mark.parametrize("rival", [("100", "100"), ("100", "300"), ("10", "1")])
def test_the_points_of_the_bloc_lie_within_what_was_known(rival: tuple[str, str]) -> None:
    for own in (("100", "120"), ("100", "100"), ("80", "60")):
        found = target_standing(TARGET, Filled(TARGET.code, own, None, unassigned=False))
        results = {1: (D(own[0]), D(own[1])), 2: (D(rival[0]), D(rival[1]))}
        assert found is not None
        assert found.least <= target_points(TARGET.high, results)[1] <= found.most


def test_other_leaves_and_those_not_assigned_have_no_such_standing() -> None:
    assert target_standing(POINTS, Filled("1.2", ("8",), D(8), unassigned=False)) is None
    assert target_standing(TARGET, Filled(TARGET.code, ("unassigned",), None, unassigned=True)) is None
