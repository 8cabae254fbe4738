"""Niêm phong hòm phiếu: rules frozen, keys made, and each member of the committee fetches their share.

seal -> (make_keys) ring_made -> every member taps Đã nhận chìa khóa, which is no turn -> ring_ready
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers.ballot_cards import newest_in, tell_lead
from handlers.ballot_draft import planned_ballots
from handlers.ballot_rights import tell_members
from handlers.meeting import SLOT, sitting
from handlers.talk import Effect, Say, Talk, Turn
from handlers.trial import thrown_away
from handlers.voters import members, need_quorum
from messages import ballot as says
from messages import ballot_keys as tells
from rules.ballot_sheet import Ballot, for_voters, marking_of
from rules.errors import StaleButton
from rules.errors_ballots import CommitteeMissing
from rules.errors_meeting import PaperTooSmall
from rules.frozen import frozen_code
from rules.meetings import BallotAction, BallotState, next_ballot_state
from rules.profile import Form
from rules.rings import Key, Ring, RingState, Seal, unused_key


def seal(talk: Talk, number: int) -> Turn:
    """Over a line that others can read only once that is accepted."""
    talk.need_lead()
    ballot = _to_seal(talk, number)
    return _sealed(talk, ballot) if talk.private_line else talk.reply(says.AskPlainLine(ballot), SLOT)


def seal_on_plain_line(talk: Talk, number: int) -> Turn:
    """That votes travel unencrypted is accepted for this ballot, and the log says by whom."""
    talk.need_lead()
    ballot = _to_seal(talk, number)
    talk.decide("plain_line_accepted", ballot=ballot.id)
    return _sealed(talk, ballot)


def remind_keys(talk: Talk, number: int) -> Turn:
    """The card to every member once more."""
    talk.need_lead()
    ballot = newest_in(talk, number, BallotState.KEYING, "remind_keys")
    ring = talk.store.committees.ring(ballot.seal.ring)
    if ring is None or ring.state is not RingState.MADE:
        raise StaleButton
    return Turn(say=_key_cards(talk, ring)).also(*tell_lead(talk, ballot).say)


def ring_made(talk: Talk, body: dict[str, Any]) -> Turn:
    """Keys exist, their shares wait in the box for the members to fetch; given up meanwhile, they wait for nobody."""
    ring = talk.store.committees.ring(int(body["ring"]))
    if ring is not None and ring.state is RingState.LOST:
        return Turn().also(Effect("drop_ring", {"ring": ring.id}))
    if ring is None or ring.state is not RingState.MAKING:
        return Turn()
    keys = tuple(Key(key["public_key"], tuple(key["share_hashes"])) for key in body["keys"])
    made = replace(ring, state=RingState.MADE, keys=keys)
    talk.store.committees.change_ring(made)
    talk.decide("keys_made", ring=ring.id, keys=len(keys), committee=list(ring.committee), needed=ring.needed)
    waiting = _waiting_ballot(talk, made)
    lead = _with_key(talk, waiting, made) if waiting else Turn()
    return lead.also(*_key_cards(talk, made))


def ring_ready(talk: Talk, body: dict[str, Any]) -> Turn:
    """Every member has fetched their shares: cards may go out."""
    ring = talk.store.committees.ring(int(body["ring"]))
    if ring is None or ring.state is not RingState.MADE:
        return Turn()
    talk.store.committees.change_ring(replace(ring, state=RingState.READY))
    talk.decide("keys_fetched", ring=ring.id)
    ballot = _waiting_ballot(talk, ring)
    lead = tell_lead(talk, ballot) if ballot else Turn()
    return lead.also(Effect("drop_ring", {"ring": ring.id}))


def ring_lost(talk: Talk, body: dict[str, Any]) -> Turn:
    """The shares were gone before everybody had theirs: nobody voted, the box is sealed anew."""
    ring = talk.store.committees.ring(int(body["ring"]))
    if ring is None or ring.state not in (RingState.MAKING, RingState.MADE):
        return Turn()
    talk.store.committees.change_ring(replace(ring, state=RingState.LOST))
    talk.decide("keys_lost", ring=ring.id)
    ballot = _waiting_ballot(talk, ring)
    if ballot is None:
        return Turn()
    void = replace(ballot, state=next_ballot_state(ballot.state, BallotAction.VOID))
    talk.store.ballots.change(void)
    talk.decide("ballot_void", ballot=ballot.id)
    gone = tell_members(ring.committee, tells.KeysLost(talk.bloc))
    return tell_lead(talk, void).also(*gone)


def _to_seal(talk: Talk, number: int) -> Ballot:
    """Only a secret ballot on phones has a box."""
    ballot = newest_in(talk, number, BallotState.DRAFT, BallotAction.SEAL.value)
    if ballot.profile.form is not Form.SECRET:
        raise StaleButton
    return ballot


def _sealed(talk: Talk, ballot: Ballot) -> Turn:
    """Candidates, rules, who may vote and committee are frozen from here on; present ones are not yet."""
    need_quorum(talk, sitting(talk, ballot.meeting).id, ballot.profile)
    if not marking_of(ballot).fits:
        raise PaperTooSmall
    committee = committee_of(talk, ballot)
    ring = _ring(talk, ballot, committee)
    voters = members(talk, ballot.meeting)
    state = next_ballot_state(ballot.state, BallotAction.SEAL)
    seal = Seal(ring=ring.id, committee=committee, needed=ring.needed)
    sealed = replace(for_voters(ballot, voters, talk.leadership), state=state, seal=seal)
    sealed = replace(sealed, seal=replace(seal, frozen=frozen_code(sealed)))
    talk.store.ballots.change(sealed)
    talk.decide(
        "ballot_sealed", ballot=ballot.id, candidates=list(ballot.candidates), frozen=sealed.seal.frozen
    )
    trial = thrown_away(talk, ballot.meeting)
    if ring.state is not RingState.MAKING:
        return _with_key(talk, sealed, ring).plus(trial)
    making = Effect("make_keys", {"ring": ring.id, "count": planned_ballots(talk, sealed)})
    return tell_lead(talk, sealed).also(making).plus(trial)


def committee_of(talk: Talk, ballot: Ballot) -> tuple[int, ...]:
    """Raise CommitteeMissing with how many members the rules ask for."""
    members = talk.store.committees.of_meeting(ballot.meeting)
    wanted = ballot.profile.key_shares
    if len(members) != wanted:
        raise CommitteeMissing(len(members), wanted, talk.bloc.label("committee"))
    return members


def _ring(talk: Talk, ballot: Ballot, committee: tuple[int, ...]) -> Ring:
    """The meeting's ring while the same committee has a key left, else a new one to be made."""
    known = talk.store.committees.newest_ring(ballot.meeting)
    if known is not None and known.state in (RingState.MADE, RingState.READY) and known.committee == committee:
        seals = [one.seal for one in talk.store.ballots.of_meeting(ballot.meeting)]
        if unused_key(known, seals) is not None:
            return known
    needed = ballot.profile.key_threshold
    return talk.store.committees.put_ring(Ring(0, ballot.meeting, RingState.MAKING, committee, needed))


