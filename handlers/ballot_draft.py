"""What will be voted on: a draft for the lead to look at before the box is sealed."""

from __future__ import annotations

from dataclasses import replace

from handlers.ballot_cards import as_it_stands, final_scores, newest_in, newest_real
from handlers.ballot_ways import may_run_off
from handlers.meeting import SLOT, sitting
from handlers.standing import considered, doubts, left_out
from handlers.talk import Talk, Turn
from handlers.trial import thrown_away
from handlers.voters import members
from messages import ballot as says
from rules.ballot_sheet import UNDER_WAY, Ballot, Subject, for_voters, shortlist
from rules.elections import elections_left
from rules.errors import NotNow, StaleButton
from rules.errors_meeting import NoSeats
from rules.meetings import BallotState
from rules.quota import profile_for
from rules.review import SheetState
from rules.rounds import afresh, is_tie_open, next_round
from rules.sequence import honoured, next_award

SPARE = 1
"""One run-off more than planned needs no new keys."""


def prepare(talk: Talk, number: int) -> Turn:
    """Chuẩn bị phiếu suy tôn: candidates by the rules, to be looked at before anything is sealed."""
    talk.need_lead()
    meeting = sitting(talk, number)
    trial = thrown_away(talk, meeting.id)
    return _prepared(talk, meeting.id).plus(trial)


def _prepared(talk: Talk, meeting: int) -> Turn:
    last = newest_real(talk)
    if last is None or (last.subject is not Subject.AWARD and last.state not in UNDER_WAY):
        ballots = talk.store.ballots.of_meeting(meeting)
        award = next_award(ballots, len(talk.bloc.awards))
        return _draft(talk, meeting, award) if award is not None else _shown(talk, ballots)
    is_draft = last.state is BallotState.DRAFT and last.round == 1
    return _draft(talk, meeting, last.award, last) if is_draft else as_it_stands(talk, last)


def prepare_next(talk: Talk, number: int) -> Turn:
    """The ballot on the next award, once the one before is settled."""
    talk.need_lead()
    ballot = newest_in(talk, number, BallotState.ANNOUNCED, "next_award")
    if is_tie_open(ballot):
        raise NotNow("tie_open", ballot.state.value)
    award = next_award(talk.store.ballots.of_meeting(ballot.meeting), len(talk.bloc.awards))
    if award is None:
        raise StaleButton
    return _draft(talk, sitting(talk, ballot.meeting).id, award)


def again(talk: Talk, number: int) -> Turn:
    """A void ballot's successor, with the same content but for who withdrew since."""
    talk.need_lead()
    ballot = newest_in(talk, number, BallotState.VOID, "begin_again")
    return keep_draft(talk, replace(afresh(ballot), candidates=_still_standing(talk, ballot)))


def run_off(talk: Talk, number: int) -> Turn:
    """Bỏ phiếu vòng hai, among the tied or for the seats nobody reached."""
    talk.need_lead()
    ballot = newest_in(talk, number, BallotState.ANNOUNCED, "run_off")
    following = next_round(ballot)
    if following is None or not may_run_off(ballot, final_scores(talk)):
        raise NotNow("run_off", ballot.state.value)
    return keep_draft(talk, following)


def planned_ballots(talk: Talk, ballot: Ballot) -> int:
    """How many keys are worth making: this ballot's, one for each award and election to come, and a spare."""
    others = [one for one in talk.store.ballots.of_meeting(ballot.meeting) if one.id != ballot.id] + [ballot]
    following = next_award(others, len(talk.bloc.awards))
    awards = 0 if following is None else len(talk.bloc.awards) - following
    return 1 + awards + elections_left(others, ballot.profile) + SPARE


def keep_draft(talk: Talk, ballot: Ballot) -> Turn:
    """A new ballot of the open meeting, for the lead to look at."""
    sitting(talk, ballot.meeting)
    number = talk.store.ballots.put(ballot)
    talk.decide("ballot_drafted", ballot=number, round=ballot.round)
    trial = thrown_away(talk, ballot.meeting)
    return as_it_stands(talk, replace(ballot, id=number)).plus(trial)


def _shown(talk: Talk, ballots: tuple[Ballot, ...]) -> Turn:
    """The last ballot on an award, when every award had its own."""
    last = [one for one in ballots if one.subject is Subject.AWARD][-1]
    return as_it_stands(talk, last)


def _draft(talk: Talk, meeting: int, place: int, known: Ballot | None = None) -> Turn:
    """A first-round draft for one award, made or brought up to date."""
    candidates = _candidates(talk, meeting, place)
    if not candidates:
        return talk.reply(says.NoCandidates(talk.bloc), SLOT).also(*doubts(talk))
    award, units = talk.bloc.awards[place], talk.units
    given = honoured(talk.store.ballots.of_meeting(meeting))
    profile = profile_for(award, talk.bloc.profile, len(units), len(units) - len(given))
    if not profile.seats:
        raise NoSeats(award.title)
    draft = Ballot(
        id=0,
        meeting=meeting,
        state=BallotState.DRAFT,
        title=award.title,
        round=1,
        candidates=candidates,
        seats=profile.seats,
        profile=profile,
        entitled=(),
        award=place,
    )
    draft = for_voters(draft, members(talk, meeting), talk.leadership)
    if known is None:
        return keep_draft(talk, draft).also(*doubts(talk))
    talk.store.ballots.change(replace(draft, id=known.id))
    return as_it_stands(talk, replace(draft, id=known.id)).also(*doubts(talk))


def _candidates(talk: Talk, meeting: int, place: int) -> tuple[int, ...]:
    """Who may stand for the award at `place`: nobody who withdrew from it."""
    bloc, store = talk.bloc, talk.store
    published = frozenset(one.unit for one in store.sheets.all(bloc.id) if one.state is SheetState.PUBLISHED)
    withdrawn = _withdrawn(talk, meeting, place) | left_out(talk)
    found = shortlist(
        talk.units.values(),
        bloc.profile,
        considered(talk, bloc.awards[place].title),
        published,
        final_scores(talk),
        honoured(store.ballots.of_meeting(meeting)),
    )
    return tuple(unit for unit in found if unit not in withdrawn)


def _still_standing(talk: Talk, ballot: Ballot) -> tuple[int, ...]:
    if ballot.subject is not Subject.AWARD:
        return ballot.candidates
    withdrawn = _withdrawn(talk, ballot.meeting, ballot.award) | left_out(talk)
    return tuple(unit for unit in ballot.candidates if unit not in withdrawn)


def _withdrawn(talk: Talk, meeting: int, place: int) -> frozenset[int]:
    kept = talk.store.committees.withdrawals(meeting)
    return frozenset(one.unit for one in kept if one.award == place)


TAPS = {"prepare": prepare, "nextballot": prepare_next, "againballot": again, "runoff": run_off}
