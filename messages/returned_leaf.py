"""One criterion returned to its unit, and what comes back."""

from dataclasses import dataclass
from datetime import date

from messages.message import Message
from messages.self_score import LeafLine
from rules.criteria import Leaf
from rules.people import Unit
from rules.returned_leaves import ReturnedLeaf


@dataclass(frozen=True)
class PickForAll(Message):
    """Which criterion goes back to every unit whose sheet is under review."""

    bloc: str
    units: int
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True)
class AskWhatIsMissing(Message):
    """`unit` is None for all of them."""

    leaf: Leaf
    unit: Unit | None
    sheet: int


@dataclass(frozen=True)
class AskDueDay(Message):
    leaf: Leaf
    unit: Unit | None
    reason: str
    days: tuple[date, ...]


@dataclass(frozen=True)
class LeafAsked(Message):
    """To the reviewer."""

    leaf: Leaf
    units: tuple[Unit, ...]
    reason: str
    due: date
    sheet: int


@dataclass(frozen=True)
class AlreadyAsked(Message):
    """To the reviewer: the unit owes this one already."""

    unit: Unit
    leaf: Leaf
    returned: ReturnedLeaf


@dataclass(frozen=True)
class RequestWithdrawn(Message):
    """To the unit and to who withdrew it."""

    unit: Unit
    leaf: Leaf
    sheet: int
    own: bool


@dataclass(frozen=True)
class RequestInSheet(Message):
    """To the unit whose whole sheet came back while this criterion was asked about."""

    unit: Unit
    leaf: Leaf
    returned: ReturnedLeaf


@dataclass(frozen=True)
class LeafReturned(Message):
    """To the unit."""

    unit: Unit
    by: str
    line: LeafLine
    returned: ReturnedLeaf


@dataclass(frozen=True)
class SupplyCard(Message):
    """To the officer: what is owed, what is ready; `proofs` counts the criterion's files."""

    unit: Unit
    line: LeafLine
    returned: ReturnedLeaf
    proofs: int


@dataclass(frozen=True)
class AskSupplyWords(Message):
    unit: Unit
    leaf: Leaf
    returned: ReturnedLeaf


@dataclass(frozen=True)
class SupplyWithHead(Message):
    """To the officer."""

    unit: Unit
    leaf: Leaf


@dataclass(frozen=True)
class AskHeadSupply(Message):
    """To the head; `stamp` changes with what is to be approved."""

    unit: Unit
    line: LeafLine
    returned: ReturnedLeaf
    proofs: int
    stamp: str


@dataclass(frozen=True)
class AskSupplyReturn(Message):
    """To the head: why it goes back to the officer."""

    unit: Unit
    leaf: Leaf


@dataclass(frozen=True)
class SupplyReturned(Message):
    """To the officer."""

    unit: Unit
    leaf: Leaf
    returned: ReturnedLeaf
    reason: str


@dataclass(frozen=True)
class SupplyReturnedByHead(Message):
    """To the head."""

    unit: Unit
    leaf: Leaf


@dataclass(frozen=True)
class SupplySent(Message):
    """To the unit's people."""

    unit: Unit
    leaf: Leaf
    to: str


@dataclass(frozen=True)
class LeafSupplied(Message):
    """To who had asked."""

    unit: Unit
    line: LeafLine
    returned: ReturnedLeaf
    proofs: int
