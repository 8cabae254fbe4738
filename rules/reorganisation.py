"""A bloc that is reorganised: which unit joins, leaves or merges into which, from what day and by what decision."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Change(StrEnum):
    JOINS = "joins"
    LEAVES = "leaves"
    MERGES = "merges"


@dataclass(frozen=True)
class Reorganisation:
    """`day` is the first day of a unit that joins, the last of one that leaves or merges; `into` is the unit that
    takes it in, 0 for none; `number` and `dated` are the decision's."""

    unit: int
    what: Change
    day: date
    number: str
    dated: date
    reason: str
    into: int = 0
