"""Self-score, criterion by criterion, and the head's approval of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from messages.message import Message
from rules.calendar_items import CalendarItem
from rules.criteria import Group, Leaf
from rules.deliveries import Delivery
from rules.people import Unit
from rules.review import SheetState
from rules.sheets import Filled
from rules.target_standing import TargetStanding


@dataclass(frozen=True)
class Recorded:
    """What was just put down: points `old` and `new` (None: none, or known only later), and what they add up to.

    `path` is the groups around the leaf, the top one first. `colleague` wrote `theirs` since the card was drawn.
    """

    leaf: Leaf
    old: Decimal | None
    filled: Filled
    path: tuple[Group, ...]
    by_group: Mapping[str, Decimal]
    total: Decimal
    proofs: int
    target: TargetStanding | None = None
    colleague: str = ""
    theirs: Filled | None = None

    @property
    def own_group(self) -> Group | None:
        """The leaf's own group, where it is not the top one."""
        return self.path[-1] if len(self.path) > 1 else None


@dataclass(frozen=True)
class AskLeaf(Message):
    """One criterion's card; `current` is the answer it has, `recorded` what the last message put down.

    `earlier` is the unit's published score of the year before. `report` and what came of it date a ladder leaf.
    """

    sheet: int
    unit: Unit
    year: int
    leaf: Leaf
    answered: int
    leaves: int
    due: datetime | None
    current: Filled | None
    proofs: int
    previous: str
    common: tuple[Decimal, ...]
    example: str
    earlier: Decimal | None
    target: TargetStanding | None
    report: CalendarItem | None
    delivery: Delivery | None
    late: int
    recorded: Recorded | None = None


@dataclass(frozen=True)
class LeafLine:
    leaf: Leaf
    filled: Filled | None


@dataclass(frozen=True)
class GroupLine:
    group: Group
    got: Decimal


@dataclass(frozen=True)
class Summary(Message):
    """The whole sheet; `may_send` when every criterion is answered and it is the officer's to send."""

    sheet: int
    unit: Unit
    year: int
    state: SheetState
    groups: tuple[GroupLine, ...]
    total: Decimal
    base: Decimal
    missing: tuple[str, ...]
    unassigned: tuple[str, ...]
    estimates: tuple[str, ...]
    may_edit: bool
    may_correct: bool
    recorded: Recorded | None = None


@dataclass(frozen=True)
class SentToHead(Message):
    unit: Unit
    heads: tuple[str, ...]
    total: Decimal


@dataclass(frozen=True)
class AskHead(Message):
    """To the head: the unit's sheet waits for approval."""

    sheet: int
    unit: Unit
    year: int
    lead: str
    groups: tuple[GroupLine, ...]
    total: Decimal
    base: Decimal
    lines: tuple[LeafLine, ...]
    estimates: tuple[str, ...]
    due: datetime | None
    stamp: str


@dataclass(frozen=True)
class NothingToApprove(Message):
    unit: Unit
    state: SheetState


@dataclass(frozen=True)
class AskReturnReason(Message):
    unit: Unit


@dataclass(frozen=True)
class ReturnedByHead(Message):
    """To the officer."""

    sheet: int
    unit: Unit
    reason: str


@dataclass(frozen=True)
class HeadReturned(Message):
    """To the head who gave it back."""

    unit: Unit


@dataclass(frozen=True)
class Approved(Message):
    """To the unit's people: the sheet has gone to the lead."""

    unit: Unit
    lead: str
    total: Decimal


@dataclass(frozen=True)
class SheetArrived(Message):
    """To the lead and the deputy: `sent` of `units` have sent; `reviewer` when the reader is not the one."""

    sheet: int
    unit: Unit
    sent: int
    units: int
    reviewer: str


@dataclass(frozen=True)
class GroupProgress(Message):
    """To the bloc's group: counts only."""

    sent: int
    units: int
    year: int
    due: datetime | None