def _with_key(talk: Talk, ballot: Ballot, ring: Ring) -> Turn:
    """The ballot takes the ring's next key."""
    seals = [one.seal for one in talk.store.ballots.of_meeting(ballot.meeting)]
    place = unused_key(ring, seals)
    if place is None:
        raise StaleButton
    key = ring.keys[place]
    seal = replace(ballot.seal, key=place, public_key=key.public_key, share_hashes=key.share_hashes)
    keyed = replace(ballot, seal=seal)
    talk.store.ballots.change(keyed)
    return tell_lead(talk, keyed)


def _waiting_ballot(talk: Talk, ring: Ring) -> Ballot | None:
    """The sealed ballot that waits for this ring."""
    ballots = talk.store.ballots.of_meeting(ring.meeting)
    waiting = [one for one in ballots if one.state is BallotState.KEYING and one.seal.ring == ring.id]
    return waiting[-1] if waiting else None


def _key_cards(talk: Talk, ring: Ring) -> tuple[Say, ...]:
    return tell_members(ring.committee, tells.FetchKeys(talk.bloc, ring))


TAPS = {"seal": seal, "sealplain": seal_on_plain_line, "remindkeys": remind_keys}
OUTCOMES = {"ring_made": ring_made, "ring_ready": ring_ready, "ring_lost": ring_lost}
