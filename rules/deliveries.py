"""A unit's report as it was received, and the ladder leaves that its day decides (DOMAIN §8)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from rules.criteria import Leaf, Tree
from rules.review import SheetState
from rules.scoring import Answer, step_for
from rules.sheets import RECEIVED

RECORDABLE = frozenset(SheetState) - {SheetState.LOCKED, SheetState.PUBLISHED}
"""Where a receipt may still move a leaf's points."""


class How(StrEnum):
    CHAT = "chat"
    PAPER = "paper"


@dataclass(frozen=True)
class Delivery:
    """`item` is the calendar's id; `number` and `dated` are the document's own, "" and None when not given."""

    item: str
    unit: int
    received: date
    how: How
    number: str
    dated: date | None
    by: int
    at: datetime


def days_late(due: datetime, received: date) -> int:
    """Calendar days after the due day; the whole due day is in time."""
    return max(0, (received - due.date()).days)


def dated_leaves(tree: Tree, item: str) -> tuple[Leaf, ...]:
    """The leaves that take their days late from this item of the calendar."""
    return tuple(leaf for leaf in tree.leaves if item and leaf.from_calendar == item)


def answer_of(leaf: Leaf, due: datetime, received: date) -> Answer:
    """What the day of receipt makes of a ladder leaf; raise NotAChoice for a ladder that does not say."""
    days = days_late(due, received)
    points = step_for(leaf, Decimal(days)).points
    return Answer((str(days), f"{RECEIVED}{received.isoformat()}"), points)
