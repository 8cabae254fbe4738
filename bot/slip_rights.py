"""Who hands out paper slips, and who reads them into the box: looked up again at every touch."""

from dataclasses import dataclass
from datetime import date

from bot.ballot_rights import ballot_of
from bot.meeting_rights import runs, units_of
from handlers.voters import frozen_voters
from rules.ballot_sheet import Ballot
from rules.errors import NotYours
from rules.people import Unit
from rules.voters import Voter
from storage.store import Store


@dataclass(frozen=True)
class Clerk:
    """`place` in the ballot's committee, None for somebody outside it; `units` of the bloc and `voters` by id."""

    ballot: Ballot
    bloc: int
    units: dict[int, Unit]
    voters: dict[int, Voter]
    place: int | None
    runs_bloc: bool

    @property
    def may_hand(self) -> bool:
        """The lead's chair and secretary, and the committee's head."""
        return self.runs_bloc or self.place == 0


def clerk_of(store: Store, person: int, number: int, day: date) -> Clerk:
    """Raises NotYours."""
    bloc, ballot = ballot_of(store, number)
    members = ballot.seal.committee
    place = members.index(person) if person in members else None
    units = units_of(store, bloc.id)
    voters = frozen_voters(store, ballot, units)
    clerk = Clerk(ballot, bloc.id, units, voters, place, runs(store, person, bloc, day))
    if place is None and not clerk.may_hand:
        raise NotYours
    return clerk
