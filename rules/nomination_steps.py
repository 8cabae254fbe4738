"""What becomes of a nomination after the bloc: a proposal is passed, decided and handed over apart (DOMAIN §2).

nominated -> submitted -> accepted -> passed -> decided -> presented
                ^  |                    |
                |  v                    v
              returned                failed
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rules import transitions
from rules.nominations import SETTLED, NominationKind, NominationState


class Progress(StrEnum):
    NOMINATED = "nominated"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    PASSED = "passed"
    FAILED = "failed"
    DECIDED = "decided"
    PRESENTED = "presented"


TABLE = {
    (Progress.NOMINATED, Progress.SUBMITTED): Progress.SUBMITTED,
    (Progress.RETURNED, Progress.SUBMITTED): Progress.SUBMITTED,
    (Progress.SUBMITTED, Progress.RETURNED): Progress.RETURNED,
    (Progress.SUBMITTED, Progress.ACCEPTED): Progress.ACCEPTED,
    (Progress.ACCEPTED, Progress.PASSED): Progress.PASSED,
    (Progress.ACCEPTED, Progress.FAILED): Progress.FAILED,
    (Progress.PASSED, Progress.DECIDED): Progress.DECIDED,
    (Progress.DECIDED, Progress.PRESENTED): Progress.PRESENTED,
}
NUMBERED = {Progress.DECIDED}
"""A paper with a number and a date."""
REASONED = {Progress.RETURNED, Progress.FAILED}


@dataclass(frozen=True)
class Step:
    """One thing that happened to a nomination: `what` is a Progress or a NominationAction; `day` as on the paper."""

    nomination: int
    what: str
    by: int
    at: datetime
    day: date | None = None
    number: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Earlier:
    """What the same unit proposed in an earlier year, and where that ended."""

    year: int
    kind: NominationKind
    name: str
    distinction: str
    achievements: str
    progress: Progress


def progress_of(steps: Iterable[Step]) -> Progress:
    """Where the newest of them left it; `steps` are in order."""
    words = [step.what for step in steps if step.what in set(Progress)]
    return Progress(words[-1]) if words else Progress.NOMINATED


def next_progress(state: NominationState, progress: Progress, to: Progress) -> Progress:
    """Raise NotNow: only what has arrived at the lead goes on."""
    if state not in SETTLED:
        return transitions.step(TABLE, Progress.PRESENTED, to)
    return transitions.step(TABLE, progress, to)


def may_become(progress: Progress) -> tuple[Progress, ...]:
    return tuple(to for (now, to) in TABLE if now is progress)
