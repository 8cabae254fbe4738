"""Values an officer is offered or shown as an example, each one that the leaf accepts."""

from decimal import Decimal

from rules.criteria import ZERO, Leaf, LeafKind
from rules.scoring import example_points

EXAMPLES = {LeafKind.PASSFAIL: "đạt", LeafKind.RATIO: "18/20", LeafKind.TARGET: "100; 120"}


def common_points(leaf: Leaf) -> tuple[Decimal, ...]:
    """What a directly scored leaf is most often given: everything, half where the step allows it, nothing."""
    if leaf.kind not in (LeafKind.POINTS, LeafKind.BONUS):
        return ()
    half = leaf.high / 2
    return (leaf.high, half, ZERO) if half % leaf.step == 0 else (leaf.high, ZERO)


def example_answer(leaf: Leaf) -> str:
    """As typed."""
    if leaf.kind is LeafKind.LADDER:
        return "2" if leaf.in_whole_numbers else "87,5"
    return EXAMPLES.get(leaf.kind) or example_points(leaf)
