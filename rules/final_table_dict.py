"""A frozen table as plain JSON values, points as text, and back; its digest covers every one of them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rules.chain import line_hash
from rules.decisions import Decision
from rules.final_table import FinalTable, Line
from rules.ranking import Compared, Ranking, TieBreaker
from rules.target_counts import TargetCount

Plain = dict[str, Any]


def table_to_dict(table: FinalTable) -> Plain:
    decision = table.decision
    return {
        "year": table.year,
        "version": table.version,
        "base": str(table.base),
        "ranking": ranking_to_dict(table.ranking),
        "decision": {"number": decision.number, "day": decision.day.isoformat()} if decision else None,
        "lines": [_line_to_dict(line) for line in table.lines],
    }


def table_from_dict(data: Mapping[str, Any]) -> FinalTable:
    """Tables frozen by an earlier version of the program have no leaves, targets, ranking or decision."""
    decision = data.get("decision")
    return FinalTable(
        year=data["year"],
        base=Decimal(data["base"]),
        lines=tuple(_line(line) for line in data["lines"]),
        version=data.get("version", 1),
        ranking=ranking_from_dict(data.get("ranking", {})),
        decision=Decision(decision["number"], date.fromisoformat(decision["day"])) if decision else None,
    )


def digest_of(body: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of the table as sorted JSON."""
    return line_hash(body)


def ranking_to_dict(ranking: Ranking) -> Plain:
    return {"tie_breakers": [_breaker_to_dict(one) for one in ranking.tie_breakers], "source": ranking.source}


def ranking_from_dict(data: Mapping[str, Any]) -> Ranking:
    breakers = tuple(_breaker(one) for one in data.get("tie_breakers", ()))
    return Ranking(breakers, data.get("source", ""))


def _line_to_dict(line: Line) -> Plain:
    return {
        "unit": line.unit,
        "name": line.name,
        "rank": line.rank,
        "total": str(line.total),
        "assigned": str(line.assigned),
        "groups": {code: str(points) for code, points in line.groups.items()},
        "leaves": {code: None if points is None else str(points) for code, points in line.leaves.items()},
        "targets": [line.targets.over, line.targets.met, line.targets.under],
        "above_by": _breaker_to_dict(line.above_by) if line.above_by else None,
    }


def _line(data: Mapping[str, Any]) -> Line:
    above_by = data.get("above_by")
    leaves = data.get("leaves", {})
    return Line(
        unit=data["unit"],
        name=data["name"],
        rank=data["rank"],
        total=Decimal(data["total"]),
        assigned=Decimal(data["assigned"]),
        groups={code: Decimal(points) for code, points in data["groups"].items()},
        leaves={code: None if points is None else Decimal(points) for code, points in leaves.items()},
        targets=TargetCount(*data.get("targets", ())),
        above_by=_breaker(above_by) if above_by else None,
    )


def _breaker_to_dict(breaker: TieBreaker) -> dict[str, str]:
    return {"by": breaker.by.value, "code": breaker.code}


def _breaker(data: Mapping[str, str]) -> TieBreaker:
    return TieBreaker(Compared(data["by"]), data["code"])
