"""Correcting a published score: always a new decision with its number, day and reason, never a silent change."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from rules.ballot_sheet import Ballot, Subject
from rules.criteria import Leaf, LeafKind
from rules.decisions import Decision
from rules.final_table import FinalTable, Line
from rules.meetings import BallotState
from rules.scoring import Answer, choose_answer, read_answer
from rules.sheets import Filled

UNUSED = {BallotState.DRAFT, BallotState.VOID}


@dataclass(frozen=True)
class Correction:
    """One leaf of one unit: `old` and `new` points, None while not assigned; `version` is the table it made.

    `was` and `raw` are the figures before and after, "" kept for a unit without a target.
    """

    unit: int
    leaf: str
    old: Decimal | None
    new: Decimal | None
    was: tuple[str, ...]
    raw: tuple[str, ...]
    decision: Decision
    reason: str
    by: int
    at: datetime
    version: int


@dataclass(frozen=True)
class Moved:
    """What a new version changes for one unit."""

    before: Line
    after: Line


def read_correction(leaf: Leaf, value: str, chosen: bool) -> Answer:
    """Typed, or `chosen` by a button, as the unit's own answer was; raise as `rules.scoring` does."""
    return choose_answer(leaf, value) if chosen else read_answer(leaf, value)


def is_correctable(filled: Filled | None) -> bool:
    """Whether something stands there to be corrected."""
    return filled is not None and (filled.unassigned or filled.final is not None)


def corrected(leaf: Leaf, filled: Filled, answer: Answer, reason: str) -> Filled:
    """The leaf as decided: figures of a target leaf and assignment anew, else points beside the unit's own."""
    anew = leaf.kind is LeafKind.TARGET or answer.unassigned or filled.unassigned
    if anew:
        return replace(
            filled,
            raw=answer.raw,
            points=answer.points,
            unassigned=answer.unassigned,
            reviewed=None,
            reason=reason,
            estimate=False,
        )
    return replace(filled, reviewed=answer.points, reason=reason, estimate=False)


def is_same(leaf: Leaf, filled: Filled, answer: Answer) -> bool:
    """Whether the correction would change nothing."""
    if filled.unassigned or answer.unassigned:
        return filled.unassigned and answer.unassigned
    return filled.raw == answer.raw if leaf.kind is LeafKind.TARGET else filled.final == answer.points


def moved(before: FinalTable, after: FinalTable) -> tuple[Moved, ...]:
    """The units with another total, scale or rank, as they now stand."""
    lines = ((before.of_unit(line.unit), line) for line in after.lines)
    return tuple(Moved(old, new) for old, new in lines if old and _standing(old) != _standing(new))


def were_voted_on(ballots: Iterable[Ballot]) -> bool:
    """Whether an award was already voted on with the scores in hand: no correction changes a ballot."""
    return any(one.subject is Subject.AWARD and one.state not in UNUSED for one in ballots)


def _standing(line: Line) -> tuple[Decimal, Decimal, int]:
    return (line.total, line.assigned, line.rank)
