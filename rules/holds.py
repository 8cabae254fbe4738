"""Tạm dừng xét: a unit, a collective or a person is not commended while something is pending (DOMAIN §3).

A hold warns and is never a verdict: the lead decides whether who is held is considered all the same.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from rules.names import name_key
from rules.nominations import Nomination


@dataclass(frozen=True)
class Hold:
    """On a whole unit, or on one of its nominees by `name`; `source` is the paper it rests on, since `since`."""

    id: int
    bloc: int
    unit: int
    name: str
    reason: str
    source: str
    since: date
    by: int
    at: datetime
    lifted: str = ""
    lifted_at: datetime | None = None

    @property
    def stands(self) -> bool:
        return self.lifted_at is None


@dataclass(frozen=True)
class Considered:
    """The lead's word on a unit that is on hold or has not registered: it stands all the same, and why."""

    unit: int
    reason: str
    by: int
    at: datetime


def held_units(holds: Iterable[Hold]) -> frozenset[int]:
    return frozenset(hold.unit for hold in holds if hold.stands and not hold.name)


def holds_on(nomination: Nomination, holds: Iterable[Hold]) -> tuple[Hold, ...]:
    """On the nominee, however the name is typed, or on the whole unit."""
    key = name_key(nomination.name)
    return tuple(
        hold
        for hold in holds
        if hold.stands and hold.unit == nomination.unit and (not hold.name or name_key(hold.name) == key)
    )


def eligible_units(pledged: Collection[int], held: Collection[int], admitted: Collection[int]) -> frozenset[int]:
    """Units that may be considered: registered and not on hold, and those the lead admits all the same."""
    return (frozenset(pledged) - frozenset(held)) | frozenset(admitted)
