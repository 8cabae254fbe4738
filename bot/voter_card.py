"""What a voter's card shows: what may be marked and how, or why nothing can be."""

from collections.abc import Mapping

from bot.ballot_rights import VotersBallot
from bot.touch_answers import Answer, shut
from handlers.ballot_cards import needed_known
from messages import ballot_card as says
from messages.render import render, render_refusal
from messages.trial import standing
from rules.ballots import Answer as Opinion
from rules.ballots import Marking
from rules.errors_ballots import AlreadyVoted
from rules.meetings import BallotState
from rules.people import Unit
from rules.profile import BallotKind, Electorate

NOT_YET = {BallotState.DRAFT, BallotState.KEYING}


def open_card(seen: VotersBallot) -> Answer:
    profile, named, marking = seen.ballot.profile, standing(seen.ballot, seen.units), seen.marking
    return {
        "state": "open",
        "html": heading(seen, short=False),
        "at_most": marking.limit,
        "options": [option_of(named, marking, candidate) for candidate in marking.candidates],
        "blank_say": render(says.BlankSay(seen.bloc, profile)).html,
        "spoiled_say": render(says.SpoiledSay()).html,
    }


def heading(seen: VotersBallot, *, short: bool) -> str:
    needed = needed_known(seen.ballot)
    return render(says.Heading(seen.bloc, seen.ballot, seen.voter, needed, short)).html


def not_taking(seen: VotersBallot) -> Answer:
    """The card of a ballot that is not open."""
    voted = None if seen.ballot.state in NOT_YET else seen.voted
    on_paper = seen.voter.id in seen.ballot.on_paper
    return shut(render(says.NotTaking(seen.bloc, seen.ballot, voted, on_paper)).html)


def already(electorate: Electorate) -> Answer:
    return {"state": "cast", "say": render_refusal(AlreadyVoted(electorate)).html}


def option_of(units: Mapping[int, Unit], marking: Marking, candidate: int) -> Answer:
    """`id` is the mark to send; where each candidate is answered, `answers` are the marks in Opinion's order."""
    option: Answer = {"id": candidate, "name": units[candidate].name}
    if marking.kind is BallotKind.OPINION_EACH:
        option["answers"] = [opinion.to(candidate) for opinion in Opinion]
    return option
