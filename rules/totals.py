"""Adding a sheet up, and the leaves that depend on the whole bloc (DOMAIN §3)."""

from collections.abc import Hashable, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from rules.criteria import ZERO, Group, Tree
from rules.rounding import half_up

Key = TypeVar("Key", bound=Hashable)
Result = tuple[Decimal | None, Decimal]


@dataclass(frozen=True)
class Totals:
    """`assigned_max` is the scale without the leaves not assigned; `answered` counts leaves."""

    by_group: Mapping[str, Decimal]
    total: Decimal
    assigned_max: Decimal
    answered: int
    missing: tuple[str, ...]

    @property
    def share(self) -> Fraction:
        """Got over assigned, exact: what units with leaves not assigned are compared on."""
        return Fraction(self.total) / Fraction(self.assigned_max) if self.assigned_max else Fraction(0)


def totals(tree: Tree, answers: Mapping[str, Decimal | None], unassigned: Set[str]) -> Totals:
    """An answer of None is given but has no points yet; a leaf dated by the calendar is never missing."""
    scored = {code: points or ZERO for code, points in answers.items() if code not in unassigned}
    done = answers.keys() | unassigned
    open_leaves = [leaf for leaf in tree.leaves if leaf.code not in done]
    left_out = [leaf.high for group in tree.groups for leaf in group.all_leaves if leaf.code in unassigned]
    by_group: dict[str, Decimal] = {}
    for top in tree.branches:
        _add_up(tree, top, scored, by_group)
    return Totals(
        by_group=by_group,
        total=max(tree.floor, sum((by_group[top.code] for top in tree.branches), ZERO)),
        assigned_max=tree.base - sum(left_out, ZERO),
        answered=len(tree.leaves) - len(open_leaves),
        missing=tuple(leaf.code for leaf in open_leaves if not leaf.from_calendar),
    )


def target_points(high: Decimal, results: Mapping[Key, Result]) -> dict[Key, Decimal]:
    """Points of one target leaf for every unit from (target, result); a target is None or above zero."""
    excess = {unit: (done - target) / Fraction(target) for unit, target, done in _with_target(results)}
    most = max(excess.values(), default=Fraction(0))
    best = max((Fraction(done) for target, done in results.values() if target is None), default=Fraction(0))
    shares = {unit: _target_share(excess[unit], most) for unit in excess}
    for unit, (target, done) in results.items():
        if target is None:
            shares[unit] = Fraction(done) / best if best else Fraction(0)
    return {unit: half_up(Fraction(high) * shares[unit]) for unit in results}


def _add_up(tree: Tree, group: Group, scored: Mapping[str, Decimal], by_group: dict[str, Decimal]) -> Decimal:
    """Every group's points, each leaf added once; bonus and penalty count no further than their group lets them."""
    got = sum((scored[leaf.code] for leaf in group.leaves if leaf.code in scored), ZERO)
    for child in group.groups:
        got += _add_up(tree, child, scored, by_group)
    if group is tree.bonus or group is tree.penalty:
        got = min(max(got, group.min), group.max)
    by_group[group.code] = got
    return got


def _with_target(results: Mapping[Key, Result]) -> list[tuple[Key, Fraction, Fraction]]:
    return [
        (unit, Fraction(target), Fraction(done))
        for unit, (target, done) in results.items()
        if target is not None
    ]


def _target_share(excess: Fraction, most: Fraction) -> Fraction:
    """Half the points for reaching the target, the other half by the bloc's greatest excess."""
    if excess < 0:
        return (1 + excess) / 2
    return Fraction(1, 2) + (excess / most / 2 if excess > 0 else 0)
