"""Self-score, criterion by criterion, and the head's approval of it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from messages.message import Message
from rules.criteria import Group, Leaf
from rules.people import Unit
from rules.review import SheetState
from rules.sheets import Filled


@dataclass(frozen=True)
class Recorded:
    """What was just put down: points `old` and `new` (None: none, or known only later), the group's subtotal."""

    leaf: Leaf
    old: Decimal | None
    new: Decimal | None
    unassigned: bool
    group: Group
    got: Decimal
    proofs: int


@dataclass(frozen=True)
class AskLeaf(Message):
    """One criterion's card; `current` is the answer it has, `recorded` what the last message put down."""

    sheet: int
    unit: Unit
    year: int
    leaf: Leaf
    group: Group
    answered: int
    leaves: int
    due: datetime | None
    current: Filled | None
    proofs: int
    previous: str
    recorded: Recorded | None = None


@dataclass(frozen=True)
class LeafLine:
    leaf: Leaf
    filled: Filled | None


@dataclass(frozen=True)
class LeafList(Message):
    """Every criterion with its answer; `open` lists those still unanswered."""

    sheet: int
    unit: Unit
    lines: tuple[LeafLine, ...]
    open: tuple[str, ...]


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
    may_edit: bool
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
