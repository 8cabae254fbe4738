"""Whether a unit may still ask to be left out of the ballot for an award: until its box is sealed."""

from collections.abc import Iterable

from rules.ballot_sheet import Ballot, Subject
from rules.errors import NotNow
from rules.meetings import NO_VOTE, BallotState


def check_may_withdraw(ballots: Iterable[Ballot], award: int) -> None:
    """Raise NotNow with where the award's ballot stands."""
    sealed = _sealed(ballots)
    if award in sealed:
        raise NotNow("withdraw", sealed[award].value)


def open_awards(ballots: Iterable[Ballot], awards: int) -> tuple[int, ...]:
    """Places, of `awards`, of those whose box is not sealed yet."""
    sealed = _sealed(ballots)
    return tuple(place for place in range(awards) if place not in sealed)


def _sealed(ballots: Iterable[Ballot]) -> dict[int, BallotState]:
    """By award, where the newest ballot on it stands that was sealed."""
    return {
        ballot.award: ballot.state
        for ballot in ballots
        if ballot.subject is Subject.AWARD and ballot.state not in NO_VOTE
    }
