"""What will be voted on: a draft for the lead to look at before the box is sealed."""

from __future__ import annotations

from dataclasses import replace

from handlers.ballot_cards import lead_card, newest, newest_in
from handlers.meeting import SLOT, sitting
from handlers.talk import Talk, Turn
from messages import ballot as says
from rules.ballot_sheet import Ballot, afresh, next_round, shortlist, voters
from rules.errors import NotNow
from rules.meetings import BallotState
from rules.review import SheetState


def prepare(talk: Talk, number: int) -> Turn:
    """Chuẩn bị phiếu suy tôn: candidates by the rules, to be looked at before anything is sealed."""
    talk.need_lead()
    meeting = sitting(talk, number)
    last = newest(talk)
    if last is not None and (last.state is not BallotState.DRAFT or last.round > 1):
        return talk.reply(lead_card(talk, last), SLOT)
    return _draft(talk, meeting.id, last)


def again(talk: Talk, number: int) -> Turn:
    """A void ballot's successor, with the same content."""
    talk.need_lead()
    ballot = newest_in(talk, number, BallotState.VOID, "begin_again")
    return _keep(talk, afresh(ballot))


def run_off(talk: Talk, number: int) -> Turn:
    """Bỏ phiếu vòng hai, among the tied or for the seats nobody reached."""
    talk.need_lead()
    ballot = newest_in(talk, number, BallotState.ANNOUNCED, "run_off")
    following = next_round(ballot)
    if following is None:
        raise NotNow("run_off", ballot.state.value)
    return _keep(talk, following)


def _keep(talk: Talk, ballot: Ballot) -> Turn:
    """A new ballot of the open meeting, for the lead to look at."""
    sitting(talk, ballot.meeting)
    number = talk.store.ballots.put(ballot)
    talk.decide("ballot_drafted", ballot=number, round=ballot.round)
    return talk.reply(lead_card(talk, replace(ballot, id=number)), SLOT)


def _draft(talk: Talk, meeting: int, known: Ballot | None) -> Turn:
    """A first-round draft, made or brought up to date."""
    profile, bloc, units = talk.bloc.profile, talk.bloc, talk.units.values()
    published = frozenset(s.unit for s in talk.store.sheets.all(bloc.id) if s.state is SheetState.PUBLISHED)
    candidates = shortlist(units, profile, talk.store.pledges.units(bloc.id, bloc.year), published)
    if not candidates:
        return talk.reply(says.NoCandidates(bloc), SLOT)
    entitled = voters(units, profile, talk.leadership)
    draft = Ballot(0, meeting, BallotState.DRAFT, bloc.award, 1, candidates, profile.seats, profile, entitled)
    if known is None:
        return _keep(talk, draft)
    talk.store.ballots.change(replace(draft, id=known.id))
    return talk.reply(lead_card(talk, replace(draft, id=known.id)), SLOT)


TAPS = {"prepare": prepare, "againballot": again, "runoff": run_off}
