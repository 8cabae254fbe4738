"""A department's review that came on paper: entered by one person, counted once a second one confirms it.

draft -> waiting -> confirmed
  ^         |
  +--(not right)
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from rules import transitions


class LetterState(StrEnum):
    DRAFT = "letter_draft"
    WAITING = "letter_waiting"
    CONFIRMED = "letter_confirmed"
    DROPPED = "letter_dropped"


class LetterAction(StrEnum):
    HAND_OVER = "hand_over_letter"
    CONFIRM = "confirm_letter"
    SEND_BACK = "send_back_letter"
    DROP = "drop_letter"


NEXT = {
    (LetterState.DRAFT, LetterAction.HAND_OVER): LetterState.WAITING,
    (LetterState.DRAFT, LetterAction.DROP): LetterState.DROPPED,
    (LetterState.WAITING, LetterAction.CONFIRM): LetterState.CONFIRMED,
    (LetterState.WAITING, LetterAction.SEND_BACK): LetterState.DRAFT,
}


@dataclass(frozen=True)
class Scan:
    digest: str
    name: str
    size: int
    media_type: str


@dataclass(frozen=True)
class Letter:
    """`unit` is the department, `by` of `by_unit` entered it, `reason` is why it was sent back."""

    id: int
    bloc: int
    unit: int
    number: str
    dated: date
    signer: str
    by: int
    by_unit: int
    at: datetime
    state: LetterState = LetterState.DRAFT
    scan: Scan | None = None
    reason: str = ""
    confirmed_by: int = 0
    confirmed_at: datetime | None = None


@dataclass(frozen=True)
class LetterLine:
    """What the letter says of one criterion: other `points` and why, or None where it agrees with `raw`."""

    sheet: int
    leaf: str
    raw: tuple[str, ...]
    points: Decimal | None = None
    reason: str = ""


def next_letter(state: LetterState, action: LetterAction) -> LetterState:
    """Raise NotNow."""
    return transitions.step(NEXT, state, action)


def may_confirm(letter: Letter, person: int, unit: int, reviewed: Collection[int]) -> bool:
    """A second person; where the letter scores the unit that entered it, a person of another unit."""
    return person != letter.by and (unit != letter.by_unit or unit not in reviewed)
