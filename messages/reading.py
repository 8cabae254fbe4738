"""What is read aloud in the meeting, in full sentences; shown in large print by templates/page/reading.html.j2."""

from dataclasses import dataclass
from datetime import date, datetime

from messages.commendation import Proposed
from messages.message import Message
from messages.results import Result
from rules.ballot_sheet import Ballot
from rules.blocs import Bloc
from rules.calls import Registration
from rules.guests import Guest
from rules.people import Unit
from rules.voters import Voter


@dataclass(frozen=True)
class Readings(Message):
    """To whoever runs the meeting: what there is to read; `ballot` is the newest whose rules stand, 0 for none."""

    meeting: int
    ballot: int
    counted: int


@dataclass(frozen=True)
class ReadingLink(Message):
    """The way to one page; `kind` is the page's name in its address."""

    kind: str
    number: int


@dataclass(frozen=True)
class Delegate:
    """Somebody named for a unit, there themselves or through a stand-in."""

    name: str
    by_stand_in: bool = False


@dataclass(frozen=True)
class Attending:
    """A unit that is there, through its delegates or, `stand_in`, somebody in their place."""

    unit: Unit
    delegates: tuple[Delegate, ...]
    stand_in: Registration | None


@dataclass(frozen=True)
class Introduction(Message):
    """Guests in protocol order, then the units present, then those that are not."""

    bloc: Bloc
    guests: tuple[Guest, ...]
    attending: tuple[Attending, ...]
    missing: tuple[Unit, ...]


@dataclass(frozen=True)
class BallotRules(Message):
    """`needed` votes, 0 while what they are taken of is not known."""

    bloc: Bloc
    ballot: Ballot
    candidates: tuple[Unit, ...]
    needed: int


@dataclass(frozen=True)
class CountMinutes(Message):
    """The minutes of the count; `at` None when the log does not say; `committee` are names, its head first;
    `absent` is empty where not all who were absent are known."""

    bloc: Bloc
    result: Result
    day: date
    at: datetime | None
    place: str
    committee: tuple[str, ...]
    members: int
    absent: tuple[Voter, ...]


@dataclass(frozen=True)
class AwardNames(Message):
    """In calling order; `announced` once the list is the meeting's."""

    bloc: Bloc
    names: tuple[Proposed, ...]
    announced: bool
