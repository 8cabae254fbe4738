"""Ways to break a rule of the meeting, beside errors.py: data for a template, never wording."""

from dataclasses import dataclass
from datetime import datetime

from rules.errors import Refusal


@dataclass(unsafe_hash=True)
class NotAQuestion(Refusal):
    """What is put to the vote is words of at most `limit` characters."""

    limit: int


@dataclass(unsafe_hash=True)
class NotHands(Refusal):
    """Not the counts of a vote by hands; `present` units have one voice each."""

    present: int


@dataclass(unsafe_hash=True)
class HandsDiffer(Refusal):
    """`counted` hands do not add up to the `present` units."""

    counted: int
    present: int


class NotAsked(Refusal):
    """The unit was not present when the open vote began."""


@dataclass(unsafe_hash=True)
class NotARemark(Refusal):
    """`kind` is the machine name of what was being noted; each part has at most `limit` characters."""

    kind: str
    limit: int


@dataclass(unsafe_hash=True)
class NoSuchUnit(Refusal):
    """No unit of the bloc is meant by `said`; `example` is one that is."""

    said: str
    example: str


@dataclass(unsafe_hash=True)
class ChooseExactly(Refusal):
    """The chair decides a tie: exactly `seats` of the tied units, not `chosen`."""

    chosen: int
    seats: int


@dataclass(unsafe_hash=True)
class NotAMoment(Refusal):
    """Neither a day nor an hour; `example` is a moment that would be accepted."""

    example: datetime


@dataclass(unsafe_hash=True)
class NoSeats(Refusal):
    """A share of the units rounds to no seat at all; `award` is its title."""

    award: str


class PaperTooSmall(Refusal):
    """The fullest paper of so many candidates has no room on what the box takes."""
