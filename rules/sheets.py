"""A unit's score sheet as it stands: what was answered, what the review made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from rules.criteria import Tree
from rules.review import SheetState
from rules.totals import Totals, totals


@dataclass(frozen=True)
class Sheet:
    id: int
    bloc: int
    unit: int
    state: SheetState


@dataclass(frozen=True)
class Filled:
    """One leaf's answer: `points` as the unit gave it, `reviewed` and `reason` as the review changed it."""

    leaf: str
    raw: tuple[str, ...]
    points: Decimal | None
    unassigned: bool
    note: str = ""
    reviewed: Decimal | None = None
    reason: str = ""

    @property
    def final(self) -> Decimal | None:
        return self.points if self.reviewed is None else self.reviewed


@dataclass(frozen=True)
class Change:
    """One line of a leaf's trail; `what` is "self" or "review"."""

    leaf: str
    what: str
    old: Decimal | None
    new: Decimal | None
    reason: str
    by: int
    at: datetime


def self_totals(tree: Tree, answers: Mapping[str, Filled]) -> Totals:
    """What the unit gives itself."""
    return totals(tree, {code: filled.points for code, filled in answers.items()}, unassigned(answers))


def final_totals(tree: Tree, answers: Mapping[str, Filled]) -> Totals:
    """What stands after the review."""
    return totals(tree, {code: filled.final for code, filled in answers.items()}, unassigned(answers))


def unassigned(answers: Mapping[str, Filled]) -> frozenset[str]:
    return frozenset(code for code, filled in answers.items() if filled.unassigned)
