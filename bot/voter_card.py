"""What a voter's card shows: what may be marked and how, or why nothing can be."""

from collections.abc import Mapping

from bot.ballot_rights import Voter
from bot.touch_answers import Answer, shut
from handlers.ballot_cards import needed_known
from messages import ballot_card as says
from messages.render import render, render_refusal
from messages.trial import standing
from rules.ballots import Answer as Opinion
from rules.ballots import Marking
from rules.errors import AlreadyVoted
from rules.meetings import BallotState
from rules.people import Unit
from rules.profile import BallotKind

NOT_YET = {BallotState.DRAFT, BallotState.KEYING}


def open_card(voter: Voter, units: Mapping[int, Unit]) -> Answer:
    """`units` of the bloc by id."""
    profile, named = voter.ballot.profile, standing(voter.ballot, units)
    return {
        "state": "open",
        "html": heading(voter, short=False),
        "at_most": voter.marking.limit,
        "options": [option_of(named, voter.marking, candidate) for candidate in voter.candidates],
        "blank_say": render(says.BlankSay(voter.bloc, profile)).html,
        "spoiled_say": render(says.SpoiledSay()).html,
    }


def heading(voter: Voter, *, short: bool) -> str:
    needed = needed_known(voter.ballot)
    return render(says.Heading(voter.bloc, voter.ballot, voter.unit, needed, short)).html


def not_taking(voter: Voter) -> Answer:
    """The card of a ballot that is not open."""
    state = voter.ballot.state
    voted = None if state in NOT_YET else voter.voted
    on_paper = voter.unit.id in voter.ballot.on_paper
    return shut(render(says.NotTaking(voter.bloc, state, voted, on_paper)).html)


def already() -> Answer:
    return {"state": "cast", "say": render_refusal(AlreadyVoted()).html}


def option_of(units: Mapping[int, Unit], marking: Marking, candidate: int) -> Answer:
    """`id` is the mark to send; where each candidate is answered, `answers` are the marks in Opinion's order."""
    option: Answer = {"id": candidate, "name": units[candidate].name}
    if marking.kind is BallotKind.OPINION_EACH:
        option["answers"] = [opinion.to(candidate) for opinion in Opinion]
    return option
