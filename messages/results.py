"""What a count decided: read aloud first, then announced."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from fractions import Fraction

from messages.message import Message
from rules.ballot_sheet import Ballot, Settled
from rules.blocs import Bloc
from rules.outcome import FiveNumbers, Outcome
from rules.people import Unit
from rules.profile import Tie
from rules.rounds import ScoresSay
from rules.voters import Voter


@dataclass(frozen=True)
class VoteLine:
    """`share` of the papers or units the threshold is taken of."""

    unit: Unit
    votes: int
    share: Fraction


@dataclass(frozen=True)
class Settling:
    """How a tie at the line was settled: seats by higher score, then by the last way `by`; `open` are still tied."""

    by: Tie
    scored: tuple[Unit, ...]
    chosen: tuple[Unit, ...]
    open: tuple[Unit, ...]
    chair: str
    at: datetime | None


def settling_of(settled: Settled, units: Mapping[int, Unit], chair: str, zone: tzinfo | None) -> Settling:
    """`units` by id; `chair` is the name of who decided."""
    chosen = tuple(unit for unit in settled.elected if unit not in settled.scored)
    scored, named, still = (
        tuple(units[unit] for unit in some) for some in (settled.scored, chosen, settled.open)
    )
    at = settled.at.astimezone(zone) if settled.at else None
    return Settling(settled.by, scored, named, still, chair, at)


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
    settling: Settling | None = None

    @property
    def elected(self) -> tuple[VoteLine, ...]:
        """By votes, or by how a tie was settled."""
        settled = (*self.settling.scored, *self.settling.chosen) if self.settling else ()
        seats = {*self.outcome.elected, *(unit.id for unit in settled)}
        return tuple(line for line in self.lines if line.unit.id in seats)

    @property
    def tied(self) -> tuple[VoteLine, ...]:
        return tuple(line for line in self.lines if line.unit.id in self.outcome.tied)


@dataclass(frozen=True)
class WayOn:
    """What may follow: the next way to settle a `tie`, why `scores` were passed over, a further round, the award
    `following` ("" for none), and the deputy's election once the lead is elected."""

    tie: Tie | None
    scores: ScoresSay | None
    may_run_off: bool
    following: str
    deputy: bool


@dataclass(frozen=True)
class Counted(Message):
    """To the lead only, to be read aloud; `telling` when totals show how units voted."""

    bloc: Bloc
    result: Result
    day: date
    telling: bool
    way: WayOn


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
    way: WayOn


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
    voted: tuple[Voter, ...]
    paper: tuple[Voter, ...]


@dataclass(frozen=True)
class PapersDestroyed(Message):
    """To the lead: `days` days of dispute are over, nobody can count these papers again."""

    bloc: Bloc
    ballot: Ballot
    days: int
