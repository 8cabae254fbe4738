"""A score questioned in the meeting: noted, or changed by a recorded decision, which makes a new table."""

from dataclasses import dataclass
from decimal import Decimal

from messages.message import Message
from messages.self_score import LeafLine
from rules.criteria import Leaf
from rules.final_table import FinalTable
from rules.people import Unit
from rules.score_questions import ScoreQuestion


@dataclass(frozen=True)
class Asked:
    """`leaf` is the criterion questioned."""

    question: ScoreQuestion
    unit: Unit
    leaf: Leaf


@dataclass(frozen=True)
class ScoreList(Message):
    """To the lead: what was decided so far, and the units whose score may be questioned."""

    meeting: int
    decided: tuple[Asked, ...]
    units: tuple[Unit, ...]
    version: int


@dataclass(frozen=True)
class NoScoreTable(Message):
    """To the lead: no table is locked yet, so points are changed by the review."""


@dataclass(frozen=True)
class PickScore(Message):
    """To the lead: which criterion of the unit."""

    meeting: int
    unit: Unit
    lines: tuple[LeafLine, ...]


@dataclass(frozen=True)
class ScoreQuestioned(Message):
    """To the lead: the points as they stand; new ones are typed when `may_change`."""

    meeting: int
    unit: Unit
    line: LeafLine
    may_change: bool


@dataclass(frozen=True)
class AskScoreReason(Message):
    """`new` None: the question is noted and the points stay."""

    meeting: int
    unit: Unit
    leaf: Leaf
    old: Decimal
    new: Decimal | None


@dataclass(frozen=True)
class SameScore(Message):
    """To the lead: the points typed are the ones that stand."""

    meeting: int
    unit: Unit
    leaf: Leaf
    points: Decimal


@dataclass(frozen=True)
class ScoreKept(Message):
    """To the lead."""

    meeting: int
    asked: Asked


@dataclass(frozen=True)
class ScoreMotion(Message):
    """What is put to the meeting, as plain text; points are named only where the table is `published`."""

    asked: Asked
    published: bool


@dataclass(frozen=True)
class ScoreChanged(Message):
    """To the lead and the unit: the meeting changed its points."""

    asked: Asked
    table: FinalTable


@dataclass(frozen=True)
class ChangedTable(Message):
    """To the group, when the table is published."""

    bloc: str
    asked: Asked
    table: FinalTable
    digest: str
