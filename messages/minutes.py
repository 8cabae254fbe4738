"""The minutes of the meeting: a text to read aloud and adopt, and the lead's card for it."""

from dataclasses import dataclass
from datetime import date, datetime

from messages.message import Message
from messages.reading import Attending
from messages.remarks import Noted
from messages.results import Result
from messages.score_decision import Asked
from messages.withdrawal import Withdrawn
from rules.agenda import Item
from rules.ballot_sheet import Ballot
from rules.blocs import Bloc
from rules.guests import Guest
from rules.motions import Motion
from rules.nominations import Tally
from rules.people import Unit


@dataclass(frozen=True)
class Absent:
    """`reason` is empty where none was given."""

    unit: Unit
    reason: str


@dataclass(frozen=True)
class There:
    """Who was at the meeting; those who `left` were there at first; `voters` are (there, all) where delegates vote."""

    chairs: tuple[str, ...]
    secretaries: tuple[str, ...]
    guests: tuple[Guest, ...]
    attending: tuple[Attending, ...]
    left: tuple[Unit, ...]
    absent: tuple[Absent, ...]
    voters: tuple[int, int] | None


@dataclass(frozen=True)
class ScoreDecided:
    """`motion` is None for what was only noted."""

    asked: Asked
    motion: Motion | None


@dataclass(frozen=True)
class Balloted:
    """The secret ballots: announced, void, and whether any went over a line that others could have read."""

    committee: tuple[str, ...]
    withdrawn: tuple[Withdrawn, ...]
    results: tuple[Result, ...]
    void: tuple[Ballot, ...]
    plain_line: bool


@dataclass(frozen=True)
class MeetingMinutes(Message):
    """`started` and `ended` None where the log does not say; `version` of the score table, 0 for none.

    `lead` is next year's, None while not named; `adopted` the vote that adopted this text, None before.
    """

    bloc: Bloc
    day: date
    started: datetime | None
    ended: datetime | None
    place: str
    there: There
    items: tuple[Item, ...]
    noted: tuple[Noted, ...]
    motions: tuple[Motion, ...]
    version: int
    scores: tuple[ScoreDecided, ...]
    balloted: Balloted
    commended: Tally
    lead: Unit | None
    deputies: tuple[Unit, ...]
    adopted: Motion | None


@dataclass(frozen=True)
class MinutesCard(Message):
    """To the lead: `changed` when something was recorded after the text was adopted."""

    bloc: Bloc
    meeting: int
    adopted: Motion | None
    changed: bool
    running: bool
