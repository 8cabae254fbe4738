"""The table of results as it is locked: every unit's points, total and rank, and a digest of them all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from rules.chain import line_hash
from rules.criteria import LeafKind, Tree
from rules.people import Unit
from rules.sheets import Filled, final_totals
from rules.totals import Result, rank, target_points
from rules.vietnamese import sort_key

Answers = Mapping[str, Filled]


@dataclass(frozen=True)
class Line:
    """`assigned` is the scale without the leaves not assigned to the unit; `groups` maps codes to points."""

    unit: int
    name: str
    rank: int
    total: Decimal
    assigned: Decimal
    groups: Mapping[str, Decimal]

    @property
    def share(self) -> Fraction:
        return Fraction(self.total) / Fraction(self.assigned) if self.assigned else Fraction(0)


@dataclass(frozen=True)
class FinalTable:
    """`lines` stand by rank, then by name; `base` is the scale.

    `version` counts from 1: a table that the meeting changes is a new version of it.
    """

    year: int
    base: Decimal
    lines: tuple[Line, ...]
    version: int = 1

    @property
    def by_share(self) -> bool:
        """Whether some unit had leaves not assigned, so that totals alone do not rank (DOMAIN §3)."""
        return any(line.assigned != self.base for line in self.lines)

    def of_unit(self, unit: int) -> Line | None:
        return next((line for line in self.lines if line.unit == unit), None)


def final_table(year: int, tree: Tree, units: Iterable[Unit], answers: Mapping[int, Answers]) -> FinalTable:
    """`answers` maps each unit's id to its answers; what depends on the whole bloc is computed here."""
    found = {unit: final_totals(tree, filled) for unit, filled in _completed(tree, answers).items()}
    ranks = rank({unit: totals.share for unit, totals in found.items()})
    lines = [
        Line(
            unit=unit.id,
            name=unit.name,
            rank=ranks[unit.id],
            total=found[unit.id].total,
            assigned=found[unit.id].assigned_max,
            groups={top.code: found[unit.id].by_group[top.code] for top in tree.branches},
        )
        for unit in units
    ]
    lines.sort(key=lambda line: (line.rank, sort_key(line.name)))
    return FinalTable(year, tree.base, tuple(lines))


def computed_points(tree: Tree, answers: Mapping[int, Answers]) -> dict[str, dict[int, Decimal]]:
    """Points of every target leaf, by leaf and then by the key of `answers`."""
    leaves = [leaf for leaf in tree.leaves if leaf.kind is LeafKind.TARGET]
    return {leaf.code: target_points(leaf.high, _results(leaf.code, answers)) for leaf in leaves}


def table_to_dict(table: FinalTable) -> dict[str, Any]:
    """JSON data: points as strings."""
    return {
        "year": table.year,
        "version": table.version,
        "base": str(table.base),
        "lines": [
            {
                "unit": line.unit,
                "name": line.name,
                "rank": line.rank,
                "total": str(line.total),
                "assigned": str(line.assigned),
                "groups": {code: str(points) for code, points in line.groups.items()},
            }
            for line in table.lines
        ],
    }


def table_from_dict(data: Mapping[str, Any]) -> FinalTable:
    lines = tuple(_line(line) for line in data["lines"])
    return FinalTable(data["year"], Decimal(data["base"]), lines, data.get("version", 1))


def digest_of(body: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of the table as sorted JSON."""
    return line_hash(body)


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


def _line(data: Mapping[str, Any]) -> Line:
    return Line(
        unit=data["unit"],
        name=data["name"],
        rank=data["rank"],
        total=Decimal(data["total"]),
        assigned=Decimal(data["assigned"]),
        groups={code: Decimal(points) for code, points in data["groups"].items()},
    )
