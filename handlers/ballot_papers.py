"""Sealed papers outlive the dispute window by nothing: then they are destroyed, and the log says so."""

from __future__ import annotations

from datetime import timedelta

from handlers.ballot_cards import own_ballot
from handlers.talk import Talk, Turn
from messages import results as says


def destroy_old_papers(talk: Talk, days: int) -> Turn:
    """The clock's turn: papers of meetings held more than `days` days ago."""
    turn = Turn()
    for number in talk.store.ballots.with_papers(talk.bloc.id, talk.now - timedelta(days=days)):
        talk.store.ballots.destroy(number)
        talk.decide("papers_destroyed", ballot=number)
        turn = turn.also(*talk.tell_lead(says.PapersDestroyed(talk.bloc, own_ballot(talk, number), days)))
    return turn
