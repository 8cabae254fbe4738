"""Next year's lead: whom the meeting elected, and whose turn it is where the bloc takes turns."""

from collections.abc import Iterable, Sequence

from rules.ballot_sheet import Ballot, Subject
from rules.meetings import NO_VOTE, BallotState
from rules.profile import LeaderBy, Profile
from rules.rounds import elected_of

ELECTIONS = (Subject.LEAD, Subject.DEPUTY)


def elected_unit(ballots: Iterable[Ballot], subject: Subject) -> int | None:
    """By the last announced ballot on it; None when that elected nobody."""
    done = [one for one in ballots if one.subject is subject and one.state is BallotState.ANNOUNCED]
    elected = elected_of(done[-1]) if done else ()
    return elected[0] if elected else None


def elections_left(ballots: Sequence[Ballot], profile: Profile) -> int:
    """How many of the two ballots are still to come, where the bloc elects."""
    if profile.leader is not LeaderBy.ELECTION:
        return 0
    voted = {one.subject for one in ballots if one.state not in NO_VOTE}
    return sum(subject not in voted for subject in ELECTIONS)


def next_in_turn(units: Sequence[int], lead: int) -> tuple[int, int] | None:
    """The units after `lead` in the bloc's order, as next lead and deputy; None when there are too few."""
    if len(units) < 3:
        return None
    place = units.index(lead) if lead in units else -1
    return units[(place + 1) % len(units)], units[(place + 2) % len(units)]
