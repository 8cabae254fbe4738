"""The check of a score tree at load: sums, bounds, codes and ladders (DOMAIN §3)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rules.criteria import ZERO, Group, Leaf, LeafKind, Tree
from rules.intervals import adjoin


@dataclass(frozen=True)
class TreeProblem:
    """`path` is the codes from the top; kinds: base, sum, minimum, bounds, code, ladder, ladder_points."""

    path: tuple[str, ...]
    kind: str
    expected: str
    found: str


def check_tree(tree: Tree) -> tuple[TreeProblem, ...]:
    """Everything that does not add up, in reading order; empty means the table may be used."""
    return tuple(_problems(tree))


def _problems(tree: Tree) -> Iterator[TreeProblem]:
    total = sum((group.max for group in tree.groups), ZERO)
    if total != tree.base:
        yield TreeProblem((), "base", str(tree.base), str(total))
    codes = Counter(leaf.code for leaf in tree.leaves)
    codes.update(group.code for branch in tree.branches for group in branch.walk())
    for code, times in codes.items():
        if times > 1:
            yield TreeProblem((code,), "code", "1", str(times))
    for group in tree.branches:
        yield from _group_problems(group, (), capped=group not in tree.groups)


def _group_problems(group: Group, above: tuple[str, ...], capped: bool) -> Iterator[TreeProblem]:
    """Bonus and penalty are `capped`: their leaves may reach further than the group lets count."""
    path = (*above, group.code)
    high = sum((child.max for child in group.groups), sum((leaf.high for leaf in group.leaves), ZERO))
    low = sum((child.min for child in group.groups), sum((leaf.low for leaf in group.leaves), ZERO))
    if high < group.max or (high > group.max and not capped):
        yield TreeProblem(path, "sum", str(group.max), str(high))
    if low > group.min or (low < group.min and not capped):
        yield TreeProblem(path, "minimum", str(group.min), str(low))
    for leaf in group.leaves:
        yield from _leaf_problems(leaf, (*path, leaf.code))
    for child in group.groups:
        yield from _group_problems(child, path, capped=False)


def _leaf_problems(leaf: Leaf, path: tuple[str, ...]) -> Iterator[TreeProblem]:
    ends_at_zero = leaf.high == 0 if leaf.kind is LeafKind.PENALTY else leaf.low == 0
    if not ends_at_zero or leaf.low >= leaf.high:
        yield TreeProblem(path, "bounds", "0", f"{leaf.low}..{leaf.high}")
    if leaf.kind is not LeafKind.LADDER:
        return
    best = max((step.points for step in leaf.steps), default=ZERO)
    if best != leaf.high or any(step.points < leaf.low for step in leaf.steps):
        yield TreeProblem(path, "ladder_points", str(leaf.high), str(best))
    for before, after in pairwise(leaf.rungs):
        if not adjoin(before, after, whole=not leaf.in_percent):
            yield TreeProblem(path, "ladder", before.label, after.label)
