"""How a letter's lines can be wrong."""

from dataclasses import dataclass
from datetime import date

from rules.errors import Refusal


@dataclass(unsafe_hash=True)
class UnreadLine(Refusal):
    """Neither "1.2: 8; why" nor anything like it."""

    line: str


@dataclass(unsafe_hash=True)
class NotInLetter(Refusal):
    """The criterion is not of the department's groups; `groups` are."""

    code: str
    groups: tuple[str, ...]


@dataclass(unsafe_hash=True)
class AnswerChanged(Refusal):
    """The unit has answered otherwise since the letter was entered."""

    unit: str
    code: str


@dataclass(unsafe_hash=True)
class SheetAway(Refusal):
    """The unit's sheet is not under review now, so nothing of the letter can count."""

    unit: str


@dataclass(unsafe_hash=True)
class LetterUndated(Refusal):
    """A letter has a number and a day; `example` is a day it may have."""

    example: date
