"""Trees of any shape, and what units might enter in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from rules.criteria import ZERO, Group, Leaf, LeafKind, Tree

D = Decimal
SUMMED = (LeafKind.POINTS, LeafKind.PASSFAIL, LeafKind.RATIO, LeafKind.LADDER, LeafKind.TARGET)


def group_of(code: str, shape: Sequence[object], kind: LeafKind | None = None) -> Group:
    """`shape` lists leaves as their most points in quarters, and groups as lists of the same."""
    leaves = tuple(
        _leaf(f"{code}.{place}", one, kind) for place, one in enumerate(shape, 1) if isinstance(one, int)
    )
    groups = tuple(
        group_of(f"{code}.{place}", one, kind) for place, one in enumerate(shape, 1) if isinstance(one, list)
    )
    highest = sum((leaf.high for leaf in leaves), ZERO) + sum((group.max for group in groups), ZERO)
    lowest = sum((leaf.low for leaf in leaves), ZERO) + sum((group.min for group in groups), ZERO)
    return Group(code, f"Nhóm {code}", highest, leaves=leaves, groups=groups, min=lowest)


def _leaf(code: str, quarters: int, kind: LeafKind | None) -> Leaf:
    points = D(quarters) / 4
    chosen = kind or SUMMED[quarters % len(SUMMED)]
    if chosen is LeafKind.PENALTY:
        return Leaf(code, chosen, f"Tiêu chí {code}", -points, ZERO)
    return Leaf(code, chosen, f"Tiêu chí {code}", ZERO, points, may_be_unassigned=kind is None)


quarters = st.integers(1, 80)
shapes = st.recursive(
    st.lists(quarters, min_size=1, max_size=4),
    lambda inner: st.lists(quarters | inner, min_size=1, max_size=4),
    max_leaves=12,
)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """With bonus and penalty or without; either may count less than its leaves could give."""
    tops = draw(st.lists(shapes, min_size=1, max_size=4))
    groups = tuple(group_of(str(place), shape) for place, shape in enumerate(tops, 1))
    bonus = group_of("8", draw(st.lists(quarters, min_size=1, max_size=3)), LeafKind.BONUS)
    penalty = group_of("9", draw(st.lists(quarters, min_size=1, max_size=3)), LeafKind.PENALTY)
    return Tree(
        title="Bảng bất kỳ",
        base=sum((group.max for group in groups), ZERO),
        step=D("0.25"),
        floor=ZERO,
        groups=groups,
        bonus=draw(st.sampled_from((None, bonus, replace(bonus, max=bonus.max / 2)))),
        penalty=draw(st.sampled_from((None, penalty, replace(penalty, min=penalty.min / 2)))),
    )
