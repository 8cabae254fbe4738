"""What a count decided: read aloud first, then announced."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from messages.message import Message
from rules.ballot_sheet import Ballot
from rules.blocs import Bloc
from rules.outcome import FiveNumbers, Outcome
from rules.people import Unit


@dataclass(frozen=True)
class VoteLine:
    """`share` of the papers or units the threshold is taken of."""

    unit: Unit
    votes: int
    share: Fraction


@dataclass(frozen=True)
class Result:
    """One counted ballot: `lines` most votes first; `of` is the number the shares are taken of."""

    ballot: Ballot
    numbers: FiveNumbers
    invalid: int
    blank: int
    outcome: Outcome
    of: int
    lines: tuple[VoteLine, ...]

    @property
    def elected(self) -> tuple[VoteLine, ...]:
        return tuple(line for line in self.lines if line.unit.id in self.outcome.elected)

    @property
    def tied(self) -> tuple[VoteLine, ...]:
        return tuple(line for line in self.lines if line.unit.id in self.outcome.tied)


@dataclass(frozen=True)
class Counted(Message):
    """To the lead only, to be read aloud; `telling` when totals show how units voted."""

    bloc: Bloc
    result: Result
    day: date
    telling: bool
    may_run_off: bool


@dataclass(frozen=True)
class CountedForCommittee(Message):
    """To the committee: what its head reads aloud; `telling` as in Counted."""

    bloc: Bloc
    result: Result
    day: date
    telling: bool


@dataclass(frozen=True)
class Announcement(Message):
    """To the group, and to whoever asks later."""

    bloc: Bloc
    result: Result
    day: date


@dataclass(frozen=True)
class Announced(Message):
    """To the lead, with the way on."""

    bloc: Bloc
    result: Result
    may_run_off: bool


@dataclass(frozen=True)
class ZaloCopy(Message):
    """To the lead, for a network without groups: text to copy, at most 2 000 characters."""

    bloc: Bloc
    result: Result
    day: date
    sent: bool = False


@dataclass(frozen=True)
class ResultPicture(Message):
    """The picture of an announced result."""

    bloc: Bloc
    digest: str
    name: str
    size: int
    media_type: str


@dataclass(frozen=True)
class RecordFile(Message):
    """To the lead: the record of the ballot, to be kept and checked by anybody."""

    bloc: Bloc
    ballot: Ballot
    digest: str
    name: str
    size: int
    media_type: str


@dataclass(frozen=True)
class Codes(Message):
    """Codes of the papers in the box in their own order; `voted` by phone, `paper` were handed a slip."""

    bloc: Bloc
    ballot: Ballot
    voted: tuple[Unit, ...]
    paper: tuple[Unit, ...]


@dataclass(frozen=True)
class PapersDestroyed(Message):
    """To the lead: `days` days of dispute are over, nobody can count these papers again."""

    bloc: Bloc
    ballot: Ballot
    days: int
