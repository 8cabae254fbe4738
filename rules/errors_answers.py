"""Ways an answer to one criterion cannot be taken: data for a template, never wording."""

from dataclasses import dataclass
from decimal import Decimal

from rules.errors import Refusal


@dataclass(unsafe_hash=True)
class NoEstimate(Refusal):
    """Only a `provisional` leaf may be answered with an estimate."""

    code: str


@dataclass(unsafe_hash=True)
class DatedByCalendar(Refusal):
    """The report's receipt is recorded, and the leaf takes its days late from it."""

    code: str


@dataclass(unsafe_hash=True)
class NotAnswered(Refusal):
    """A note, or the word that a figure is official, needs an answer to belong to."""

    code: str


@dataclass(unsafe_hash=True)
class NoteTooLong(Refusal):
    """`limit` counts characters."""

    limit: int


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
