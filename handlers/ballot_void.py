"""Hủy lần bỏ phiếu: the lead gives a sealed ballot up, with a reason for the minutes; one tap begins it again.

A box whose keys are lost, or a candidate who withdraws while cards are out, leaves no other way on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from handlers.ballot import tell_roll
from handlers.ballot_cards import expected, newest_in, own_ballot
from handlers.ballot_rights import tell_committee, tell_group
from handlers.meeting import SLOT
from handlers.review_card import reason_of
from handlers.talk import Effect, Nothing, Talk, Turn, Waiting
from messages import ballot as says
from messages import ballot_keys as tells
from rules.ballot_sheet import Ballot
from rules.errors import NotNow
from rules.meetings import BALLOT_TABLE, BallotAction, BallotState, next_ballot_state
from rules.rings import RingState


@dataclass(frozen=True)
class EnterVoidReason(Waiting):
    ballot: int
    takes_any_text = True


def ask_void(talk: Talk, number: int) -> Turn:
    talk.need_lead()
    ballot = own_ballot(talk, number)
    newest_in(talk, number, ballot.state, BallotAction.VOID.value)
    if (ballot.state, BallotAction.VOID) not in BALLOT_TABLE:
        raise NotNow(BallotAction.VOID.value, ballot.state.value)
    return talk.reply(says.AskVoid(talk.bloc, ballot), SLOT, EnterVoidReason(ballot.id))


def receive_reason(talk: Talk) -> Turn:
    waiting = talk.awaited(EnterVoidReason)
    talk.need_lead()
    ballot, reason = own_ballot(talk, waiting.ballot), reason_of(talk)
    void = replace(ballot, state=next_ballot_state(ballot.state, BallotAction.VOID))
    talk.store.ballots.change(void)
    talk.store.ballots.destroy(ballot.id)
    talk.store.paper_counts.clear(ballot.id)
    talk.decide("ballot_void", ballot=ballot.id, reason=reason)
    told = tell_void(talk, ballot, void, reason).also(*_keys_given_up(talk, ballot))
    return replace(told, wait=Nothing()).also(Effect("forget_box", {"ballot": ballot.id}))


def _keys_given_up(talk: Talk, ballot: Ballot) -> tuple[Effect, ...]:
    """Keys that somebody could not fetch, or that opened nothing, seal no other ballot of the meeting."""
    ring = talk.store.committees.ring(ballot.seal.ring)
    if ring is None or (ring.state is RingState.READY and ballot.state is not BallotState.CLOSED):
        return ()
    talk.store.committees.change_ring(replace(ring, state=RingState.LOST))
    talk.decide("keys_lost", ring=ring.id)
    return (Effect("drop_ring", {"ring": ring.id}),)


def box_lost(talk: Talk, body: dict[str, Any]) -> Turn:
    """The ballot is void, unless it has gone on from the `state` in which the box was missed; all hear it."""
    ballot = expected(talk, body, BallotState(str(body["state"])))
    if ballot is None:
        return Turn()
    void = replace(ballot, state=next_ballot_state(ballot.state, BallotAction.VOID))
    talk.store.ballots.change(void)
    talk.decide("ballot_void", ballot=ballot.id)
    return tell_void(talk, ballot, void)


def tell_void(talk: Talk, ballot: Ballot, void: Ballot, reason: str = "") -> Turn:
    """Whoever was told of `ballot` hears that it counts for nothing; without a reason its box was lost."""
    told = says.BallotVoid(talk.bloc, void, reason)
    holders = tell_roll(talk, ballot, told) if ballot.issued else []
    group = tell_group(talk, void, told) if ballot.issued else ()
    members = tell_committee(void, tells.BoxNotNeeded(void))
    lead = talk.tell_lead(says.BallotLost(void, reason), SLOT)
    return Turn().also(*members, *lead, *holders, *group)


TAPS = {"askvoid": ask_void}
ANSWERS = {EnterVoidReason: receive_reason}
OUTCOMES = {"box_lost": box_lost}
