"""The secret ballot, as the lead and the committee's head run it; the voting itself is no turn.

ballot_draft.py -> ballot_keys.py (sealed) -> Phát phiếu -> Đóng (box fetched) -> ballot_count.py -> results.py
A box lost on the way makes the ballot void (ballot_void.py), and one tap begins it again.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from handlers.ballot_cards import (
    as_it_stands,
    expected,
    keys_ready,
    newest,
    newest_in,
    own_ballot,
    tell_lead,
    voters_card,
)
from handlers.ballot_rights import COMMITTEE, need_runner, tell_committee, tell_group, to_open
from handlers.meeting import DELEGATES, SLOT, own_meeting, sitting
from handlers.talk import Effect, Say, Talk, Turn
from handlers.voters import frozen_voters, here, need_quorum, own_voter, present, tell_voter
from messages import ballot as says
from messages import ballot_keys as tells
from messages.message import Message
from rules.ballot_sheet import Ballot
from rules.codes import inclusion_code
from rules.errors import NotNow
from rules.meetings import BallotAction, BallotState, next_ballot_state

CARD = "ballot"
TIME_TO_VOTE = timedelta(minutes=5)
"""What a room usually takes; nothing closes by itself when it is over."""


def show(talk: Talk) -> Turn:
    """Where the newest ballot stands; /kiemphieu comes here too."""
    ballot = newest(talk)
    if ballot is None:
        talk.need_lead()
        return talk.reply(says.NoBallot(talk.bloc))
    if not talk.runs_bloc and talk.person.id in ballot.seal.committee:
        return _of_member(talk, ballot)
    need_runner(talk, ballot)
    return as_it_stands(talk, ballot)


def issue(talk: Talk, number: int) -> Turn:
    """Phát phiếu: who is present is counted again now, and the box opens for exactly these voters."""
    talk.need_lead()
    ballot = newest_in(talk, number, BallotState.KEYING, BallotAction.OPEN.value)
    if not keys_ready(talk, ballot):
        raise NotNow(BallotAction.OPEN.value, ballot.state.value)
    if ballot.roll:
        return tell_lead(talk, ballot)
    meeting = sitting(talk, ballot.meeting).id
    count = need_quorum(talk, meeting, ballot.profile)
    roll = tuple(sorted(here(talk, meeting).intersection(ballot.entitled)))
    issuing = replace(ballot, roll=roll, present=max(count, len(roll)))
    talk.store.ballots.change(issuing)
    return tell_lead(talk, issuing).also(Effect("open_ballot", {"ballot": ballot.id}))


def box_opened(talk: Talk, body: dict[str, Any]) -> Turn:
    """The box takes papers: a card to whoever acts for a voter on the roll. Given up meanwhile, it holds nothing."""
    if own_ballot(talk, int(body["ballot"])).state is BallotState.VOID:
        return Turn().also(Effect("forget_box", {"ballot": int(body["ballot"])}))
    ballot = expected(talk, body, BallotState.KEYING)
    if ballot is None:
        return Turn()
    state = next_ballot_state(ballot.state, BallotAction.OPEN)
    seal = replace(ballot.seal, public_key=str(body["public_key"]))
    opened = replace(ballot, state=state, issued=len(ballot.roll), seal=seal, closes_at=talk.now + TIME_TO_VOTE)
    talk.store.ballots.change(opened)
    talk.decide("ballot_opened", ballot=ballot.id, roll=list(opened.roll))
    group = tell_group(talk, opened, says.CardsOut(talk.bloc, opened))
    readers = tell_committee(opened, tells.SlipsHere(talk.bloc, opened))[1:]
    return tell_lead(talk, opened).also(*cards(talk, opened), *readers, *group)


def resend(talk: Talk) -> Turn:
    """/bophieu: the card of the open ballot once more."""
    talk.need(*DELEGATES)
    ballot = newest(talk)
    if ballot is None or ballot.state is not BallotState.OPEN:
        return talk.reply(says.NoBallot(talk.bloc))
    voter = own_voter(talk, ballot.meeting)
    if voter.id not in ballot.roll:
        return talk.reply(says.NotOnRoll(voter))
    return talk.reply(voters_card(talk.bloc, talk.units, ballot, voter), CARD)


def ask_close(talk: Talk, number: int) -> Turn:
    need_runner(talk, own_ballot(talk, number))
    ballot = newest_in(talk, number, BallotState.OPEN, BallotAction.CLOSE.value)
    return talk.reply(says.AskClose(ballot), SLOT)


def close(talk: Talk, number: int) -> Turn:
    """Đóng hòm phiếu: the box is asked for what it holds; until it answers the ballot stays open."""
    need_runner(talk, own_ballot(talk, number))
    ballot = newest_in(talk, number, BallotState.OPEN, BallotAction.CLOSE.value)
    talk.decide("ballot_closing", ballot=ballot.id)
    closing = talk.reply(says.Closing(ballot), SLOT).also(*talk.tell_lead(says.Closing(ballot), SLOT))
    return closing.also(Effect("close_box", {"ballot": ballot.id}))


def slips_open(talk: Talk, body: dict[str, Any]) -> Turn:
    """The box stays open: a slip is entered by one member only, or differently by two."""
    ballot = expected(talk, body, BallotState.OPEN)
    if ballot is None:
        return Turn()
    told = says.SlipsOpen(talk.bloc, ballot)
    return Turn().also(*talk.tell_lead(told, SLOT), *tell_committee(ballot, told))


def box_closed(talk: Talk, body: dict[str, Any]) -> Turn:
    """Roll and sealed papers are written here, once, in one transaction."""
    ballot = expected(talk, body, BallotState.OPEN)
    if ballot is None:
        return Turn()
    voted, paper = ([int(voter) for voter in body[name]] for name in ("voted", "paper"))
    sealed = [(str(name), bytes.fromhex(blob)) for name, blob in body["sealed"]]
    talk.store.ballots.put_box(ballot, voted, sealed)
    there = present(talk, own_meeting(talk, ballot.meeting).id)
    closed = replace(
        ballot,
        state=next_ballot_state(ballot.state, BallotAction.CLOSE),
        present=len(there.union(ballot.roll)),
        on_paper=tuple(paper),
        codes=tuple(sorted(inclusion_code(blob) for _, blob in sealed)),
    )
    talk.store.ballots.change(closed)
    talk.decide("ballot_closed", ballot=ballot.id, voted=voted, paper=paper, codes=list(closed.codes))
    return _tell_closed(talk, closed)


def _tell_closed(talk: Talk, ballot: Ballot) -> Turn:
    told = says.BoxClosedGroup(ballot)
    members = tell_committee(ballot, tells.OpenTheBox(talk.bloc, ballot))
    return tell_lead(talk, ballot).also(*tell_roll(talk, ballot, told), *members, *tell_group(talk, ballot, told))


def tell_roll(talk: Talk, ballot: Ballot, message: Message) -> list[Say]:
    """To whoever acts for a voter on the roll, in the place of their card."""
    voters = frozen_voters(talk.store, ballot, talk.units.ever)
    return [say for one in ballot.roll for say in tell_voter(talk, ballot.meeting, voters[one], message, CARD)]


def cards(talk: Talk, ballot: Ballot) -> list[Say]:
    """A card to whoever acts for a voter on the roll."""
    voters = frozen_voters(talk.store, ballot, talk.units.ever)
    return [
        say
        for voter in (voters[one] for one in ballot.roll)
        for say in tell_voter(
            talk, ballot.meeting, voter, voters_card(talk.bloc, talk.units, ballot, voter), CARD
        )
    ]


def _of_member(talk: Talk, ballot: Ballot) -> Turn:
    """What a member of the committee may do with the newest ballot now."""
    if ballot.state is BallotState.CLOSED:
        return talk.reply(to_open(talk, ballot), COMMITTEE)
    if ballot.state is BallotState.OPEN:
        head = talk.person.id == ballot.seal.committee[0]
        return as_it_stands(talk, ballot) if head else _slips(talk, ballot)
    ring = talk.store.committees.ring(ballot.seal.ring)
    if ballot.state is BallotState.KEYING and ring is not None:
        return talk.reply(tells.FetchKeys(talk.bloc, ring), COMMITTEE)
    return talk.reply(says.NoBallot(talk.bloc))


def _slips(talk: Talk, ballot: Ballot) -> Turn:
    return talk.reply(tells.SlipsHere(talk.bloc, ballot), COMMITTEE)


COMMANDS = {"bophieu": resend, "kiemphieu": show}
TAPS = {
    "ballot": show,
    "issue": issue,
    "askclose": ask_close,
    "closebox": close,
}
OUTCOMES = {
    "box_opened": box_opened,
    "box_closed": box_closed,
    "slips_open": slips_open,
}
