"""A sheet adds up whoever answers what in which order."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from rules.criteria import ZERO, Group, Leaf, Tree
from rules.review import SheetState
from rules.scoring import UNASSIGNED, Answer
from rules.sheets import Filled, Sheet, Standing, estimates, self_totals, stamp
from rules.totals import target_points
from tests.rules.random_trees import trees

D = Decimal
OFFICERS = (1, 2, 3)
FEW = 25


@st.composite
def filled_in(draw: st.DrawFn) -> tuple[Tree, list[tuple[int, str, Answer]]]:
    """A tree, and answers by several officers in the order they came, some criteria more than once."""
    tree = draw(trees())
    one = st.sampled_from(tree.leaves).flatmap(
        lambda leaf: st.tuples(st.sampled_from(OFFICERS), st.just(leaf.code), _answer(leaf))
    )
    return tree, draw(st.lists(one, max_size=30))


def _answer(leaf: Leaf) -> st.SearchStrategy[Answer]:
    points = st.decimals(leaf.low, leaf.high, places=2).map(lambda value: Answer((str(value),), value))
    waiting = st.just(Answer(("4", "5"), None))
    return st.one_of(points, waiting, st.just(UNASSIGNED)) if leaf.may_be_unassigned else points


def put_together(events: list[tuple[int, str, Answer]]) -> dict[str, Filled]:
    answers: dict[str, Filled] = {}
    for officer, code, given_answer in events:
        entered = (code, given_answer.raw, given_answer.points, given_answer.unassigned)
        answers[code] = replace(Filled(*entered), by=officer)
    return answers


@settings(max_examples=FEW)
@given(filled_in())
def test_leaves_add_up_to_groups_and_groups_to_the_total(
    case: tuple[Tree, list[tuple[int, str, Answer]]],
) -> None:
    tree, events = case
    answers = put_together(events)
    found = self_totals(tree, answers)
    got = {code: filled.points or ZERO for code, filled in answers.items() if not filled.unassigned}
    for group in (group for top in tree.branches for group in top.walk()):
        inside = [got.get(leaf.code, ZERO) for leaf in tree.leaves if group in tree.path(leaf.code)]
        added = sum(inside, ZERO)
        counted = added if group in _summed(tree) else min(max(added, group.min), group.max)
        assert found.by_group[group.code] == counted
    for group in _summed(tree):
        below = sum((found.by_group[child.code] for child in group.groups), ZERO)
        own = sum((got.get(leaf.code, ZERO) for leaf in group.leaves), ZERO)
        assert found.by_group[group.code] == below + own
    assert found.total == max(tree.floor, sum((found.by_group[top.code] for top in tree.branches), ZERO))
    left_out = [leaf.high for leaf in tree.leaves if leaf.code in answers and answers[leaf.code].unassigned]
    assert found.assigned_max == tree.base - sum(left_out, ZERO)
    assert set(found.missing) == {leaf.code for leaf in tree.leaves} - answers.keys()


def _summed(tree: Tree) -> list[Group]:
    """The groups that count all that is in them: not bonus and penalty."""
    return [group for top in tree.groups for group in top.walk()]


@settings(max_examples=FEW)
@given(filled_in(), st.randoms(use_true_random=False))
def test_only_the_last_answer_of_each_leaf_counts_in_whatever_order_the_leaves_came(
    case: tuple[Tree, list[tuple[int, str, Answer]]], random: Random
) -> None:
    tree, events = case
    by_leaf: dict[str, list[tuple[int, str, Answer]]] = {}
    for event in events:
        by_leaf.setdefault(event[1], []).append(event)
    queues = [list(queue) for queue in by_leaf.values()]
    mixed: list[tuple[int, str, Answer]] = []
    while any(queues):
        queue = random.choice([one for one in queues if one])
        mixed.append(queue.pop(0))
    first, second = put_together(events), put_together(mixed)
    assert self_totals(tree, first) == self_totals(tree, second)
    assert stamp(first) == stamp(second)


@settings(max_examples=FEW)
@given(filled_in())
def test_the_walk_leads_through_every_open_leaf_and_ends(
    case: tuple[Tree, list[tuple[int, str, Answer]]],
) -> None:
    tree, events = case
    answers = put_together(events)
    met, code = [], ""
    for _ in range(len(tree.leaves) + 1):
        code = Standing(Sheet(1, 1, 1, SheetState.DRAFT), tree, answers, {}).next_open(code)
        if not code:
            break
        met.append(code)
        answers[code] = Filled(code, ("0",), ZERO, unassigned=False)
    assert not code
    assert set(met) | put_together(events).keys() == {leaf.code for leaf in tree.leaves}


measures = st.decimals(0, 300, places=2)
targets = st.none() | st.decimals("0.01", 300, places=2)


@settings(max_examples=60)
@given(
    st.dictionaries(st.integers(0, 20), st.tuples(targets, measures), max_size=9),
    st.decimals(1, 60, places=2),
)
def test_relative_leaves_equal_a_brute_force_reference(
    results: dict[int, tuple[Decimal | None, Decimal]], high: Decimal
) -> None:
    assert target_points(high, results) == {unit: reference(high, results, unit) for unit in results}


def reference(high: Decimal, results: dict[int, tuple[Decimal | None, Decimal]], unit: int) -> Decimal:
    """DOMAIN §3 sentence by sentence, for one unit, with every other unit looked at anew."""
    target, result = results[unit]
    if target is None:
        rivals = [Fraction(other) for goal, other in results.values() if goal is None]
        exact = Fraction(high) * Fraction(result) / max(rivals) if max(rivals) else Fraction(0)
    elif result < target:
        exact = Fraction(high) / 2 * Fraction(result) / Fraction(target)
    elif result == target:
        exact = Fraction(high) / 2
    else:
        above = [
            (Fraction(a) - Fraction(t)) / Fraction(t) for t, a in results.values() if t is not None and a > t
        ]
        own = (Fraction(result) - Fraction(target)) / Fraction(target)
        exact = Fraction(high) / 2 + Fraction(high) / 2 * own / max(above)
    hundredths = exact * 100
    whole = hundredths.numerator // hundredths.denominator
    return Decimal(whole + (hundredths - whole >= Fraction(1, 2))) / 100


def test_estimates_are_named_and_change_no_total() -> None:
    filled = Filled("1.1", ("8",), D(8), unassigned=False)
    answers = {"1.1": replace(filled, estimate=True), "1.2": replace(filled, leaf="1.2")}
    assert estimates(answers) == ("1.1",)
    assert replace(filled, estimate=True).given != filled.given
