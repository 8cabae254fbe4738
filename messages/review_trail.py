"""Who changed which points, when and why: for the unit itself and for those who review it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from messages.message import Message
from messages.review import LetterMark
from rules.criteria import Leaf
from rules.people import Unit
from rules.review import SheetState


@dataclass(frozen=True)
class TrailLine:
    """One thing said of a criterion; `by` is the reviewer's label, "" for the unit itself; points None: none yet.

    `what`: self, review, explanation, returned, official, estimate; `words` are its reason, or the explanation.
    """

    leaf: str
    what: str
    by: str
    old: Decimal | None
    new: Decimal | None
    words: str
    day: datetime
    round: int = 0
    letter: LetterMark | None = None


@dataclass(frozen=True)
class Trail(Message):
    """The whole sheet's after each criterion's first answer, oldest first; `page` 1 holds the newest.

    `codes` have a trail of their own to open; `may_ask` to have the sheet back.
    """

    sheet: int
    unit: Unit
    state: SheetState
    lines: tuple[TrailLine, ...]
    page: int
    pages: int
    codes: tuple[str, ...]
    own: bool
    may_ask: bool


@dataclass(frozen=True)
class LeafTrail(Message):
    """Everything said of one criterion, oldest first; `own` for the unit's people."""

    sheet: int
    unit: Unit
    leaf: Leaf
    final: Decimal | None
    lines: tuple[TrailLine, ...]
    earlier: int
    own: bool
