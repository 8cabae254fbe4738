"""While the box takes papers: everybody reminded alike, and more time given."""

from __future__ import annotations

from dataclasses import replace

from handlers.ballot import TIME_TO_VOTE, cards
from handlers.ballot_cards import as_it_stands, newest_in, own_ballot, tell_lead, told_until
from handlers.ballot_rights import need_runner, tell_group
from handlers.meeting import SLOT
from handlers.talk import Talk, Turn
from messages import ballot as says
from rules.meetings import BallotState


def remind(talk: Talk, number: int) -> Turn:
    """Nhắc bỏ phiếu: the card to everybody once more, for nothing kept may tell who had not voted."""
    ballot = own_ballot(talk, number)
    need_runner(talk, ballot)
    newest_in(talk, number, BallotState.OPEN, "remind")
    return Turn().also(*cards(talk, ballot)).also(*talk.reply(says.Reminded(ballot), SLOT).say)


def extend(talk: Talk, number: int, told: int) -> Turn:
    """Gia hạn: as long again from now, or from the time told when that is later; the group hears.

    The button names the time it was shown beside (Unix minutes), so that two taps give no more than one.
    """
    need_runner(talk, own_ballot(talk, number))
    ballot = newest_in(talk, number, BallotState.OPEN, "extend")
    if told_until(talk, ballot).timestamp() // 60 != told:
        return as_it_stands(talk, ballot)
    longer = replace(ballot, closes_at=max(talk.now, ballot.closes_at or talk.now) + TIME_TO_VOTE)
    talk.store.ballots.change(longer)
    talk.decide("ballot_extended", ballot=ballot.id)
    words = says.Extended(longer, told_until(talk, longer))
    return tell_lead(talk, longer).also(*tell_group(talk, longer, words))


TAPS = {"remindballot": remind, "extendballot": extend}
