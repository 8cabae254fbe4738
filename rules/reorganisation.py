"""A bloc that is reorganised: which unit joins, leaves, merges or comes back, from what day and by what decision."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Change(StrEnum):
    JOINS = "joins"
    LEAVES = "leaves"
    MERGES = "merges"
    RETURNS = "returns"


@dataclass(frozen=True)
class Reorganisation:
    """`day` is the first day of a unit that joins or returns, the last of one that leaves or merges; `into` is the
    unit that takes it in, 0 for none; `number` and `dated` are the decision's."""

    unit: int
    what: Change
    day: date
    number: str
    dated: date
    reason: str
    into: int = 0


def member_from(since: date, until: date, day: date) -> date:
    """The first day of the membership of a unit that returns on `day` after `since`..`until`: where no day lies
    between it never ceased to belong, else it is asked for nothing that fell due while it was away."""
    return since if day <= until + timedelta(days=1) else day
