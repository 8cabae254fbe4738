"""What the card of the paper slips shows: figures of the box, never what is on a slip."""

from collections.abc import Iterable

from bot.box.port import Box
from bot.slip_rights import Clerk
from bot.touch_answers import Answer
from bot.voter_card import option_of
from messages import committee_card as says
from messages.render import render
from rules.ballot_sheet import marking_of
from rules.errors_box import NoPaperBeside
from rules.meetings import BallotState

FEW = 2
"""So few slips that whoever reads them learns how those voters voted."""


async def slip_card(clerk: Clerk, box: Box) -> Answer:
    """As bot/web/touch_ports.py says. Raises NoPaperBeside."""
    ballot = clerk.ballot
    if ballot.state is not BallotState.OPEN:
        return {"state": "closed", "html": render(says.SlipsShut(ballot)).html}
    if not ballot.profile.paper_beside:
        raise NoPaperBeside
    turnout = await box.turnout(ballot.id)
    words = says.SlipsCard(turnout.slips_out, turnout.slips_in, clerk.place is not None)
    return {
        "state": "open",
        "html": render(words).html,
        "warn": render(says.FewSlips(ballot)).html if turnout.slips_out <= FEW else "",
        "out": turnout.slips_out,
        "paper": _named(clerk, await box.on_paper(ballot.id)),
        **(await _handing(clerk, box) if clerk.may_hand else {}),
        **(await _reading(clerk, box) if clerk.place is not None else {}),
    }


async def _handing(clerk: Clerk, box: Box) -> Answer:
    return {"waiting": _named(clerk, await box.waiting(clerk.ballot.id))}


async def _reading(clerk: Clerk, box: Box) -> Answer:
    """`is_mine`: this member has entered it, and it is not agreed yet."""
    marking = marking_of(clerk.ballot)
    slips = [
        {"number": slip.number, "state": slip.state, "is_mine": clerk.place in slip.places}
        for slip in await box.slips(clerk.ballot.id)
    ]
    options = [option_of(clerk.units, marking, candidate) for candidate in marking.candidates]
    return {"slips": slips, "options": options}


def _named(clerk: Clerk, voters: Iterable[int]) -> list[Answer]:
    some = set(voters)
    return [{"id": number, "name": voter.name} for number, voter in clerk.voters.items() if number in some]
