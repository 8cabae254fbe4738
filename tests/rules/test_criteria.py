import json
from dataclasses import replace
from decimal import Decimal

import pytest

from rules.criteria import Group, Leaf, LeafKind, Step, Tree
from rules.errors_answers import NoSuchCriterion
from rules.tree_check import TreeProblem, check_tree
from rules.tree_dict import tree_from_dict, tree_to_dict

D = Decimal
SIGNED = (
    Step.of("> 95", D("1.5"), "Trên 95%"),
    Step.of(">= 75 and <= 95", D(1), "Từ 75% đến 95%"),
    Step.of(">= 50 and < 75", D("0.5"), "Từ 50% đến dưới 75%"),
    Step.of("< 50", D(0), "Dưới 50%"),
)
LATE = (
    Step.of("= 0", D(2), "Đúng hạn"),
    Step.of(">= 1 and <= 2", D("1.5"), "Chậm 1–2 ngày"),
    Step.of(">= 3 and <= 5", D(1), "Chậm 3–5 ngày"),
    Step.of(">= 6 and <= 10", D("0.5"), "Chậm 6–10 ngày"),
    Step.of("> 10", D(0), "Chậm trên 10 ngày"),
)


def leaf(code: str, high: str, kind: LeafKind = LeafKind.POINTS, low: str = "0") -> Leaf:
    return Leaf(code, kind, f"Nội dung {code}", D(low), D(high))


def small_tree() -> Tree:
    ladder = replace(leaf("1.2", "1.5", LeafKind.LADDER), input="tỷ lệ (%)", steps=SIGNED)
    days = replace(leaf("2.1", "2", LeafKind.LADDER), steps=LATE, from_calendar="bao-cao")
    return Tree(
        title="Bảng điểm",
        base=D("13.5"),
        step=D("0.25"),
        floor=D(0),
        groups=(
            Group("1", "Nhiệm vụ", D("11.5"), leaves=(leaf("1.1", "10"), ladder)),
            Group("2", "Báo cáo", D(2), leaves=(days,)),
        ),
        bonus=Group("bonus", "Điểm thưởng", D(5), leaves=(leaf("3.1", "5", LeafKind.BONUS),)),
        penalty=Group(
            "penalty", "Điểm trừ", D(0), leaves=(leaf("4.1", "0", LeafKind.PENALTY, "-3"),), min=D(-3)
        ),
    )


def deep_tree() -> Tree:
    """Five levels and 176 leaves, the largest seen (DOMAIN §3)."""
    fours = [
        Group(f"{a}.{b}.{c}", "Mức 3", D(4), leaves=tuple(leaf(f"{a}.{b}.{c}.{d}", "1") for d in range(4)))
        for a in range(2)
        for b in range(2)
        for c in range(11)
    ]
    twos = [
        Group(f"{n // 2}.{n % 2}", "Mức 2", D(44), groups=tuple(fours[n * 11 : n * 11 + 11]))
        for n in range(4)
    ]
    tops = tuple(Group(f"{n}", "Mức 1", D(88), groups=tuple(twos[n * 2 : n * 2 + 2])) for n in range(2))
    return Tree("Bảng lớn", D(176), D("0.01"), D(0), (Group("T", "Tất cả", D(176), groups=tops),))


def with_first_group(tree: Tree, group: Group) -> Tree:
    return replace(tree, groups=(group, *tree.groups[1:]))


def kinds(tree: Tree) -> list[str]:
    return [problem.kind for problem in check_tree(tree)]


def test_leaves_come_in_reading_order_with_bonus_and_penalty_last() -> None:
    assert [leaf.code for leaf in small_tree().leaves] == ["1.1", "1.2", "2.1", "3.1", "4.1"]


def test_a_leaf_is_found_by_its_code_and_knows_its_neighbours() -> None:
    tree = small_tree()
    before, after = tree.neighbours("1.2")
    assert tree.leaf("1.2").kind is LeafKind.LADDER
    assert (before, after) == (tree.leaf("1.1"), tree.leaf("2.1"))
    assert tree.neighbours("1.1")[0] is None
    assert tree.neighbours("4.1")[1] is None
    assert tree.branch_of("4.1").code == "penalty"


@pytest.mark.parametrize("code", ["9.9", "", "<b>", "1"])
def test_an_unknown_code_is_no_criterion(code: str) -> None:
    for ask in (small_tree().leaf, small_tree().neighbours, small_tree().branch_of):
        with pytest.raises(NoSuchCriterion) as refused:
            ask(code)
        assert refused.value == NoSuchCriterion(code)


