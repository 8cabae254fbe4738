"""What the lead sees of a ballot in each of its states, and the delegate's card."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from handlers.ballot_ways import way_on
from handlers.meeting import SLOT, own_meeting
from handlers.talk import Say, Talk, Turn
from handlers.voters import frozen_voters, here
from messages import ballot as says
from messages import results as tells
from messages.ballot_keys import KeysOut
from messages.ballot_recorded import PaperCounting
from messages.message import Message
from messages.trial import TrialResult, standing
from rules.ballot_sheet import Ballot, Settled, Subject, counted, five_numbers, outcome_of, tells_votes
from rules.blocs import Bloc
from rules.errors import NotNow, StaleButton
from rules.meetings import BallotState
from rules.people import Unit
from rules.profile import Denominator, Form
from rules.rings import RingState
from rules.voters import Voter


def lead_card(talk: Talk, ballot: Ballot) -> Message:
    """The ballot as it stands, with the lead's next step."""
    match ballot.state:
        case BallotState.DRAFT:
            return _draft(talk, ballot)
        case BallotState.KEYING:
            return _keying(talk, ballot)
        case BallotState.OPEN:
            return says.Voting(ballot, told_until(talk, ballot))
        case BallotState.CLOSED if ballot.profile.form is Form.PAPER:
            return _on_paper(talk, ballot)
        case BallotState.CLOSED:
            return _closed(talk, ballot)
        case BallotState.OPENED:
            result, day = result_of(talk, ballot), meeting_day(talk, ballot)
            return tells.Counted(talk.bloc, result, day, tells_votes(ballot), _way_on(talk, ballot))
        case BallotState.ANNOUNCED if ballot.subject is Subject.TRIAL:
            return TrialResult(result_of(talk, ballot))
        case BallotState.ANNOUNCED:
            return tells.Announced(talk.bloc, result_of(talk, ballot), _way_on(talk, ballot))
        case BallotState.VOID:
            return says.BallotLost(ballot)


def as_it_stands(talk: Talk, ballot: Ballot) -> Turn:
    """The lead's card, to whoever asked for it."""
    return talk.reply(lead_card(talk, ballot), SLOT)


def tell_lead(talk: Talk, ballot: Ballot) -> Turn:
    """The lead's chair and secretary see the ballot where it now stands; while it is open, so does the head."""
    card = lead_card(talk, ballot)
    told = talk.tell_lead(card, SLOT)
    rooms = {say.room for say in told}
    head = [f"p{person}" for person in ballot.seal.committee[:1]] if ballot.state is BallotState.OPEN else []
    return Turn().also(*told, *(Say(room, card, SLOT) for room in head if room not in rooms))


def told_until(talk: Talk, ballot: Ballot) -> datetime:
    """Until when the room was told that cards are taken."""
    return ballot.closes_at or talk.now


def keys_ready(talk: Talk, ballot: Ballot) -> bool:
    """Whether cards may go out: every member of the committee has fetched their share; a trial needs none."""
    if ballot.subject is Subject.TRIAL:
        return True
    ring = talk.store.committees.ring(ballot.seal.ring)
    return bool(ring and ring.state is RingState.READY and ballot.seal.public_key)


def voters_card(bloc: Bloc, units: dict[int, Unit], ballot: Ballot, voter: Voter) -> says.BallotCard:
    """`units` by id."""
    candidates = tuple(standing(ballot, units).values())
    return says.BallotCard(bloc, ballot, voter, candidates, needed_known(ballot))


def needed_known(ballot: Ballot) -> int:
    """Votes needed, 0 while what they are taken of is not known yet."""
    of = {
        Denominator.ELIGIBLE: ballot.eligible,
        Denominator.PRESENT: 0,
        Denominator.ISSUED: ballot.issued,
    }.get(ballot.profile.denominator, 0)
    return ballot.profile.threshold.needed(of) if of else 0


def result_of(talk: Talk, ballot: Ballot) -> tells.Result:
    numbers, totals, outcome = five_numbers(ballot), counted(ballot), outcome_of(ballot)
    of = getattr(numbers, ballot.profile.denominator.value)
    votes = {unit: totals.votes.get(unit, 0) for unit in ballot.candidates}
    order = sorted(votes, key=lambda unit: -votes[unit])
    named = standing(ballot, talk.units)
    lines = tuple(tells.VoteLine(named[unit], votes[unit], Fraction(votes[unit], of or 1)) for unit in order)
    settling = _settling(talk, ballot.settled) if ballot.settled else None
    return tells.Result(ballot, numbers, totals.invalid, totals.blank, outcome, of, lines, settling)


