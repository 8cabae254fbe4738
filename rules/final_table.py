"""The table of results as it is locked: every unit's points down to the leaves, its total and its rank."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from rules.criteria import ZERO, Tree
from rules.decisions import Decision
from rules.people import Unit
from rules.ranking import SHARED_RANKS, Compared, Place, Ranking, TieBreaker, places
from rules.sheets import Filled, final_totals
from rules.target_counts import NO_TARGETS, TargetCount, target_count
from rules.totals import Result, Totals, target_points
from rules.vietnamese import sort_key

Answers = Mapping[str, Filled]
Points = Mapping[str, Decimal | None]


@dataclass(frozen=True)
class Line:
    """`assigned` is the scale without the leaves not assigned to the unit; `groups` and `leaves` map codes to
    points, None for a leaf not assigned. `above_by` is what ranks it above a unit with the same score."""

    unit: int
    name: str
    rank: int
    total: Decimal
    assigned: Decimal
    groups: Mapping[str, Decimal]
    leaves: Points = field(default_factory=dict)
    targets: TargetCount = NO_TARGETS
    above_by: TieBreaker | None = None

    @property
    def share(self) -> Fraction:
        return Fraction(self.total) / Fraction(self.assigned) if self.assigned else Fraction(0)


@dataclass(frozen=True)
class FinalTable:
    """`lines` stand by rank, then by name; `base` is the scale.

    `version` counts from 1: a table changed by the meeting, or by a `decision`, is a new version of it.
    """

    year: int
    base: Decimal
    lines: tuple[Line, ...]
    version: int = 1
    ranking: Ranking = SHARED_RANKS
    decision: Decision | None = None

    @property
    def by_share(self) -> bool:
        """Whether some unit had leaves not assigned, so that totals alone do not rank (DOMAIN §3)."""
        return any(line.assigned != self.base for line in self.lines)

    @property
    def targets(self) -> TargetCount:
        """Of the whole bloc."""
        return sum((line.targets for line in self.lines), NO_TARGETS)

    @property
    def shares_ranks(self) -> bool:
        return len({line.rank for line in self.lines}) < len(self.lines)

    def of_unit(self, unit: int) -> Line | None:
        return next((line for line in self.lines if line.unit == unit), None)


def final_table(
    year: int,
    tree: Tree,
    units: Iterable[Unit],
    answers: Mapping[int, Answers],
    ranking: Ranking = SHARED_RANKS,
) -> FinalTable:
    """`answers` maps each unit's id to its answers; what depends on the whole bloc is computed here."""
    listed = tuple(units)
    done = _completed(tree, {unit.id: answers.get(unit.id, {}) for unit in listed})
    found = {unit: final_totals(tree, filled) for unit, filled in done.items()}
    scores = {unit: totals.share for unit, totals in found.items()}
    ranks = places(scores, ranking.tie_breakers, _measure(tree, done, found))
    lines = [_line(tree, unit, done[unit.id], found[unit.id], ranks[unit.id]) for unit in listed]
    lines.sort(key=lambda line: (line.rank, sort_key(line.name)))
    return FinalTable(year, tree.base, tuple(lines), ranking=ranking)


def computed_points(tree: Tree, answers: Mapping[int, Answers]) -> dict[str, dict[int, Decimal]]:
    """Points of every target leaf, by leaf and then by the key of `answers`."""
    return {leaf.code: target_points(leaf.high, _results(leaf.code, answers)) for leaf in tree.targets}


def _line(tree: Tree, unit: Unit, filled: Answers, totals: Totals, place: Place) -> Line:
    answered = {leaf.code: filled[leaf.code] for leaf in tree.leaves if leaf.code in filled}
    return Line(
        unit=unit.id,
        name=unit.name,
        rank=place.rank,
        total=totals.total,
        assigned=totals.assigned_max,
        groups={top.code: totals.by_group[top.code] for top in tree.branches},
        leaves={code: None if one.unassigned else one.final or ZERO for code, one in answered.items()},
        targets=target_count(tree, filled),
        above_by=place.above_by,
    )


def _measure(
    tree: Tree, done: Mapping[int, Answers], found: Mapping[int, Totals]
) -> Callable[[TieBreaker, int], Fraction | None]:
    """A group is compared as the whole is, on what was got of what was assigned; a leaf on its points."""
    groups = {group.code: group for top in tree.branches for group in top.walk()}
    beside = {group.code for top in (tree.bonus, tree.penalty) if top for group in top.walk()}

    def measure(breaker: TieBreaker, unit: int) -> Fraction | None:
        if breaker.by is Compared.LEAF:
            one = done[unit].get(breaker.code)
            return None if one is not None and one.unassigned else Fraction((one and one.final) or ZERO)
        group, points = groups[breaker.code], Fraction(found[unit].by_group[breaker.code])
        left_out = (leaf.high for leaf in group.all_leaves if _is_unassigned(done[unit], leaf.code))
        assigned = Fraction(group.max - sum(left_out, ZERO))
        if group.code in beside:
            return points
        return points / assigned if assigned > 0 else None

    return measure


def _is_unassigned(filled: Answers, code: str) -> bool:
    return code in filled and filled[code].unassigned


def _completed(tree: Tree, answers: Mapping[int, Answers]) -> dict[int, dict[str, Filled]]:
    done = {key: dict(filled) for key, filled in answers.items()}
    for code, points in computed_points(tree, answers).items():
        for key, value in points.items():
            done[key][code] = replace(done[key][code], points=value)
    return done


def _results(code: str, answers: Mapping[int, Answers]) -> dict[int, Result]:
    given = {key: filled[code] for key, filled in answers.items() if code in filled}
    return {
        key: (Decimal(answer.raw[0]) if answer.raw[0] else None, Decimal(answer.raw[1]))
        for key, answer in given.items()
        if not answer.unassigned
    }
