"""The count: totals go to the committee and the lead as text to read aloud, and to nobody else yet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers.ballot_cards import expected, meeting_day, newest_in, result_of, tell_lead
from handlers.ballot_rights import tell_committee
from handlers.meeting import SLOT
from handlers.results import announced_turn
from handlers.talk import Effect, Talk, Turn
from messages import ballot as tells
from messages import results as says
from rules.ballot_dict import count_from_dict
from rules.ballot_sheet import Ballot, Subject, tells_votes
from rules.errors import NotNow
from rules.meetings import BallotAction, BallotState, next_ballot_state
from rules.profile import PublishWhen


def open_trial(talk: Talk, number: int) -> Turn:
    """Mở hòm phiếu of a trial, whose one key the box kept; a secret box is opened by its committee's shares."""
    talk.need_lead()
    ballot = newest_in(talk, number, BallotState.CLOSED, BallotAction.OPEN_BOX.value)
    if ballot.subject is not Subject.TRIAL:
        raise NotNow(BallotAction.OPEN_BOX.value, ballot.state.value)
    counting = talk.tell_lead(tells.Counting(ballot), SLOT)
    return Turn().also(*counting, Effect("count_box", {"ballot": ballot.id}))


def box_counted(talk: Talk, body: dict[str, Any]) -> Turn:
    """The box may forget; where the bloc chose so, the result is announced at once."""
    ballot = expected(talk, body, BallotState.CLOSED)
    if ballot is None:
        return Turn()
    state = next_ballot_state(ballot.state, BallotAction.OPEN_BOX)
    counted = replace(ballot, state=state, totals=count_from_dict(body["totals"]))
    talk.store.ballots.change(counted)
    talk.decide("ballot_counted", ballot=ballot.id, digest=str(body.get("digest", "")))
    told = _tried(talk, counted) if ballot.subject is Subject.TRIAL else tell_count(talk, counted)
    return told.also(Effect("forget_box", {"ballot": ballot.id}))


def tell_count(talk: Talk, ballot: Ballot) -> Turn:
    """To the committee and the lead; announced at once where the bloc chose so."""
    result, day = result_of(talk, ballot), meeting_day(talk, ballot)
    minutes = says.CountedForCommittee(talk.bloc, result, day, tells_votes(ballot))
    at_once = ballot.profile.publish_when is PublishWhen.AT_ONCE
    lead = announced_turn(talk, ballot) if at_once else tell_lead(talk, ballot)
    return Turn().also(*tell_committee(ballot, minutes)).plus(lead)


def _tried(talk: Talk, ballot: Ballot) -> Turn:
    """A trial's result is for the screen and the lead: nothing is announced."""
    shown = replace(ballot, state=next_ballot_state(ballot.state, BallotAction.ANNOUNCE))
    talk.store.ballots.change(shown)
    return tell_lead(talk, shown)


TAPS = {"openbox": open_trial}
OUTCOMES = {"box_counted": box_counted}
