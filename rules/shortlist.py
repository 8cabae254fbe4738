"""Who may stand: all units, the eligible ones, or those of them nominated or with a score high enough."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class ShortlistRule(StrEnum):
    ALL = "all"
    ELIGIBLE_ONLY = "eligible_only"
    TOP_N = "top_n"
    MIN_SCORE = "min_score"
    NOMINATED = "nominated"


@dataclass(frozen=True)
class Shortlist:
    """`n` belongs to TOP_N, `points` to MIN_SCORE."""

    rule: ShortlistRule = ShortlistRule.ELIGIBLE_ONLY
    n: int = 0
    points: Decimal = Decimal(0)


ELIGIBLE_ONLY = Shortlist()


def standing(
    shortlist: Shortlist, units: Collection[int], eligible: Collection[int], scores: Mapping[int, Decimal]
) -> frozenset[int]:
    """Of `units`, those that may be voted for; whoever equals the n-th score stands too, no tie is broken.

    NOMINATED: `eligible` are already those nominated for the award.
    """
    if shortlist.rule is ShortlistRule.ALL:
        return frozenset(units)
    may = frozenset(unit for unit in units if unit in eligible)
    if shortlist.rule in (ShortlistRule.ELIGIBLE_ONLY, ShortlistRule.NOMINATED):
        return may
    known = {unit: scores[unit] for unit in may if unit in scores}
    ranked = sorted(known.values(), reverse=True)
    if shortlist.rule is ShortlistRule.MIN_SCORE:
        least = shortlist.points
    else:
        least = min(ranked[: shortlist.n], default=Decimal(0))
    return frozenset(unit for unit, score in known.items() if score >= least)
