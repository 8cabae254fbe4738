from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.criteria import Group, Leaf, LeafKind, Tree
from rules.rounding import half_up
from rules.totals import target_points, totals

D = Decimal


def leaf(code: str, high: str, kind: LeafKind = LeafKind.POINTS, low: str = "0", event: str = "") -> Leaf:
    return Leaf(code, kind, code, D(low), D(high), from_calendar=event)


TREE = Tree(
    title="Bảng điểm",
    base=D(15),
    step=D("0.25"),
    floor=D(0),
    groups=(
        Group(
            "1",
            "Một",
            D(13),
            leaves=(leaf("1.1", "8"),),
            groups=(Group("1a", "Một a", D(5), leaves=(leaf("1.2", "3"), leaf("1.3", "2"))),),
        ),
        Group("2", "Hai", D(2), leaves=(leaf("2.1", "2", LeafKind.LADDER, event="bao-cao"),)),
    ),
    bonus=Group(
        "bonus", "Thưởng", D(4), leaves=(leaf("3.1", "3", LeafKind.BONUS), leaf("3.2", "3", LeafKind.BONUS))
    ),
    penalty=Group(
        "penalty",
        "Trừ",
        D(0),
        leaves=(leaf("4.1", "0", LeafKind.PENALTY, "-3"), leaf("4.2", "0", LeafKind.PENALTY, "-20")),
        min=D(-20),
    ),
)
FULL = {one.code: one.high for one in TREE.leaves}


def test_groups_of_every_level_add_up_to_the_total() -> None:
    found = totals(TREE, {"1.1": D("7.75"), "1.2": D(3), "1.3": D("0.5"), "2.1": D(2), "3.1": D(1)}, set())
    assert found.by_group == {
        "1": D("11.25"),
        "1a": D("3.5"),
        "2": D(2),
        "bonus": D(1),
        "penalty": D(0),
    }
    assert found.total == D("14.25")
    assert (found.answered, found.missing) == (5, ("3.2", "4.1", "4.2"))


def test_bonus_lifts_the_total_above_the_scale_but_no_further_than_its_group() -> None:
    assert totals(TREE, FULL, set()).by_group["bonus"] == D(4)
    assert totals(TREE, FULL, set()).total == D(19)


def test_penalties_stop_at_their_group_and_the_total_at_the_floor() -> None:
    nothing = dict.fromkeys(FULL, D(0)) | {"4.1": D(-3), "4.2": D(-20)}
    assert totals(TREE, nothing, set()).by_group["penalty"] == D(-20)
    assert totals(TREE, nothing, set()).total == D(0)
    assert totals(TREE, FULL | {"4.1": D(-3)}, set()).total == D(16)


def test_a_total_of_zero_is_complete_when_every_leaf_is_answered() -> None:
    found = totals(TREE, dict.fromkeys(FULL, D(0)), set())
    assert (found.total, found.missing, found.answered) == (D(0), (), len(TREE.leaves))


def test_a_leaf_dated_by_the_calendar_is_never_missing() -> None:
    assert totals(TREE, {}, set()).missing == ("1.1", "1.2", "1.3", "3.1", "3.2", "4.1", "4.2")


def test_an_answer_without_points_yet_is_answered_and_adds_nothing() -> None:
    found = totals(TREE, FULL | {"1.1": None}, set())
    assert (found.missing, found.by_group["1"]) == ((), D(5))


def test_a_leaf_not_assigned_is_left_out_and_the_unit_compared_on_the_rest() -> None:
    answers = {"1.1": D(8), "1.2": D(3), "2.1": D(2), "3.1": D(0)}
    found = totals(TREE, answers, {"1.3"})
    assert (found.total, found.assigned_max, found.share) == (D(13), D(13), Fraction(1))
    assert "1.3" not in found.missing
    assert totals(TREE, answers, set()).share == Fraction(13, 15)


def test_points_kept_from_before_a_leaf_was_not_assigned_do_not_count() -> None:
    assert totals(TREE, FULL, {"1.1"}).by_group["1"] == D(5)


def test_a_unit_with_nothing_assigned_has_no_share() -> None:
    assert totals(TREE, {}, {"1.1", "1.2", "1.3", "2.1"}).share == 0


def test_the_published_check_values_of_a_target_leaf() -> None:
    def points(*results: tuple[str | None, str]) -> list[Decimal]:
        units = {n: (D(target) if target else None, D(done)) for n, (target, done) in enumerate(results)}
        return list(target_points(D(10), units).values())

    assert points(("100", "120"), ("50", "60")) == [D(10), D(10)]
    assert points(("80", "80"), ("80", "60"), ("100", "110"), ("100", "120")) == [
        D(5),
        D("3.75"),
        D("7.5"),
        D(10),
    ]
    assert points((None, "150"), (None, "100"), (None, "75")) == [D(10), D("6.67"), D(5)]


def test_target_leaves_where_nobody_got_anywhere_give_zero() -> None:
    assert target_points(D(4), {"a": (None, D(0)), "b": (D(5), D(0))}) == {"a": D(0), "b": D(0)}
    assert target_points(D(4), {}) == {}


measures = st.decimals(0, 500, places=2)
targets = st.none() | st.decimals("0.01", 500, places=2)


@given(st.dictionaries(st.integers(), st.tuples(targets, measures), max_size=14))
def test_target_points_stay_in_bounds_and_the_best_gets_everything(
    results: dict[int, tuple[Decimal | None, Decimal]],
) -> None:
    points = target_points(D(10), results)
    assert points.keys() == results.keys()
    assert all(D(0) <= value <= D(10) for value in points.values())
    if any(target is not None and done > target for target, done in results.values()):
        assert max(points.values()) == D(10)
    for unit, (target, done) in results.items():
        if target is not None:
            assert (points[unit] >= D(5)) or done < target


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        ("6.665", "6.67"),
        ("-6.665", "-6.67"),
        ("6.6649", "6.66"),
        ("2/3", "0.67"),
        ("0", "0"),
        ("-1/1000", "0"),
    ],
)
def test_a_half_goes_away_from_zero(value: str, rounded: str) -> None:
    assert half_up(Fraction(value)) == D(rounded)
    assert not half_up(Fraction(value)).is_signed() or D(rounded) < 0
