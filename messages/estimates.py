"""Số ước thực hiện: who still owes the official figure, and what came of it."""

from dataclasses import dataclass

from messages.message import Message
from messages.self_score import LeafLine
from rules.criteria import Leaf
from rules.people import Unit
from rules.sheets import Filled

REQUEST = "Cập nhật số chính thức"
INSTEAD = "Số chính thức thay số ước thực hiện"
"""What is asked of a criterion, and the unit's word with it, where its sheet has left the unit."""


@dataclass(frozen=True)
class UnitEstimates:
    unit: Unit
    codes: tuple[str, ...]


@dataclass(frozen=True)
class EstimatesAsked(Message):
    """To the lead: the units that have been told of the official figures they owe."""

    waiting: tuple[UnitEstimates, ...]


@dataclass(frozen=True)
class AskOfficial(Message):
    """To a unit's officers: each estimate is kept as the official figure, or given anew."""

    sheet: int
    unit: Unit
    lines: tuple[LeafLine, ...]
    lead: str


@dataclass(frozen=True)
class AskFigure(Message):
    """The official figure of one criterion."""

    sheet: int
    line: LeafLine
    example: str


@dataclass(frozen=True)
class FigureOfficial(Message):
    """To the officer: `was` the estimate, `now` the official figure; `left` counts what is still owed."""

    sheet: int
    leaf: Leaf
    was: Filled
    now: Filled
    left: int
