"""What a unit hands in for an item of the calendar: in the chat, or on paper that the lead then confirms.

chat:  draft -> sent
paper: declared -> received
                -> refused
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rules.deliveries import How
from rules.errors_hand_ins import NothingHandedIn, WordsTooLong
from rules.people import Leadership, Role, runs_bloc

LIMIT = 2000
OWN = frozenset({Role.OFFICER, Role.HEAD})
LEADING = frozenset({Role.CHAIR, Role.SECRETARY})
"""Who does what a leading unit owes for the bloc."""


class HandInState(StrEnum):
    """`DRAFT` lies with the unit; `REFUSED`: the lead has not seen the paper, so that it is owed again."""

    DRAFT = "draft"
    SENT = "sent"
    DECLARED = "declared"
    RECEIVED = "received"
    REFUSED = "refused"


COUNTED = frozenset({HandInState.SENT, HandInState.RECEIVED})
GONE = frozenset(HandInState) - {HandInState.DRAFT}
"""What has left the unit."""


@dataclass(frozen=True)
class HandIn:
    """`number` and `dated` are the document's own, "" and None when not given; `reason` why it was refused, by
    `answered_by` at `answered_at`. A later one of the same item and `how` takes the place of an earlier one."""

    id: int
    bloc: int
    item: str
    unit: int
    how: How
    state: HandInState
    by: int
    at: datetime
    words: str = ""
    number: str = ""
    dated: date | None = None
    reason: str = ""
    answered_by: int = 0
    answered_at: datetime | None = None


def current(hand_ins: Iterable[HandIn], how: How) -> HandIn | None:
    """The newest that has left the unit; `hand_ins` come oldest first."""
    return next((one for one in reversed(tuple(hand_ins)) if one.how is how and one.state in GONE), None)


def draft(hand_ins: Iterable[HandIn], how: How) -> HandIn | None:
    """What lies with the unit still."""
    return next((one for one in hand_ins if one.how is how and one.state is HandInState.DRAFT), None)


def has_come(hand_ins: Iterable[HandIn], how: How) -> bool:
    """Whether it counts: what was refused last does not, whatever came before it."""
    newest = current(hand_ins, how)
    return newest is not None and newest.state in COUNTED


def is_declared(hand_ins: Iterable[HandIn]) -> bool:
    newest = current(hand_ins, How.PAPER)
    return newest is not None and newest.state is HandInState.DECLARED


def may_see_hand_in(one: HandIn, roles: frozenset[Role], unit: int, leadership: Leadership) -> bool:
    """Who hands it in; of what has left the unit, who runs the bloc."""
    if one.state in GONE and runs_bloc(roles, unit, leadership):
        return True
    return unit == one.unit and bool(roles & (OWN | LEADING if unit in leadership.units else OWN))


def check_words(text: str) -> str:
    """Raise WordsTooLong."""
    words = text.strip()
    if len(words) > LIMIT:
        raise WordsTooLong(LIMIT, len(words))
    return words


def check_complete(words: str, files: int) -> None:
    """Raise NothingHandedIn for a report without words or files."""
    if not words and not files:
        raise NothingHandedIn
