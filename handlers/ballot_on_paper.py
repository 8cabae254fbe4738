"""A ballot on paper alone: two members of the committee type what they counted, until both say the same.

draft -> Bỏ phiếu giấy -> closed, every member asked -> counts typed and confirmed -> agree -> Công bố (results.py)
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.ballot_cards import as_it_stands, newest_in, own_ballot, tell_lead
from handlers.ballot_count import tell_count
from handlers.ballot_keys import committee_of
from handlers.ballot_recorded import count_lines, gathered, standing_units
from handlers.ballot_rights import COMMITTEE, need_member, tell_committee
from handlers.talk import Nothing, Say, Talk, Turn, Waiting
from handlers.trial import thrown_away
from messages import ballot_recorded as says
from rules.ballot_sheet import Ballot, marking_of
from rules.errors import StaleButton
from rules.frozen import frozen_code
from rules.meetings import BallotAction, BallotState, next_ballot_state
from rules.profile import Form
from rules.rings import Seal
from rules.typed_counts import PaperCount, count_of, differences, read_paper_count


@dataclass(frozen=True)
class EnterPaperCount(Waiting):
    """`typed` once it was read and is shown to the member for a last look."""

    ballot: int
    typed: str = ""
    takes_any_text = True


def choose_paper(talk: Talk, number: int) -> Turn:
    """Bỏ phiếu giấy in place of phones, where the bloc's rules know paper at all."""
    talk.need_lead()
    ballot = newest_in(talk, number, BallotState.DRAFT, BallotAction.COLLECT.value)
    if ballot.profile.form is not Form.SECRET or not ballot.profile.paper_beside:
        raise StaleButton
    changed = replace(ballot, profile=replace(ballot.profile, form=Form.PAPER))
    talk.store.ballots.change(changed)
    talk.decide("ballot_on_paper", ballot=ballot.id)
    return as_it_stands(talk, changed)


def collect(talk: Talk, number: int) -> Turn:
    """Phát phiếu giấy: who is there, candidates, rules and committee are frozen; the papers are counted by hand."""
    ballot = gathered(talk, number, Form.PAPER)
    committee = committee_of(talk, ballot)
    state = next_ballot_state(ballot.state, BallotAction.COLLECT)
    frozen = frozen_code(replace(ballot, seal=Seal(committee=committee)))
    taken = replace(ballot, state=state, on_paper=ballot.roll, seal=Seal(committee=committee, frozen=frozen))
    talk.store.ballots.change(taken)
    talk.decide("ballot_handed_out", ballot=ballot.id, roll=list(ballot.roll), frozen=frozen)
    members = tell_committee(taken, says.PaperTask(talk.bloc, taken))
    trial = thrown_away(talk, ballot.meeting)
    group = talk.tell_group(says.PaperOut(talk.bloc, taken))
    return tell_lead(talk, taken).also(*members, group).plus(trial)


def ask_count(talk: Talk, number: int) -> Turn:
    ballot = _to_count(talk, number)
    asked = says.AskPaperCount(talk.bloc, ballot, standing_units(talk, ballot))
    return talk.reply(asked, COMMITTEE, EnterPaperCount(ballot.id))


def receive_count(talk: Talk) -> Turn:
    """The five numbers and the votes in one message; raise what is wrong with them."""
    waiting = talk.awaited(EnterPaperCount)
    ballot = _to_count(talk, waiting.ballot)
    found = _read(talk, ballot, talk.typed())
    shown = says.ConfirmPaperCount(talk.bloc, ballot, found.numbers, count_lines(talk, found.said))
    return talk.reply(shown, COMMITTEE, EnterPaperCount(ballot.id, talk.typed()))


def keep_count(talk: Talk, number: int) -> Turn:
    """One member's count; the ballot is counted when another member found the very same."""
    waiting = talk.waiting
    if not isinstance(waiting, EnterPaperCount) or waiting.ballot != number or not waiting.typed:
        raise StaleButton
    ballot = _to_count(talk, number)
    own = _read(talk, ballot, waiting.typed)
    others = {
        person: count
        for person, count in talk.store.paper_counts.of_ballot(ballot.id).items()
        if person != talk.person.id and person in ballot.seal.committee
    }
    talk.decide("paper_count_typed", ballot=ballot.id)
    if own in others.values():
        turn = _counted(talk, ballot, own)
    else:
        talk.store.paper_counts.put(ballot.id, talk.person.id, own)
        turn = _compared(talk, ballot, own, others)
    return replace(turn, wait=Nothing())


def _to_count(talk: Talk, number: int) -> Ballot:
    """Raise NotYours, StaleButton or NotNow."""
    need_member(talk, own_ballot(talk, number))
    ballot = newest_in(talk, number, BallotState.CLOSED, "count_papers")
    if ballot.profile.form is not Form.PAPER:
        raise StaleButton
    return ballot


def _read(talk: Talk, ballot: Ballot, text: str) -> PaperCount:
    return read_paper_count(text, marking_of(ballot), talk.units, ballot.eligible)


def _compared(talk: Talk, ballot: Ballot, own: PaperCount, others: dict[int, PaperCount]) -> Turn:
    """The lead sees who has typed; members hear where they differ, and no figure of another."""
    lead = tell_lead(talk, ballot)
    if not others:
        return talk.reply(says.PaperCountKept(talk.bloc, ballot), COMMITTEE).also(*lead.say)
    found = [one for count in others.values() for one in differences(own, count)]
    figures = tuple(dict.fromkeys(one for one in found if isinstance(one, str)))
    units = tuple(talk.units[one] for one in dict.fromkeys(found) if isinstance(one, int))
    told = says.CountsDiffer(talk.bloc, ballot, figures, units)
    rooms = (talk.room, *(f"p{person}" for person in others))
    return Turn(say=tuple(Say(room, told, COMMITTEE) for room in rooms)).also(*lead.say)


def _counted(talk: Talk, ballot: Ballot, found: PaperCount) -> Turn:
    """Two members agree: what they typed becomes the count, and neither copy is kept."""
    state = next_ballot_state(ballot.state, BallotAction.OPEN_BOX)
    numbers = found.numbers
    totals = count_of(numbers, found.said)
    counted = replace(ballot, state=state, present=numbers.present, issued=numbers.issued, totals=totals)
    talk.store.ballots.change(counted)
    talk.store.paper_counts.clear(ballot.id)
    talk.decide("ballot_counted", ballot=ballot.id, digest="")
    return tell_count(talk, counted)


TAPS = {"onpaper": choose_paper, "paperout": collect, "papercount": ask_count, "paperset": keep_count}
ANSWERS = {EnterPaperCount: receive_count}
