"""Every way a person can break a rule: data for a template, never wording.

A class `OutOfRange` is worded by the template `refusal/out_of_range.j2`, which reads its fields.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rules.profile import Electorate


@dataclass(unsafe_hash=True)
class Refusal(Exception):
    """The base: nothing was changed and the person is told why."""

    def __str__(self) -> str:
        return repr(self)


def machine_name(error: Refusal | type[Refusal]) -> str:
    """`OutOfRange` -> `out_of_range`: the template's name and the name in logs."""
    cls = error if isinstance(error, type) else type(error)
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", cls.__name__).lower()


@dataclass(unsafe_hash=True)
class NotANumber(Refusal):
    """`example` is a value that would be accepted, as typed."""

    example: str


@dataclass(unsafe_hash=True)
class NotARatio(Refusal):
    """Neither done/assigned nor a percentage; a bare number could mean either, so it is not guessed."""

    example: str


@dataclass(unsafe_hash=True)
class NotTwoNumbers(Refusal):
    """A target leaf needs its target and its result, or no target and its result."""

    example: str


@dataclass(unsafe_hash=True)
class OutOfRange(Refusal):
    value: Decimal
    low: Decimal
    high: Decimal
    code: str


@dataclass(unsafe_hash=True)
class WrongStep(Refusal):
    """`nearest` holds the one or two allowed values around `value`, ascending."""

    value: Decimal
    step: Decimal
    nearest: tuple[Decimal, ...]
    code: str


@dataclass(unsafe_hash=True)
class NotAChoice(Refusal):
    """`choices` are machine names: pass, fail, step:0, unassigned, max, zero."""

    code: str
    choices: tuple[str, ...]


@dataclass(unsafe_hash=True)
class NoSuchCriterion(Refusal):
    code: str


class StaleButton(Refusal):
    """The button belongs to something that has since changed or ended."""


class NotYours(Refusal):
    """The thing belongs to another unit or another person's duty."""


@dataclass(unsafe_hash=True)
class NotNow(Refusal):
    """`what` is the action's machine name, `state` the machine name of where the thing stands."""

    what: str
    state: str = ""


class NothingFiled(Refusal):
    """There is nothing yet to show, send or attach to."""


@dataclass(unsafe_hash=True)
class IncompleteSheet(Refusal):
    missing: tuple[str, ...]


class ReasonMissing(Refusal):
    """Every changed or returned score says why."""


@dataclass(unsafe_hash=True)
class ReasonTooLong(Refusal):
    """`limit` counts characters."""

    limit: int


@dataclass(unsafe_hash=True)
class OwnUnit(Refusal):
    """Nobody reviews their own unit (DOMAIN §8); `reviewer` is the bloc's word for who does."""

    reviewer: str


@dataclass(unsafe_hash=True)
class TooManyMarks(Refusal):
    marked: int
    at_most: int


@dataclass(unsafe_hash=True)
class RepeatedMark(Refusal):
    candidate: int


@dataclass(unsafe_hash=True)
class UnknownCandidate(Refusal):
    candidate: int


@dataclass(unsafe_hash=True)
class AlreadyVoted(Refusal):
    """One voter, one ballot."""

    electorate: Electorate = Electorate.UNITS


class NotOpen(Refusal):
    """The ballot or the box is not taking this now."""


@dataclass(unsafe_hash=True)
class NoQuorum(Refusal):
    present: int
    needed: int
    electorate: Electorate = Electorate.UNITS


class UnexpectedFile(Refusal):
    """A file came where a value or a choice was asked for."""


class UnknownWord(Refusal):
    """Free text that resembles nothing the program does."""


@dataclass(unsafe_hash=True)
class NotAName(Refusal):
    """`what` is collective, individual, household, position or officer."""

    what: str


@dataclass(unsafe_hash=True)
class NameTooLong(Refusal):
    """`limit` counts characters; `what` as in NotAName."""

    what: str
    limit: int


@dataclass(unsafe_hash=True)
class NotADay(Refusal):
    """`example` is a day that would be accepted."""

    example: date


@dataclass(unsafe_hash=True)
class DayOutOfReach(Refusal):
    """The day is read, but lies outside `first`..`last`; `example` lies inside."""

    day: date
    first: date
    last: date
    example: date


class NothingNominated(Refusal):
    """No collective, individual or household stands in the list."""


@dataclass(unsafe_hash=True)
class NextLeadersUnknown(Refusal):
    """Next year's pledge waits until `year` has its leaders; `lead` and `deputy` are the bloc's words."""

    year: int
    lead: str
    deputy: str


@dataclass(unsafe_hash=True)
class CommitteeMissing(Refusal):
    """A secret ballot is sealed for a committee of `wanted` members; `committee` is the bloc's word for it."""

    have: int
    wanted: int
    committee: str
