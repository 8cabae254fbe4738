"""What a unit may know of its own `target` leaf before the bloc closes: nothing of another unit is in it."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from rules.criteria import Leaf, LeafKind
from rules.rounding import half_up
from rules.sheets import Filled


@dataclass(frozen=True)
class TargetStanding:
    """`done` over the target (None without one); the points will lie from `least` to `most`."""

    done: Fraction | None
    least: Decimal
    most: Decimal

    @property
    def excess(self) -> Fraction:
        """e = (A - T) / T, negative below the target; 0 without one."""
        return Fraction(0) if self.done is None else self.done - 1


def target_standing(leaf: Leaf, filled: Filled) -> TargetStanding | None:
    """From the unit's own target and result; None for another kind of leaf, or one not assigned."""
    if leaf.kind is not LeafKind.TARGET or filled.unassigned:
        return None
    target, result = filled.raw
    high = Fraction(leaf.high)
    if not target:
        return TargetStanding(None, Decimal(0), leaf.high)
    done = Fraction(result) / Fraction(target)
    least = half_up(high * min(done, Fraction(1)) / 2)
    return TargetStanding(done, least, leaf.high if done > 1 else least)
