"""Who may stand, by each rule a bloc may have."""

from decimal import Decimal

import pytest

from rules.shortlist import Shortlist, ShortlistRule, standing

ALL = (1, 2, 3, 4, 5)
ELIGIBLE = frozenset({1, 2, 3, 4})
SCORES = {1: Decimal("95.5"), 2: Decimal(90), 3: Decimal("90.00"), 4: Decimal("89.99"), 5: Decimal(99)}


@pytest.mark.parametrize(
    ("shortlist", "expected"),
    [
        (Shortlist(ShortlistRule.ALL), {1, 2, 3, 4, 5}),
        (Shortlist(ShortlistRule.ELIGIBLE_ONLY), {1, 2, 3, 4}),
        (Shortlist(ShortlistRule.TOP_N, n=1), {1}),
        (Shortlist(ShortlistRule.TOP_N, n=2), {1, 2, 3}),
        (Shortlist(ShortlistRule.TOP_N, n=3), {1, 2, 3}),
        (Shortlist(ShortlistRule.TOP_N, n=9), {1, 2, 3, 4}),
        (Shortlist(ShortlistRule.MIN_SCORE, points=Decimal(90)), {1, 2, 3}),
        (Shortlist(ShortlistRule.MIN_SCORE, points=Decimal("95.51")), set()),
    ],
    ids=[
        "all",
        "eligible",
        "the best",
        "equal with the second stand with it",
        "the three best",
        "more than there are",
        "90 and above",
        "nobody",
    ],
)
def test_a_rule_lets_these_units_stand(shortlist: Shortlist, expected: set[int]) -> None:
    assert standing(shortlist, ALL, ELIGIBLE, SCORES) == expected


@pytest.mark.parametrize("rule", [ShortlistRule.TOP_N, ShortlistRule.MIN_SCORE])
def test_a_unit_without_a_final_score_stands_where_no_score_is_asked_only(rule: ShortlistRule) -> None:
    found = standing(Shortlist(rule, n=4, points=Decimal(1)), ALL, ELIGIBLE, {1: Decimal(2)})
    assert found == {1}


def test_a_unit_already_honoured_does_not_take_a_place_among_the_best() -> None:
    assert standing(Shortlist(ShortlistRule.TOP_N, n=1), (2, 3, 4), ELIGIBLE, SCORES) == {2, 3}
