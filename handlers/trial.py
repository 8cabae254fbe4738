"""Phiếu thử: one ballot on words that mean nothing, to try phones and screen; it is thrown away afterwards.

meeting card -> Phiếu thử -> cards out -> Đóng (ballot.py) -> Mở hòm phiếu (ballot_count.py) -> on the screen -> dropped
"""

from __future__ import annotations

from dataclasses import replace

from handlers.attendance import running
from handlers.ballot import tell_roll
from handlers.ballot_cards import as_it_stands, newest, own_ballot, tell_lead
from handlers.meeting import SLOT, meeting_card, own_meeting
from handlers.talk import Effect, Talk, Turn
from handlers.voters import members, present
from messages import trial as says
from rules.ballot_sheet import UNDER_WAY, Ballot, Subject, for_voters
from rules.errors import NotNow, StaleButton
from rules.meetings import BallotAction, BallotState, next_ballot_state
from rules.profile import Form, Profile, Publish

MARKS = 2


def start(talk: Talk, number: int) -> Turn:
    """Phiếu thử, from check-in on: cards to everybody who is there. A trial under way is shown."""
    talk.need_lead()
    meeting = running(talk, number)
    known = newest(talk)
    if known is not None and known.subject is Subject.TRIAL:
        return as_it_stands(talk, known)
    if known is not None and known.state in UNDER_WAY:
        raise NotNow("trial", known.state.value)
    there = present(talk, meeting.id)
    if not there:
        raise NotNow("trial_alone", meeting.state.value)
    trial = _trial(talk, meeting.id, there)
    kept = replace(trial, id=talk.store.ballots.put(trial))
    talk.decide("trial_started", ballot=kept.id, roll=list(kept.roll))
    return tell_lead(talk, kept).also(Effect("open_ballot", {"ballot": kept.id}))


def drop(talk: Talk, number: int) -> Turn:
    """Kết thúc phiếu thử: wherever it stands, nothing of it is left."""
    talk.need_lead()
    trial = own_ballot(talk, number)
    if trial.subject is not Subject.TRIAL:
        raise StaleButton
    over = thrown_away(talk, trial.meeting)
    card = talk.tell_lead(meeting_card(talk, own_meeting(talk, trial.meeting)), SLOT)
    return over.also(*card)


def thrown_away(talk: Talk, meeting: int) -> Turn:
    """The meeting's trial, if one is under way, ends here; those who had its card are told."""
    trial = talk.store.ballots.trial(meeting)
    if trial is None:
        return Turn()
    state = next_ballot_state(trial.state, BallotAction.DROP)
    talk.store.ballots.change(replace(trial, state=state, totals=None, codes=()))
    talk.store.ballots.throw_away(trial.id)
    talk.decide("trial_dropped", ballot=trial.id)
    holders = tell_roll(talk, trial, says.TrialOver(talk.bloc))
    return Turn().also(*holders, Effect("forget_box", {"ballot": trial.id}))


def _trial(talk: Talk, meeting: int, there: frozenset[int]) -> Ballot:
    """Sealed at once: its roll is who is there, its one key stays with the box."""
    candidates = tuple(range(1, 1 + len(says.options())))
    trial = Ballot(
        id=0,
        meeting=meeting,
        state=next_ballot_state(BallotState.DRAFT, BallotAction.SEAL),
        title="",
        round=1,
        candidates=candidates,
        seats=1,
        profile=_profile(talk.bloc.profile),
        entitled=(),
        subject=Subject.TRIAL,
        roll=tuple(sorted(there)),
        present=len(there),
    )
    everybody = members(talk, meeting)
    return for_voters(trial, {one: everybody[one] for one in trial.roll}, talk.leadership)


def _profile(profile: Profile) -> Profile:
    """The bloc's own way of marking, all counts on the screen; numbers of options are no units."""
    marks = min(profile.at_most, MARKS)
    shown = replace(profile, publish=Publish.ALL_COUNTS, form=Form.SECRET)
    return replace(shown, at_most=marks, seats=1, self_vote=True, lead_votes=True)


TAPS = {"trial": start, "droptrial": drop}
