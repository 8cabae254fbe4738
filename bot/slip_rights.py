"""Who hands out paper slips, and who reads them into the box: looked up again at every touch."""

from dataclasses import dataclass
from datetime import date

from rules.ballot_sheet import Ballot
from rules.errors import NotYours
from rules.people import Unit, roles_in, runs_bloc
from storage.store import Store


@dataclass(frozen=True)
class Clerk:
    """`place` in the ballot's committee, None for somebody outside it; `units` of the bloc by id."""

    ballot: Ballot
    bloc: int
    units: dict[int, Unit]
    place: int | None
    runs_bloc: bool

    @property
    def may_hand(self) -> bool:
        """The lead's chair and secretary, and the committee's head."""
        return self.runs_bloc or self.place == 0


def clerk_of(store: Store, person: int, number: int, day: date) -> Clerk:
    """Raises NotYours."""
    ballot, bloc = store.ballots.get(number), store.ballots.bloc(number)
    if ballot is None or bloc is None:
        raise NotYours
    members = ballot.seal.committee
    place = members.index(person) if person in members else None
    clerk = Clerk(ballot, bloc, _units(store, bloc), place, _runs(store, bloc, person, day))
    if place is None and not clerk.may_hand:
        raise NotYours
    return clerk


def _units(store: Store, bloc: int) -> dict[int, Unit]:
    return {unit.id: unit for unit in store.people.units(bloc)}


def _runs(store: Store, number: int, person: int, day: date) -> bool:
    bloc = store.blocs.get(number)
    leadership = store.people.leadership(number, bloc.year) if bloc else None
    if leadership is None:
        return False
    roles = roles_in(store.people.duties(person), leadership.lead, day)
    return runs_bloc(roles, leadership.lead, leadership)