def _settling(talk: Talk, settled: Settled) -> tells.Settling:
    person = talk.store.people.person(settled.person)
    return tells.settling_of(settled, talk.units, person.name if person else "", talk.now.tzinfo)


def _way_on(talk: Talk, ballot: Ballot) -> tells.WayOn:
    return way_on(talk, ballot, final_scores(talk))


def final_scores(talk: Talk) -> dict[int, Decimal]:
    """Published totals by unit; none before the table is published."""
    frozen = talk.store.final_tables.get(talk.bloc.id)
    lines = frozen.table.lines if frozen and frozen.published_at else ()
    return {line.unit: line.total for line in lines}


def meeting_day(talk: Talk, ballot: Ballot) -> date:
    meeting = own_meeting(talk, ballot.meeting)
    return meeting.opened_at.date()


def own_ballot(talk: Talk, number: int) -> Ballot:
    """The bloc's ballot; raise StaleButton for another bloc's or one that never was."""
    ballot = talk.store.ballots.get(number)
    if ballot is None or talk.store.ballots.bloc(number) != talk.bloc.id:
        raise StaleButton
    return ballot


def newest(talk: Talk) -> Ballot | None:
    """The newest ballot of the bloc's meeting, a trial while it is under way."""
    meeting = talk.store.meetings.of_bloc(talk.bloc.id)
    trial = talk.store.ballots.trial(meeting.id) if meeting else None
    return trial or newest_real(talk)


def newest_real(talk: Talk) -> Ballot | None:
    """The newest of the bloc's meeting that is no trial."""
    meeting = talk.store.meetings.of_bloc(talk.bloc.id)
    ballots = talk.store.ballots.of_meeting(meeting.id) if meeting else ()
    return ballots[-1] if ballots else None


def newest_in(talk: Talk, number: int, state: BallotState, what: str) -> Ballot:
    """The ballot, when nothing came after it and it stands so; a trial is in nobody's way.

    Raise StaleButton or NotNow.
    """
    ballot = own_ballot(talk, number)
    last = newest(talk) if ballot.subject is Subject.TRIAL else newest_real(talk)
    if last is None or last.id != ballot.id:
        raise StaleButton
    if ballot.state is not state:
        raise NotNow(what, ballot.state.value)
    return ballot


def _draft(talk: Talk, ballot: Ballot) -> says.BallotDraft:
    candidates = tuple(talk.units[unit] for unit in ballot.candidates)
    left_out = tuple(unit for unit in talk.units.values() if ballot.round == 1 and unit not in candidates)
    return says.BallotDraft(talk.bloc, ballot, candidates, left_out, needed_known(ballot))


def expected(talk: Talk, body: dict[str, Any], state: BallotState) -> Ballot | None:
    """The ballot an effect speaks of, None when it has gone on without it."""
    ballot = own_ballot(talk, int(body["ballot"]))
    return ballot if ballot.state is state else None


def _keying(talk: Talk, ballot: Ballot) -> Message:
    if ballot.roll:
        return says.Issuing(ballot)
    if keys_ready(talk, ballot):
        there = here(talk, own_meeting(talk, ballot.meeting).id)
        return says.BoxSealed(ballot, len(there.intersection(ballot.entitled)))
    if ballot.seal.public_key:
        found = [talk.store.people.person(person) for person in ballot.seal.committee]
        return KeysOut(talk.bloc, ballot, tuple(person for person in found if person))
    return says.Sealing(ballot)


def _on_paper(talk: Talk, ballot: Ballot) -> PaperCounting:
    found = [talk.store.people.person(person) for person in talk.store.paper_counts.of_ballot(ballot.id)]
    return PaperCounting(talk.bloc, ballot, tuple(person for person in found if person))


def _closed(talk: Talk, ballot: Ballot) -> says.BoxClosed:
    voted = talk.store.ballots.voted(ballot.id)
    voters = frozen_voters(talk.store, ballot, talk.units.ever)
    out = set(ballot.roll).difference(voted, ballot.on_paper)
    absent = tuple(voter for number, voter in voters.items() if number in out)
    return says.BoxClosed(talk.bloc, ballot, len(ballot.codes), absent)
