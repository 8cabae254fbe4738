"""After a count: how a tie at the line stands, and what a further round would be."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from rules.ballot_sheet import Ballot, Settled, outcome_of
from rules.meetings import BallotState
from rules.outcome import Outcome
from rules.profile import Tie
from rules.settling import Settlement, settled, ways_left

Scores = Mapping[int, Decimal]


class ScoresSay(StrEnum):
    """Why higher scores, which come first in the bloc's rules, could not settle a tie."""

    EQUAL = "equal"
    UNKNOWN = "unknown"


def standing_outcome(ballot: Ballot) -> Outcome:
    """The count, and what was settled since; raise ValueError before the count."""
    outcome, done = outcome_of(ballot), ballot.settled
    return settled(outcome, Settlement(done.by, done.elected, done.open)) if done else outcome


def elected_of(ballot: Ballot) -> tuple[int, ...]:
    """By votes, then by how a tie at the line was settled; raise ValueError before the count."""
    return standing_outcome(ballot).elected


def is_tie_open(ballot: Ballot) -> bool:
    """Units tied at the line, neither settled nor left to the council."""
    left = ballot.settled is not None and ballot.settled.by is Tie.COUNCIL
    return bool(standing_outcome(ballot).tied) and not left


def next_way(ballot: Ballot, scores: Scores) -> Tie | None:
    """How an open tie is to be settled now: the bloc's next way, and the council when it has none left."""
    if not is_tie_open(ballot):
        return None
    rounds = ballot.profile.max_rounds - ballot.round
    ways = ways_left(standing_outcome(ballot), ballot.profile.tie, rounds, scores)
    return ways[0] if ways else Tie.COUNCIL


def scores_say(ballot: Ballot, scores: Scores) -> ScoresSay | None:
    """Why scores are passed over, when the bloc has them before its next way."""
    way, ties = next_way(ballot, scores), ballot.profile.tie
    before = ties[: ties.index(way)] if way in ties else ties
    if way is None or Tie.HIGHER_SCORE not in before:
        return None
    known = all(unit in scores for unit in standing_outcome(ballot).tied)
    return ScoresSay.EQUAL if known else ScoresSay.UNKNOWN


def settled_by(ballot: Ballot, now: Settlement, person: int, at: datetime) -> Ballot:
    """The ballot with one more step of settling recorded; whom the steps before elected stays elected."""
    before = ballot.settled.elected if ballot.settled else ()
    scored = ballot.settled.scored if ballot.settled else ()
    scored += now.elected if now.by is Tie.HIGHER_SCORE else ()
    record = Settled(now.by, before + now.elected, now.open, scored, person, at)
    return replace(ballot, settled=record)


def next_round(ballot: Ballot) -> Ballot | None:
    """The run-off among the tied, or a further round for seats nobody reached; None when there is none."""
    outcome = standing_outcome(ballot)
    if not outcome.empty_seats or ballot.round >= ballot.profile.max_rounds:
        return None
    if outcome.tied and (Tie.RUN_OFF not in ballot.profile.tie or not is_tie_open(ballot)):
        return None
    left = outcome.tied or outcome.below_threshold
    if not left:
        return None
    profile = replace(ballot.profile, at_most=min(ballot.profile.at_most, outcome.empty_seats))
    return replace(
        afresh(ballot),
        round=ballot.round + 1,
        candidates=tuple(unit for unit in ballot.candidates if unit in left),
        seats=outcome.empty_seats,
        profile=profile,
        among_tied=bool(outcome.tied),
    )


def afresh(ballot: Ballot) -> Ballot:
    """The same ballot, not yet sealed or kept."""
    return Ballot(
        id=0,
        meeting=ballot.meeting,
        state=BallotState.DRAFT,
        title=ballot.title,
        round=ballot.round,
        candidates=ballot.candidates,
        seats=ballot.seats,
        profile=ballot.profile,
        entitled=ballot.entitled,
        delegates=ballot.delegates,
        subject=ballot.subject,
        award=ballot.award,
        among_tied=ballot.among_tied,
    )
