"""A ballot without a box: what the meeting agreed by all voices, or hands counted in the room.

draft -> Ghi biểu quyết nhất trí -> names -> confirmed -> announced
draft -> Nhập kết quả giơ tay -> counts typed -> confirmed -> Công bố (results.py)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from handlers.ballot_cards import newest_in
from handlers.ballot_count import tell_count
from handlers.meeting import SLOT, sitting
from handlers.picks import read, spelled, ticked
from handlers.results import announced_turn
from handlers.talk import Nothing, Talk, Turn, Waiting
from handlers.trial import thrown_away
from handlers.voters import members, need_quorum, present
from messages import ballot_recorded as says
from rules.ballot_sheet import Ballot, for_voters, marking_of
from rules.errors import StaleButton
from rules.errors_ballots import TooManyMarks
from rules.errors_counts import NobodyChosen
from rules.meetings import BallotAction, BallotState, next_ballot_state
from rules.outcome import FiveNumbers
from rules.people import Unit
from rules.profile import Form
from rules.typed_counts import Said, check_votes, count_of, read_votes


@dataclass(frozen=True)
class EnterHandCounts(Waiting):
    """`typed` once it was read and is shown for a last look."""

    ballot: int
    typed: str = ""
    takes_any_text = True


def ask_agreed(talk: Talk, number: int) -> Turn:
    ballot = gathered(talk, number, Form.UNANIMOUS)
    return talk.reply(says.AskAgreed(talk.bloc, ballot, standing_units(talk, ballot), len(ballot.roll)), SLOT)


def look_at_agreed(talk: Talk, number: int) -> Turn:
    """Raise NobodyChosen or TooManyMarks."""
    ballot = gathered(talk, number, Form.UNANIMOUS)
    chosen = ticked(talk.said.marks, ballot.candidates)
    _check_agreed(ballot, chosen)
    units, word = tuple(talk.units[unit] for unit in chosen), spelled(chosen, ballot.candidates)
    return talk.reply(says.ConfirmAgreed(talk.bloc, ballot, units, len(ballot.roll), word), SLOT)


def agree(talk: Talk, number: int, word: str) -> Turn:
    """Hội nghị nhất trí: the totals say that everybody there agreed, and no number is ever told."""
    ballot = gathered(talk, number, Form.UNANIMOUS)
    chosen = read(word, ballot.candidates)
    _check_agreed(ballot, chosen)
    voices = len(ballot.roll)
    said = {unit: (voices,) if unit in chosen else (0,) for unit in ballot.candidates}
    return announced_turn(talk, _recorded(talk, ballot, said)).plus(thrown_away(talk, ballot.meeting))


def ask_hands(talk: Talk, number: int) -> Turn:
    ballot = gathered(talk, number, Form.OPEN)
    asked = says.AskHandCounts(talk.bloc, ballot, standing_units(talk, ballot), len(ballot.roll))
    return talk.reply(asked, SLOT, EnterHandCounts(ballot.id))


def receive_hands(talk: Talk) -> Turn:
    """Counts in one message; raise what is wrong with them."""
    waiting = talk.awaited(EnterHandCounts)
    ballot = gathered(talk, waiting.ballot, Form.OPEN)
    lines = count_lines(talk, _hands(talk, ballot, talk.typed()))
    shown = says.ConfirmHandCounts(talk.bloc, ballot, lines, len(ballot.roll))
    return talk.reply(shown, SLOT, EnterHandCounts(ballot.id, talk.typed()))


def record_hands(talk: Talk, number: int) -> Turn:
    """What was typed and looked at again becomes the count; announced when the lead taps Công bố."""
    waiting = talk.waiting
    if not isinstance(waiting, EnterHandCounts) or waiting.ballot != number or not waiting.typed:
        raise StaleButton
    ballot = gathered(talk, number, Form.OPEN)
    counted = _recorded(talk, ballot, _hands(talk, ballot, waiting.typed))
    told = tell_count(talk, counted).plus(thrown_away(talk, ballot.meeting))
    return replace(told, wait=Nothing())


def gathered(talk: Talk, number: int, form: Form) -> Ballot:
    """The draft with who is there now and may vote; raise StaleButton, NotNow or NoQuorum."""
    talk.need_lead()
    ballot = newest_in(talk, number, BallotState.DRAFT, BallotAction.RECORD.value)
    if ballot.profile.form is not form:
        raise StaleButton
    meeting = sitting(talk, ballot.meeting).id
    count = need_quorum(talk, meeting, ballot.profile)
    may = for_voters(ballot, members(talk, meeting), talk.leadership)
    roll = tuple(sorted(present(talk, meeting).intersection(may.entitled)))
    return replace(may, roll=roll, present=count, issued=len(roll))


def standing_units(talk: Talk, ballot: Ballot) -> tuple[Unit, ...]:
    return tuple(talk.units[unit] for unit in ballot.candidates)


def count_lines(talk: Talk, said: Mapping[int, Said]) -> tuple[says.CountLine, ...]:
    return tuple(says.CountLine(talk.units[unit], votes) for unit, votes in said.items())


def _check_agreed(ballot: Ballot, chosen: tuple[int, ...]) -> None:
    if not chosen:
        raise NobodyChosen(ballot.seats)
    if len(chosen) > ballot.seats:
        raise TooManyMarks(len(chosen), ballot.seats)


def _hands(talk: Talk, ballot: Ballot, text: str) -> dict[int, Said]:
    marking = marking_of(ballot)
    said = read_votes(text, marking, talk.units)
    check_votes(said, marking, talk.units, len(ballot.roll))
    return said


def _recorded(talk: Talk, ballot: Ballot, said: Mapping[int, Said]) -> Ballot:
    """Counted: every voter there had one voice."""
    voices = len(ballot.roll)
    totals = count_of(FiveNumbers(ballot.eligible, ballot.present, voices, voices, voices), said)
    state = next_ballot_state(ballot.state, BallotAction.RECORD)
    counted = replace(ballot, state=state, totals=totals)
    talk.store.ballots.change(counted)
    talk.decide("ballot_recorded", ballot=ballot.id, form=ballot.profile.form.value, roll=list(ballot.roll))
    return counted


TAPS = {
    "agreed": ask_agreed,
    "agreedpick": look_at_agreed,
    "agreedset": agree,
    "handcounts": ask_hands,
    "handset": record_hands,
}
ANSWERS = {EnterHandCounts: receive_hands}
