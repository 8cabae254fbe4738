"""Awards voted on one after the other: who has one already, and which comes next."""

from collections.abc import Iterable, Sequence

from rules.ballot_sheet import Ballot, Subject
from rules.meetings import NO_VOTE, BallotState
from rules.rounds import elected_of


def honoured(ballots: Iterable[Ballot]) -> frozenset[int]:
    """Units that an announced ballot honours with an award."""
    done = [one for one in ballots if one.state is BallotState.ANNOUNCED and one.subject is Subject.AWARD]
    return frozenset(unit for ballot in done for unit in elected_of(ballot))


def next_award(ballots: Sequence[Ballot], awards: int) -> int | None:
    """The place of the award to vote on next, of `awards`; None when all had their ballot.

    A draft, and a ballot that counts for nothing, were no vote.
    """
    voted = [one.award for one in ballots if one.subject is Subject.AWARD and one.state not in NO_VOTE]
    following = max(voted) + 1 if voted else 0
    return following if following < awards else None
