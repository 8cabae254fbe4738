"""The review of a unit's sheet, criterion by criterion."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from messages.evidence import FileLine
from messages.message import Message
from messages.self_score import LeafLine
from rules.criteria import Group, Leaf
from rules.people import Unit
from rules.returned_leaves import ReturnedLeaf
from rules.review import SheetAction, SheetState


@dataclass(frozen=True)
class UnitLine:
    """`own` when it is the reader's own unit, which somebody else reviews; `mine`: the reader reviews some of it.

    `done` of `groups` top groups are reviewed; `left` counts the reader's criteria still to review, `returned`
    those its unit owes; `asks` to have the sheet back.
    """

    unit: Unit
    sheet: int
    state: SheetState
    own: bool = False
    mine: bool = True
    done: int = 0
    groups: int = 0
    left: int = 0
    returned: int = 0
    asks: bool = False


@dataclass(frozen=True)
class GroupBlock:
    """A group with its leaves; `got` is what stands after the review."""

    group: Group
    got: Decimal
    lines: tuple[LeafLine, ...]


@dataclass(frozen=True)
class Reviewed:
    """A change just put down."""

    leaf: Leaf
    old: Decimal | None
    new: Decimal
    reason: str


@dataclass(frozen=True)
class Ways:
    """What the reader may do with the sheet: `ending` ends this round, None for who does not decide."""

    ending: SheetAction | None = None
    may_change: bool = False
    may_return: bool = False
    may_close_explanation: bool = False


@dataclass(frozen=True)
class ReviewCard(Message):
    """What the reader sees of the sheet, the `whole` of it or some groups; `proofs` counts files by leaf.

    `changed` are the leaves with other points now, `awaiting` those computed for the whole bloc later, `left` the
    reader's still to review out of `parts`, `owed` those its unit must supply, `explained` those it explained;
    `asks` is why the unit asks to have the sheet back, by the request `request`.
    """

    sheet: int
    unit: Unit
    year: int
    label: str
    state: SheetState
    whole: bool
    groups: tuple[GroupBlock, ...]
    self_total: Decimal
    total: Decimal
    base: Decimal
    changed: tuple[LeafLine, ...]
    awaiting: tuple[str, ...]
    proofs: Mapping[str, int]
    left: tuple[str, ...]
    parts: int
    owed: tuple[str, ...]
    explained: tuple[str, ...]
    ways: Ways
    request: int = 0
    asks: str = ""
    recorded: Reviewed | None = None


@dataclass(frozen=True)
class PickLeaf(Message):
    """One `page` of the criteria the reader scores."""

    sheet: int
    unit: Unit
    lines: tuple[LeafLine, ...]
    page: int = 1
    pages: int = 1


@dataclass(frozen=True)
class LetterMark:
    """The paper by which a review came."""

    number: str
    dated: date
    unit: str


@dataclass(frozen=True)
class Beside:
    """What else is known of a criterion: whether it was looked at in this round, what the unit explained, the
    letters that scored it, what its unit still owes."""

    seen: bool
    explanation: str
    letters: tuple[LetterMark, ...]
    owed: ReturnedLeaf | None


@dataclass(frozen=True)
class LeafShown:
    """One criterion with what the unit answered and its evidence."""

    sheet: int
    unit: Unit
    label: str
    line: LeafLine
    files: tuple[FileLine, ...]
    beside: Beside


@dataclass(frozen=True)
class ReviewLeaf(Message):
    """To who scores the criterion, `place` of `of` in its top group; `rest` counts the group's others to review."""

    shown: LeafShown
    group: Group
    place: int
    of: int
    rest: int
    previous: str
    following: str


@dataclass(frozen=True)
class NotChangeable(Message):
    """A criterion not answered, not assigned, or computed for the whole bloc has no points to change."""

    shown: LeafShown
    following: str


@dataclass(frozen=True)
class ReadOnlyLeaf(Message):
    """A criterion the reader may not score: `reviewer` names who does, "" when nobody may now."""

    shown: LeafShown
    reviewer: str
    may_return: bool


@dataclass(frozen=True)
class SamePoints(Message):
    sheet: int
    leaf: Leaf
    points: Decimal


@dataclass(frozen=True)
class AskReviewReason(Message):
    sheet: int
    leaf: Leaf
    label: str
    old: Decimal | None
    new: Decimal
