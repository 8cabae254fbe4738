"""The way on from an announced ballot: a tie to settle, a further round, the next ballot."""

from __future__ import annotations

from decimal import Decimal

from handlers.talk import Talk
from messages import results as says
from rules.ballot_sheet import Ballot, Subject
from rules.meetings import BallotState
from rules.profile import Tie
from rules.rounds import elected_of, is_tie_open, next_round, next_way, scores_say
from rules.sequence import next_award


def way_on(talk: Talk, ballot: Ballot, scores: dict[int, Decimal]) -> says.WayOn:
    """`scores` by unit, as published; none before."""
    return says.WayOn(
        tie=next_way(ballot, scores),
        scores=scores_say(ballot, scores),
        may_run_off=may_run_off(ballot, scores),
        following=_following(talk, ballot),
        deputy=ballot.subject is Subject.LEAD and not is_tie_open(ballot) and bool(elected_of(ballot)),
    )


def may_run_off(ballot: Ballot, scores: dict[int, Decimal]) -> bool:
    """The tied vote again when that is the bloc's next way; who missed the bar, when seats are left."""
    tied = is_tie_open(ballot) and next_way(ballot, scores) is not Tie.RUN_OFF
    return not tied and next_round(ballot) is not None


def _following(talk: Talk, ballot: Ballot) -> str:
    """The title of the award to vote on next; "" while there is none."""
    if ballot.state is not BallotState.ANNOUNCED or ballot.subject is not Subject.AWARD or is_tie_open(ballot):
        return ""
    place = next_award(talk.store.ballots.of_meeting(ballot.meeting), len(talk.bloc.awards))
    return "" if place is None else talk.bloc.awards[place].title
