"""The signed minutes of a count on paper, photographed or scanned, kept as evidence of the ballot."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.ballot_cards import own_ballot
from handlers.ballot_rights import need_runner
from handlers.meeting import SLOT
from handlers.reading_texts import is_counted
from handlers.talk import Talk, Turn, Waiting
from messages import ballot_recorded as says
from rules.ballot_sheet import Ballot
from rules.errors import NothingFiled, NotNow
from rules.profile import Form
from storage.paper_counts import Scan


@dataclass(frozen=True)
class SendScan(Waiting):
    ballot: int


def ask_scan(talk: Talk, number: int) -> Turn:
    ballot = _counted_on_paper(talk, number)
    scans = len(talk.store.paper_counts.scans(ballot.id))
    return talk.reply(says.AskScan(ballot, scans), SLOT, SendScan(ballot.id))


def receive_scan(talk: Talk) -> Turn:
    """Keep documents and pictures; name what is neither."""
    waiting = talk.awaited(SendScan)
    ballot = _counted_on_paper(talk, waiting.ballot)
    if not talk.said.files:
        raise NothingFiled
    good = [file for file in talk.said.files if file.digest]
    for file in good:
        scan = Scan(file.digest, file.name, file.size, file.media_type)
        talk.store.paper_counts.put_scan(ballot.id, scan, talk.person.id, talk.now)
        talk.decide("count_minutes_attached", ballot=ballot.id, digest=file.digest)
    refused = tuple(file.name for file in talk.said.files if not file.digest)
    scans = len(talk.store.paper_counts.scans(ballot.id))
    return talk.reply(says.ScanKept(ballot, len(good), refused, scans), SLOT)


def _counted_on_paper(talk: Talk, number: int) -> Ballot:
    """Raise NotYours or NotNow."""
    ballot = own_ballot(talk, number)
    need_runner(talk, ballot)
    if ballot.profile.form is not Form.PAPER or not is_counted(ballot):
        raise NotNow("attach_scan", ballot.state.value)
    return ballot


TAPS = {"paperscan": ask_scan}
ANSWERS = {SendScan: receive_scan}
