"""What may be shown of a counted ballot: what the bloc chose to publish, and nothing more."""

from collections.abc import Mapping

from messages.pictures import ResultBar
from rules.ballot_sheet import Ballot, counted, five_numbers
from rules.people import Unit
from rules.profile import Form, Publish
from rules.rounds import standing_outcome


def bars_of(ballot: Ballot, units: Mapping[int, Unit]) -> tuple[ResultBar, ...]:
    """Most votes first; raises ValueError before the count."""
    outcome, votes, publish = standing_outcome(ballot), counted(ballot).votes, _published(ballot)
    beaten = (*outcome.tied, *outcome.not_placed, *outcome.below_threshold)
    shown = (*outcome.elected, *beaten) if publish is Publish.ALL_COUNTS else outcome.elected
    return tuple(
        ResultBar(
            name=units[unit].name,
            votes=None if publish is Publish.NAMES_ONLY else votes.get(unit, 0),
            elected=unit in outcome.elected,
        )
        for unit in shown
    )


def _published(ballot: Ballot) -> Publish:
    """Where all agreed nobody was counted."""
    return Publish.NAMES_ONLY if ballot.profile.form is Form.UNANIMOUS else ballot.profile.publish


def counted_of(ballot: Ballot) -> int:
    """What the threshold and the shares are counted of."""
    return int(getattr(five_numbers(ballot), ballot.profile.denominator.value))
