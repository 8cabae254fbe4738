"""A tie at the line, after the announcement: settled by the bloc's next way, each named, confirmed and recorded.

announced card -> Bỏ phiếu vòng hai (ballot_draft.py) | by higher score | the chair decides | to the council
"""

from __future__ import annotations

from handlers.ballot_cards import as_it_stands, final_scores, newest_in, result_of, tell_lead
from handlers.election import concluded
from handlers.meeting import SLOT
from handlers.picks import read, spelled, ticked
from handlers.results import files_of
from handlers.talk import Talk, Turn
from messages import ballot_ties as says
from rules.ballot_sheet import Ballot
from rules.meetings import BallotState
from rules.people import Person, Role, Unit
from rules.profile import Tie
from rules.rounds import next_way, settled_by, standing_outcome
from rules.settling import Settlement, settle


def ask_scores(talk: Talk, number: int) -> Turn:
    ballot = _announced(talk, number)
    if not _is_next(talk, ballot, Tie.HIGHER_SCORE):
        return as_it_stands(talk, ballot)
    scores, tied = final_scores(talk), standing_outcome(ballot).tied
    lines = tuple(
        says.ScoreLine(talk.units[unit], scores[unit]) for unit in sorted(tied, key=lambda unit: -scores[unit])
    )
    found = _by_scores(talk, ballot)
    asked = says.AskScores(talk.bloc, ballot, lines, _units(talk, found.elected), _units(talk, found.open))
    return talk.reply(asked, SLOT)


def settle_by_scores(talk: Talk, number: int) -> Turn:
    """Xét theo điểm cao hơn, as the bloc's rules have it; equal scores stay tied."""
    ballot = _announced(talk, number)
    if not _is_next(talk, ballot, Tie.HIGHER_SCORE):
        return as_it_stands(talk, ballot)
    return _recorded(talk, ballot, _by_scores(talk, ballot))


def ask_chair(talk: Talk, number: int) -> Turn:
    ballot = _announced(talk, number)
    if not _is_next(talk, ballot, Tie.CHAIR):
        return as_it_stands(talk, ballot)
    outcome = standing_outcome(ballot)
    return talk.reply(
        says.AskChairsChoice(ballot, _units(talk, outcome.tied), outcome.empty_seats), SLOT
    )


def look_at_choice(talk: Talk, number: int) -> Turn:
    """What was ticked, once more, before it is recorded under the chair's name; raise ChooseExactly."""
    ballot = _announced(talk, number)
    if not _is_next(talk, ballot, Tie.CHAIR):
        return as_it_stands(talk, ballot)
    outcome = standing_outcome(ballot)
    chosen = ticked(talk.said.marks, outcome.tied)
    settle(outcome, Tie.CHAIR, {}, chosen)
    word, chair = spelled(chosen, outcome.tied), _chair(talk)
    return talk.reply(says.ConfirmChairsChoice(ballot, _units(talk, chosen), chair.name, word), SLOT)


def settle_by_chair(talk: Talk, number: int, word: str) -> Turn:
    """Chủ trì quyết định: recorded with the chair's name and the time."""
    ballot = _announced(talk, number)
    if not _is_next(talk, ballot, Tie.CHAIR):
        return as_it_stands(talk, ballot)
    outcome = standing_outcome(ballot)
    return _recorded(talk, ballot, settle(outcome, Tie.CHAIR, {}, read(word, outcome.tied)))


def ask_council(talk: Talk, number: int) -> Turn:
    ballot = _announced(talk, number)
    if not _is_next(talk, ballot, Tie.COUNCIL):
        return as_it_stands(talk, ballot)
    outcome = standing_outcome(ballot)
    return talk.reply(says.AskCouncil(ballot, _units(talk, outcome.tied), outcome.empty_seats), SLOT)


def leave_to_council(talk: Talk, number: int) -> Turn:
    """Trình Hội đồng: the seats stay open, and the meeting goes on."""
    ballot = _announced(talk, number)
    if not _is_next(talk, ballot, Tie.COUNCIL):
        return as_it_stands(talk, ballot)
    return _recorded(talk, ballot, settle(standing_outcome(ballot), Tie.COUNCIL, {}))


def _announced(talk: Talk, number: int) -> Ballot:
    talk.need_lead()
    return newest_in(talk, number, BallotState.ANNOUNCED, "settle_tie")


def _is_next(talk: Talk, ballot: Ballot, way: Tie) -> bool:
    """Not when somebody else was faster, or the way is another one now: the card says which, and who decided."""
    return next_way(ballot, final_scores(talk)) is way


def _by_scores(talk: Talk, ballot: Ballot) -> Settlement:
    return settle(standing_outcome(ballot), Tie.HIGHER_SCORE, final_scores(talk))


def _recorded(talk: Talk, ballot: Ballot, found: Settlement) -> Turn:
    """Kept and logged, told to the group in words; picture and record are made once more."""
    chair = _chair(talk)
    done = settled_by(ballot, found, chair.id, talk.now)
    talk.store.ballots.change(done)
    by, elected = found.by.value, list(found.elected)
    talk.decide("tie_settled", ballot=ballot.id, way=by, elected=elected, chair=chair.id)
    group = talk.tell_group(says.TieSettled(talk.bloc, result_of(talk, done)))
    leaders = concluded(talk, done)
    return tell_lead(talk, done).also(group, *files_of(done)).plus(leaders)


def _chair(talk: Talk) -> Person:
    """Whose decision it is: the secretary records it for the chair."""
    if Role.CHAIR in talk.roles:
        return talk.person
    chairs = talk.store.people.holders(talk.leadership.lead, [Role.CHAIR], talk.today)
    return chairs[0] if chairs else talk.person


def _units(talk: Talk, units: tuple[int, ...]) -> tuple[Unit, ...]:
    return tuple(talk.units[unit] for unit in units)


TAPS = {
    "tiescores": ask_scores,
    "tiebyscore": settle_by_scores,
    "tiechair": ask_chair,
    "tiepick": look_at_choice,
    "tieset": settle_by_chair,
    "tiecouncil": ask_council,
    "tieleave": leave_to_council,
}
