"""How many of the targets assigned to a unit were passed, met or missed ("27/38 chỉ tiêu vượt, 11/38 đạt")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from rules.criteria import Tree
from rules.sheets import Filled


@dataclass(frozen=True)
class TargetCount:
    """A result above its target is `over`, equal `met`, below `under`; leaves without a target do not count."""

    over: int = 0
    met: int = 0
    under: int = 0

    @property
    def whole(self) -> int:
        return self.over + self.met + self.under

    def __add__(self, other: TargetCount) -> TargetCount:
        return TargetCount(self.over + other.over, self.met + other.met, self.under + other.under)


NO_TARGETS = TargetCount()


def target_count(tree: Tree, answers: Mapping[str, Filled]) -> TargetCount:
    """Of one unit's target leaves."""
    found = NO_TARGETS
    for leaf in tree.targets:
        filled = answers.get(leaf.code)
        if filled is not None and not filled.unassigned and filled.raw[0]:
            found += _one(Decimal(filled.raw[0]), Decimal(filled.raw[1]))
    return found


def _one(target: Decimal, result: Decimal) -> TargetCount:
    return TargetCount(int(result > target), int(result == target), int(result < target))
