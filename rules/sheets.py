"""A unit's score sheet as it stands: what was answered, what the review made of it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from rules.criteria import Tree
from rules.review import SheetState
from rules.totals import Totals, totals

RECEIVED = "received:"
"""Before the day in the second part of an answer that the calendar gave."""


@dataclass(frozen=True)
class Sheet:
    id: int
    bloc: int
    unit: int
    state: SheetState


@dataclass(frozen=True)
class Filled:
    """One leaf's answer: `points` as the unit gave it, `reviewed` and `reason` as the review changed it.

    An `estimate` is not the official figure yet; `by` is the person who gave the answer.
    """

    leaf: str
    raw: tuple[str, ...]
    points: Decimal | None
    unassigned: bool
    note: str = ""
    reviewed: Decimal | None = None
    reason: str = ""
    estimate: bool = False
    by: int = field(default=0, compare=False)

    @property
    def final(self) -> Decimal | None:
        return self.points if self.reviewed is None else self.reviewed

    @property
    def received(self) -> date | None:
        """The day a report came in, where the answer was taken from it."""
        days = [part.removeprefix(RECEIVED) for part in self.raw if part.startswith(RECEIVED)]
        return date.fromisoformat(days[0]) if days else None

    @property
    def given(self) -> str:
        """What a card drawn from this answer remembers, to see whether it has changed since."""
        return " ".join((*self.raw, "ước" if self.estimate else ""))


@dataclass(frozen=True)
class Change:
    """One line of a leaf's trail; `what` is "self" or "review", `raw` what was then entered, if anything was."""

    leaf: str
    what: str
    old: Decimal | None
    new: Decimal | None
    reason: str
    by: int
    at: datetime
    raw: tuple[str, ...] = ()
    estimate: bool = False


@dataclass(frozen=True)
class Standing:
    """How far a unit has come with its sheet; `proofs` counts the files kept for a leaf."""

    sheet: Sheet
    tree: Tree
    answers: Mapping[str, Filled]
    proofs: Mapping[str, int]

    @cached_property
    def totals(self) -> Totals:
        return self_totals(self.tree, self.answers)

    def next_open(self, after: str = "") -> str:
        """The next unanswered leaf in reading order, going round once; "" when all are answered.

        A leaf dated by the calendar is passed on the way, but nobody is led back to it.
        """
        here = self.tree.places.get(after, -1)
        ahead = [leaf.code for leaf in self.tree.leaves[here + 1 :] if leaf.code not in self.answers]
        missing = [code for code in self.totals.missing if code != after]
        return next(iter(ahead or missing), "") if missing else ""


def self_totals(tree: Tree, answers: Mapping[str, Filled]) -> Totals:
    """What the unit gives itself."""
    return totals(tree, {code: filled.points for code, filled in answers.items()}, unassigned(answers))


def final_totals(tree: Tree, answers: Mapping[str, Filled]) -> Totals:
    """What stands after the review."""
    return totals(tree, {code: filled.final for code, filled in answers.items()}, unassigned(answers))


def stamp(answers: Mapping[str, Filled]) -> str:
    """Eight letters that change with the unit's answers, so that an old button cannot approve a changed sheet."""
    lines = sorted(f"{one.leaf} {one.raw} {one.points} {one.unassigned}" for one in answers.values())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]


def estimates(answers: Mapping[str, Filled]) -> tuple[str, ...]:
    """The leaves answered with an estimate, for which the official figure is still owed."""
    return tuple(code for code, filled in answers.items() if filled.estimate)


def unassigned(answers: Mapping[str, Filled]) -> frozenset[str]:
    return frozenset(code for code, filled in answers.items() if filled.unassigned)
