"""Whether nearly all units give themselves the maximum, so that their self-scores tell nobody apart.

The bound is ours: no rule was found. The lead is told, and nothing is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from rules.criteria import ZERO, Leaf, LeafKind, Tree
from rules.sheets import Filled

NEARLY = Fraction(98, 100)
MOST_UNITS = Fraction(4, 5)
FEWEST_UNITS = 3
APART = frozenset({LeafKind.TARGET, LeafKind.BONUS, LeafKind.PENALTY})
"""Computed from the whole bloc, or beside the scale."""


@dataclass(frozen=True)
class Maxima:
    """`near_top` of `units` give themselves at least 98 % of their scale; `leaves` have every unit at the maximum."""

    units: int = 0
    near_top: int = 0
    leaves: tuple[str, ...] = ()

    @property
    def nearly_all(self) -> bool:
        return self.units >= FEWEST_UNITS and self.near_top >= MOST_UNITS * self.units

    @property
    def notable(self) -> bool:
        return self.nearly_all or bool(self.leaves)


def maxima(tree: Tree, answers: Mapping[int, Mapping[str, Filled]]) -> Maxima:
    """Of the self-scores by unit, as they were sent."""
    leaves = [leaf for leaf in tree.leaves if leaf.kind not in APART]
    near_top = sum(_is_near_top(leaves, filled) for filled in answers.values())
    if len(answers) < FEWEST_UNITS:
        return Maxima(len(answers), near_top)
    at_top = (leaf.code for leaf in leaves if all(_is_at_top(leaf, filled) for filled in answers.values()))
    return Maxima(len(answers), near_top, tuple(at_top))


def _is_near_top(leaves: list[Leaf], filled: Mapping[str, Filled]) -> bool:
    """Of the leaves that are assigned to it."""
    known = [(leaf, filled.get(leaf.code)) for leaf in leaves]
    assigned = [(leaf, answer) for leaf, answer in known if answer is None or not answer.unassigned]
    most = sum((leaf.high for leaf, _ in assigned), ZERO)
    got: Decimal = sum((answer.points or ZERO for _, answer in assigned if answer), ZERO)
    return bool(most) and Fraction(got) >= NEARLY * Fraction(most)


def _is_at_top(leaf: Leaf, filled: Mapping[str, Filled]) -> bool:
    answer = filled.get(leaf.code)
    return answer is not None and answer.points is not None and answer.points >= leaf.high