def test_five_levels_and_176_leaves_add_up() -> None:
    tree = deep_tree()
    assert len(tree.leaves) == 176
    assert check_tree(tree) == ()
    assert tree.branch_of("1.1.10.3").code == "T"


@pytest.mark.parametrize("tree", [small_tree(), deep_tree()], ids=["small", "deep"])
def test_a_tree_survives_json(tree: Tree) -> None:
    assert tree_from_dict(json.loads(json.dumps(tree_to_dict(tree)))) == tree


def test_a_missing_field_is_named() -> None:
    data = tree_to_dict(small_tree())
    del data["base"]
    with pytest.raises(TypeError, match="base"):
        tree_from_dict(data)


def test_a_sound_tree_has_no_problems() -> None:
    assert check_tree(small_tree()) == ()


def test_groups_that_do_not_reach_the_base_are_named() -> None:
    assert check_tree(replace(small_tree(), base=D(100))) == (TreeProblem((), "base", "100", "13.5"),)


def test_children_that_do_not_add_up_are_named_with_their_path() -> None:
    tree = deep_tree()
    group = tree.groups[0].groups[1].groups[0].groups[3]
    wrong = replace(group, leaves=group.leaves[:3])
    two = replace(tree.groups[0].groups[1].groups[0], groups=(wrong,))
    top = replace(tree.groups[0].groups[1], groups=(two, tree.groups[0].groups[1].groups[1]))
    found = check_tree(
        with_first_group(tree, replace(tree.groups[0], groups=(tree.groups[0].groups[0], top)))
    )
    assert TreeProblem(("T", "1", "1.0", "1.0.3"), "sum", "4", "3") in found


def test_a_code_used_twice_is_named() -> None:
    tree = small_tree()
    twice = replace(tree.groups[0], leaves=(leaf("1.1", "10"), leaf("1.1", "1.5")))
    assert check_tree(with_first_group(tree, twice)) == (TreeProblem(("1.1",), "code", "1", "2"),)


def test_bonus_leaves_may_reach_further_than_the_group_lets_count() -> None:
    tree = small_tree()
    assert tree.bonus
    assert tree.penalty
    assert kinds(replace(tree, bonus=replace(tree.bonus, max=D(4)))) == []
    assert kinds(replace(tree, bonus=replace(tree.bonus, max=D(6)))) == ["sum"]
    assert kinds(replace(tree, penalty=replace(tree.penalty, min=D(-2)))) == []
    assert kinds(replace(tree, penalty=replace(tree.penalty, min=D(-4)))) == ["minimum"]


def ladder_problems(*steps: Step, measured: str = "tỷ lệ (%)") -> list[str]:
    rungs = Leaf("1.1", LeafKind.LADDER, "Mức", D(0), D(2), input=measured, steps=steps)
    return kinds(Tree("Bảng", D(2), D(1), D(0), (Group("1", "Một", D(2), leaves=(rungs,)),)))


def test_ladders_seen_in_real_tables_cover_everything_once() -> None:
    assert ladder_problems(*LATE, measured="số ngày chậm") == []
    assert ladder_problems(*LATE[::-1], measured="số ngày chậm") == []


@pytest.mark.parametrize(
    ("low", "high"),
    [
        (">= 75", "< 74"),
        ("> 75", "< 75"),
        (">= 75", "<= 75"),
        (">= 75", "<= 80"),
        (">= 75", "<= 74"),
        ("< 5", "< 9"),
    ],
)
def test_a_ladder_with_a_gap_or_an_overlap_is_named(low: str, high: str) -> None:
    assert ladder_problems(Step.of(low, D(2), "trên"), Step.of(high, D(0), "dưới")) == ["ladder"]


def test_whole_day_rungs_are_a_gap_when_the_ladder_measures_a_percentage() -> None:
    assert ladder_problems(*LATE) == ["ladder"] * 3


def test_the_best_rung_gives_the_maximum() -> None:
    assert ladder_problems(Step.of(">= 1", D(1), "có"), Step.of("< 1", D(0), "không")) == ["ladder_points"]
    assert ladder_problems() == ["ladder_points"]


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [(LeafKind.POINTS, "1", "2"), (LeafKind.POINTS, "0", "0"), (LeafKind.PENALTY, "-2", "1")],
)
def test_a_leaf_that_does_not_start_at_zero_is_named(kind: LeafKind, low: str, high: str) -> None:
    odd = Group("1", "Một", D(high), leaves=(leaf("1.1", high, kind, low),), min=D(low))
    assert kinds(Tree("Bảng", D(high), D(1), D(0), (odd,))) == ["bounds"]
