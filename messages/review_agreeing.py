"""Agreeing to what a group still holds, and what is left to look at."""

from dataclasses import dataclass

from messages.message import Message
from messages.self_score import LeafLine
from rules.criteria import Group
from rules.people import Unit


@dataclass(frozen=True)
class AskAgreeRest(Message):
    """The criteria of a group still to review, as they stand."""

    sheet: int
    unit: Unit
    group: Group
    lines: tuple[LeafLine, ...]
    stamp: str


@dataclass(frozen=True)
class NotReviewed(Message):
    """Chưa thẩm định: the reader's criteria still to review."""

    sheet: int
    unit: Unit
    label: str
    lines: tuple[LeafLine, ...]
