"""Next year's lead and deputy elected by ballot, through the same box and with the same keys as the awards.

leaders.py -> candidates -> draft of the lead's ballot -> ... announced -> candidates -> the deputy's -> both are named
"""

from __future__ import annotations

from dataclasses import replace

from handlers.ballot_cards import as_it_stands, newest_in, newest_real
from handlers.ballot_draft import keep_draft
from handlers.leaders import check_open, named
from handlers.meeting import SLOT, sitting
from handlers.picks import ticked
from handlers.talk import Talk, Turn
from handlers.voters import members
from messages import election as says
from rules.ballot_sheet import UNDER_WAY, Ballot, Subject, for_voters
from rules.elections import elected_unit
from rules.errors import NotNow, StaleButton
from rules.errors_counts import NobodyChosen
from rules.meetings import BallotState
from rules.people import Leadership
from rules.profile import BallotKind, LeaderBy, Profile
from rules.rounds import is_tie_open
from rules.vietnamese import sort_key


def ask_lead_candidates(talk: Talk, number: int) -> Turn:
    """Chuẩn bị phiếu bầu: all units, or those the lead leaves. An election under way is shown."""
    meeting = _electing(talk, number)
    last = newest_real(talk)
    if last is not None and last.subject is not Subject.AWARD and last.state in UNDER_WAY:
        return as_it_stands(talk, last)
    asked = says.AskCandidates(talk.bloc, meeting, Subject.LEAD, tuple(talk.units.values()))
    return talk.reply(asked, SLOT)


def ask_deputy_candidates(talk: Talk, number: int) -> Turn:
    """After the lead's ballot: everybody but the lead just elected."""
    talk.need_lead()
    ballot = newest_in(talk, number, BallotState.ANNOUNCED, "elect")
    lead = _lead(talk, ballot.meeting)
    if is_tie_open(ballot):
        raise NotNow("tie_open", ballot.state.value)
    units = tuple(unit for unit in talk.units.values() if unit.id != lead)
    return talk.reply(says.AskCandidates(talk.bloc, ballot.meeting, Subject.DEPUTY, units), SLOT)


def elect_among_all(talk: Talk, number: int, subject: str) -> Turn:
    meeting = _electing(talk, number)
    kind = _subject(subject)
    return _draft(talk, meeting, kind, _offered(talk, meeting, kind))


def elect_among(talk: Talk, number: int, subject: str) -> Turn:
    """Only those ticked stand; raise NobodyChosen."""
    meeting = _electing(talk, number)
    kind = _subject(subject)
    offered = _offered(talk, meeting, kind)
    chosen = ticked(talk.said.marks, offered)
    if not chosen:
        raise NobodyChosen(len(offered))
    return _draft(talk, meeting, kind, chosen)


def concluded(talk: Talk, ballot: Ballot) -> Turn:
    """Lead and deputy are both elected: they are named for next year, once; else nothing."""
    if ballot.subject is not Subject.DEPUTY or ballot.state is not BallotState.ANNOUNCED or is_tie_open(ballot):
        return Turn()
    ballots = talk.store.ballots.of_meeting(ballot.meeting)
    lead, deputy = (elected_unit(ballots, subject) for subject in (Subject.LEAD, Subject.DEPUTY))
    if lead is None or deputy is None or lead == deputy:
        return Turn()
    return named(talk, Leadership(lead, (deputy,)))


def _draft(talk: Talk, meeting: int, subject: Subject, candidates: tuple[int, ...]) -> Turn:
    profile = _profile(talk.bloc.profile)
    label = talk.bloc.label("lead" if subject is Subject.LEAD else "deputy")
    draft = Ballot(
        id=0,
        meeting=meeting,
        state=BallotState.DRAFT,
        title=label,
        round=1,
        candidates=tuple(sorted(candidates, key=lambda unit: sort_key(talk.units[unit].name))),
        seats=1,
        profile=profile,
        entitled=(),
        subject=subject,
    )
    return keep_draft(talk, for_voters(draft, members(talk, meeting), talk.leadership))


def _profile(profile: Profile) -> Profile:
    """The bloc's rules, for one seat and one mark."""
    return replace(profile, kind=BallotKind.ELECT_ONE, at_most=1, seats=1)


def _electing(talk: Talk, number: int) -> int:
    """The open meeting of a bloc that elects, while no award is voted on and no tie is open.

    Raise StaleButton or NotNow.
    """
    check_open(talk)
    meeting = sitting(talk, number)
    if talk.bloc.profile.leader is not LeaderBy.ELECTION:
        raise StaleButton
    last = newest_real(talk)
    if last is not None and last.state in UNDER_WAY and last.subject is Subject.AWARD:
        raise NotNow("elect", last.state.value)
    if last is not None and _leaves_a_tie(last):
        raise NotNow("tie_open", BallotState.ANNOUNCED.value)
    return meeting.id


def _leaves_a_tie(last: Ballot) -> bool:
    """After another ballot nobody could settle it: a tie just announced, or one whose run-off is still to come."""
    if last.state is BallotState.ANNOUNCED:
        return is_tie_open(last)
    return last.among_tied and last.state not in UNDER_WAY


def _offered(talk: Talk, meeting: int, subject: Subject) -> tuple[int, ...]:
    """Whom the ballot may be on; raise NotNow while another election is under way."""
    last = newest_real(talk)
    if last is not None and last.state in UNDER_WAY:
        raise NotNow("elect", last.state.value)
    lead = _lead(talk, meeting) if subject is Subject.DEPUTY else 0
    return tuple(unit for unit in talk.units if unit != lead)


def _lead(talk: Talk, meeting: int) -> int:
    """Raise StaleButton before a lead is elected."""
    lead = elected_unit(talk.store.ballots.of_meeting(meeting), Subject.LEAD)
    if lead is None:
        raise StaleButton
    return lead


def _subject(word: str) -> Subject:
    if word not in (Subject.LEAD.value, Subject.DEPUTY.value):
        raise StaleButton
    return Subject(word)


TAPS = {
    "electlead": ask_lead_candidates,
    "electdeputy": ask_deputy_candidates,
    "electall": elect_among_all,
    "electpick": elect_among,
}
