from decimal import Decimal

import pytest

from rules.criteria import Group, Leaf, LeafKind, Tree
from rules.maxima import maxima
from rules.sheets import Filled
from rules.target_counts import TargetCount, target_count

TEN = Decimal(10)
KINDS = {"1.1": LeafKind.POINTS, "1.2": LeafKind.RATIO, "1.3": LeafKind.TARGET, "1.4": LeafKind.TARGET}
LEAVES = tuple(
    Leaf(code, kind, code, Decimal(0), TEN, may_be_unassigned=True) for code, kind in KINDS.items()
)
TREE = Tree(
    "mẫu", Decimal(40), Decimal(1), Decimal(0), (Group("1", "Nội dung 1", Decimal(40), leaves=LEAVES),)
)


def sheet(first: str, second: str | None = "10") -> dict[str, Filled]:
    given = {"1.1": Decimal(first), "1.2": None if second is None else Decimal(second)}
    return {code: Filled(code, (str(points),), points, points is None) for code, points in given.items()}


@pytest.mark.parametrize(
    ("sent", "near_top", "nearly_all"), [(["10"] * 4 + ["2"], 4, True), (["10"] * 3 + ["2"] * 2, 3, False)]
)
def test_four_fifths_of_the_units_near_their_top_are_nearly_all(
    sent: list[str], near_top: int, nearly_all: bool
) -> None:
    found = maxima(TREE, {place: sheet(points) for place, points in enumerate(sent)})
    assert (found.near_top, found.nearly_all) == (near_top, nearly_all)


def test_a_leaf_that_every_unit_gives_its_maximum_is_listed() -> None:
    found = maxima(TREE, {1: sheet("1"), 2: sheet("2"), 3: sheet("3")})
    assert (found.leaves, found.nearly_all, found.notable) == (("1.2",), False, True)


def test_a_leaf_not_assigned_is_no_claim_and_leaves_the_scale() -> None:
    found = maxima(TREE, {1: sheet("10", None), 2: sheet("10"), 3: sheet("10")})
    assert (found.near_top, found.leaves) == (3, ("1.1",))


def test_two_units_are_too_few_to_say_so() -> None:
    assert not maxima(TREE, {1: sheet("10"), 2: sheet("10")}).notable


def test_targets_passed_met_and_missed_are_counted_where_there_is_one() -> None:
    def filled(code: str, *raw: str) -> Filled:
        return Filled(code, raw, None, unassigned=False)

    counts = [
        target_count(TREE, {"1.3": filled("1.3", *given), "1.4": filled("1.4", "", "7")})
        for given in (("100", "120"), ("2.5", "2.50"), ("100", "99"))
    ]
    assert counts == [TargetCount(over=1), TargetCount(met=1), TargetCount(under=1)]
    whole = sum(counts, TargetCount())
    assert (whole, whole.whole) == (TargetCount(1, 1, 1), 3)
    unassigned = Filled("1.3", ("unassigned",), None, unassigned=True)
    assert target_count(TREE, {"1.3": unassigned}) == TargetCount()
