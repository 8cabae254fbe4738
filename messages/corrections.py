"""A published score corrected by a decision: what the lead is asked, and what everybody is told."""

from dataclasses import dataclass
from decimal import Decimal

from messages.message import Message
from messages.self_score import LeafLine
from rules.corrections import Correction, Moved
from rules.criteria import Leaf
from rules.decisions import Decision
from rules.final_table import FinalTable
from rules.people import Unit


@dataclass(frozen=True)
class Proposed:
    """`old` and `new` points, None while not assigned; `was` and `raw` are figures where the leaf has them."""

    unit: Unit
    leaf: Leaf
    old: Decimal | None
    new: Decimal | None
    was: tuple[str, ...]
    raw: tuple[str, ...]


@dataclass(frozen=True)
class Made:
    """A correction with the names it speaks of."""

    correction: Correction
    unit: Unit
    leaf: Leaf


@dataclass(frozen=True)
class CorrectedUnits(Message):
    """To the lead: what was corrected so far, and the units of the published table; `voted`: an award was voted on."""

    bloc: str
    table: FinalTable
    made: tuple[Made, ...]
    units: tuple[Unit, ...]
    voted: bool


@dataclass(frozen=True)
class CorrectedLeaves(Message):
    """To the lead: which criterion of the unit."""

    unit: Unit
    lines: tuple[LeafLine, ...]


@dataclass(frozen=True)
class AskCorrection(Message):
    """To the lead: the points as published; a new value is asked for when `may_correct`."""

    unit: Unit
    line: LeafLine
    may_correct: bool


@dataclass(frozen=True)
class SamePublished(Message):
    """To the lead: what was typed is what is published."""

    unit: Unit
    leaf: Leaf


@dataclass(frozen=True)
class AskDecision(Message):
    """To the lead: number and day of the decision."""

    proposed: Proposed


@dataclass(frozen=True)
class AskCorrectionReason(Message):
    proposed: Proposed
    decision: Decision


@dataclass(frozen=True)
class ConfirmCorrection(Message):
    """To the lead: everything the correction does; `moved` are the units whose total or rank changes."""

    bloc: str
    proposed: Proposed
    decision: Decision
    reason: str
    moved: tuple[Moved, ...]
    units: int
    version: int
    voted: bool


@dataclass(frozen=True)
class CorrectionMade(Message):
    """To the lead, with a copy to forward."""

    bloc: str
    made: Made
    moved: tuple[Moved, ...]
    table: FinalTable
    digest: str
    voted: bool


@dataclass(frozen=True)
class GroupCorrected(Message):
    """To the bloc's group: the points of the one criterion stay between its unit and the lead."""

    bloc: str
    made: Made
    moved: tuple[Moved, ...]
    table: FinalTable
    digest: str
    voted: bool


@dataclass(frozen=True)
class UnitCorrected(Message):
    """To the unit whose criterion was corrected; `move` None when neither total nor rank changed."""

    made: Made
    move: Moved | None
    units: int
    sheet: int


@dataclass(frozen=True)
class UnitMoved(Message):
    """To a unit whose total or rank another unit's correction changed."""

    unit: Unit
    move: Moved
    decision: Decision
    units: int
