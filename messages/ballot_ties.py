"""A tie at the line is settled by the bloc's next way, named and recorded."""

from dataclasses import dataclass
from decimal import Decimal

from messages.message import Message
from messages.results import Result
from rules.ballot_sheet import Ballot
from rules.blocs import Bloc
from rules.people import Unit


@dataclass(frozen=True)
class ScoreLine:
    unit: Unit
    score: Decimal


@dataclass(frozen=True)
class AskScores(Message):
    """To the lead: the tied by final score, whom that gives a seat, and who is tied still."""

    bloc: Bloc
    ballot: Ballot
    lines: tuple[ScoreLine, ...]
    elected: tuple[Unit, ...]
    open: tuple[Unit, ...]


@dataclass(frozen=True)
class AskChairsChoice(Message):
    """To the lead: exactly `seats` of the tied are to be chosen."""

    ballot: Ballot
    tied: tuple[Unit, ...]
    seats: int


@dataclass(frozen=True)
class ConfirmChairsChoice(Message):
    """To the lead: what will be recorded as the decision of `chair`; `chosen` as a button carries them."""

    ballot: Ballot
    units: tuple[Unit, ...]
    chair: str
    chosen: str


@dataclass(frozen=True)
class AskCouncil(Message):
    """To the lead: which tied units are left to the council, for how many seats."""

    ballot: Ballot
    units: tuple[Unit, ...]
    seats: int


@dataclass(frozen=True)
class TieSettled(Message):
    """To the group."""

    bloc: Bloc
    result: Result
