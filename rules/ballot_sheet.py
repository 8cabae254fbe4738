"""The meeting and its ballots as they stand: who may be marked, who may vote, what a next round would be."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from rules.ballots import Count, Marking
from rules.meetings import BallotState, MeetingState
from rules.outcome import FiveNumbers, Outcome, decide
from rules.people import Leadership, Unit
from rules.profile import Electorate, Form, Profile, Tie
from rules.rings import NO_SEAL, Seal
from rules.settling import still_tied
from rules.shortlist import standing
from rules.vietnamese import sort_key
from rules.voters import Voters, entitled

SECRET_FORMS = {Form.SECRET, Form.PAPER}
UNDER_WAY = {BallotState.KEYING, BallotState.OPEN, BallotState.CLOSED, BallotState.OPENED}


class Subject(StrEnum):
    """What is voted on. `TRIAL` tries out phones and screen: options of its own, no committee."""

    AWARD = "award"
    LEAD = "lead"
    DEPUTY = "deputy"
    TRIAL = "trial"


@dataclass(frozen=True)
class Settled:
    """How a tie at the line was settled, and for whom: recorded, never silent.

    `by` is the last way taken and `elected` are all it has come to so far, `scored` those of them by their higher
    scores; `open` are still tied. `person` is who decided, `at` when.
    """

    by: Tie
    elected: tuple[int, ...]
    open: tuple[int, ...] = ()
    scored: tuple[int, ...] = ()
    person: int = 0
    at: datetime | None = None


@dataclass(frozen=True)
class Meeting:
    """`token` names the projector's page."""

    id: int
    bloc: int
    state: MeetingState
    token: str
    opened_at: datetime


@dataclass(frozen=True)
class Ballot:
    """`candidates` are unit ids in dictionary order; of a trial they number its own options from 1.

    `entitled` voters (rules/voters.py) are frozen when the box is sealed, `roll` (who has a card) when cards go out.
    Where delegates vote, `delegates` are the units each of them speaks for. At close `on_paper` names the roll's
    voters that were handed a slip, and `codes` the papers in the box. `award` is a place in the bloc's awards;
    `among_tied` says that the round is a run-off. `totals` exist from the opening on.
    `closes_at` is what the room was told; nothing closes by itself. Nothing here tells what a unit voted.
    """

    id: int
    meeting: int
    state: BallotState
    title: str
    round: int
    candidates: tuple[int, ...]
    seats: int
    profile: Profile
    entitled: tuple[int, ...]
    subject: Subject = Subject.AWARD
    award: int = 0
    roll: tuple[int, ...] = ()
    present: int = 0
    issued: int = 0
    seal: Seal = NO_SEAL
    on_paper: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()
    totals: Count | None = None
    settled: Settled | None = None
    among_tied: bool = False
    closes_at: datetime | None = None
    delegates: Mapping[int, tuple[int, ...]] = field(default_factory=dict, hash=False)

    @property
    def eligible(self) -> int:
        return len(self.entitled)

    @property
    def by_delegates(self) -> bool:
        return self.profile.electorate is Electorate.DELEGATES

    def units_of(self, voter: int) -> tuple[int, ...]:
        """Units a voter speaks for: a unit for itself."""
        return self.delegates.get(voter, () if self.by_delegates else (voter,))


def marking_of(ballot: Ballot) -> Marking:
    """What a paper of this ballot may say."""
    profile = ballot.profile
    return Marking(profile.kind, ballot.candidates, profile.at_most, profile.blank_valid)


def marking_for(ballot: Ballot, voter: int) -> Marking:
    """What this voter's paper may say: no unit of their own where nobody votes for themselves."""
    own = () if ballot.profile.self_vote else ballot.units_of(voter)
    return replace(marking_of(ballot), candidates=tuple(one for one in ballot.candidates if one not in own))


def for_voters(ballot: Ballot, voters: Voters, leadership: Leadership) -> Ballot:
    """The ballot with who may vote, as things stand."""
    may = entitled(voters, ballot.profile, leadership)
    speaks = {number: voters[number].units for number in may} if ballot.by_delegates else {}
    return replace(ballot, entitled=may, delegates=speaks)


def counted(ballot: Ballot) -> Count:
    """The totals of a box that was opened; raise ValueError before."""
    if ballot.totals is None:
        raise ValueError(f"ballot {ballot.id} is not counted")
    return ballot.totals


def five_numbers(ballot: Ballot) -> FiveNumbers:
    totals = counted(ballot)
    return FiveNumbers(ballot.eligible, ballot.present, totals.issued, totals.collected, totals.valid)


def outcome_of(ballot: Ballot) -> Outcome:
    """By votes alone; who was tied and misses the bar in the run-off is still tied."""
    votes = {unit: counted(ballot).votes.get(unit, 0) for unit in ballot.candidates}
    outcome = decide(ballot.profile, five_numbers(ballot), votes, ballot.seats)
    return still_tied(outcome) if ballot.among_tied else outcome


def tells_votes(ballot: Ballot) -> bool:
    """All secret papers, or all but one, name the same candidate: totals then tell how units voted."""
    totals = counted(ballot)
    if ballot.profile.form not in SECRET_FORMS:
        return False
    return any(votes >= max(1, totals.collected - 1) for votes in totals.votes.values())


def shortlist(
    units: Iterable[Unit],
    profile: Profile,
    pledged: frozenset[int],
    published: frozenset[int],
    scores: Mapping[int, Decimal] | None = None,
    honoured: Collection[int] = (),
) -> tuple[int, ...]:
    """Unit ids in dictionary order; eligible are those that pledged and whose score is published.

    `honoured` have an earlier award of the year: they stand again only where a unit may have several.
    """
    out = honoured if profile.one_award_per_unit else ()
    names = {unit.id: sort_key(unit.name) for unit in units if unit.id not in out}
    found = standing(profile.shortlist, names, pledged & published, scores or {})
    return tuple(sorted(found, key=names.__getitem__))
