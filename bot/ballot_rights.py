"""For which unit a person votes, and who may see the turnout: looked up again at every touch."""

from dataclasses import dataclass, replace
from datetime import date

from bot.meeting_rights import runs, units_of
from rules.ballot_sheet import Ballot, marking_of
from rules.ballots import Marking
from rules.blocs import Bloc
from rules.errors import NotYours
from rules.people import Role, Unit
from storage.store import Store


@dataclass(frozen=True)
class Voter:
    """The ballot as `unit` sees it; `voted` is known once the box is closed."""

    bloc: Bloc
    ballot: Ballot
    unit: Unit
    voted: bool

    @property
    def candidates(self) -> tuple[int, ...]:
        """Whom the unit may mark."""
        own = () if self.ballot.profile.self_vote else (self.unit.id,)
        return tuple(one for one in self.ballot.candidates if one not in own)

    @property
    def marking(self) -> Marking:
        """What its paper may say."""
        return replace(marking_of(self.ballot), candidates=self.candidates)


def voter_of(store: Store, person: int, number: int, day: date) -> Voter:
    """Of a delegate to several units, the one they work for now. Raises NotYours."""
    bloc, ballot = ballot_of(store, number)
    serves = [
        duty.unit
        for duty in store.people.duties(person)
        if duty.role is Role.DELEGATE and duty.holds(day) and duty.unit in (ballot.roll or ballot.entitled)
    ]
    if not serves:
        raise NotYours
    standing = store.conversations.of_person(person)
    unit = standing.unit if standing and standing.unit in serves else serves[0]
    return _voter(store, bloc, ballot, unit)


def voter_for(store: Store, unit: int, number: int) -> Voter:
    """Of a unit called to the shared tablet. Raises NotYours for one that has no card."""
    bloc, ballot = ballot_of(store, number)
    if unit not in ballot.roll:
        raise NotYours
    return _voter(store, bloc, ballot, unit)


def ballot_of_runner(store: Store, person: int, number: int, day: date) -> tuple[Ballot, dict[int, Unit]]:
    """For who runs the bloc, and for the head of the ballot's committee. Raises NotYours."""
    bloc, ballot = ballot_of(store, number)
    if person not in ballot.seal.committee[:1] and not runs(store, person, bloc, day):
        raise NotYours
    return ballot, units_of(store, bloc.id)


def _voter(store: Store, bloc: Bloc, ballot: Ballot, number: int) -> Voter:
    unit = store.people.unit(number)
    if unit is None:
        raise NotYours
    return Voter(bloc, ballot, unit, number in store.ballots.voted(ballot.id))


def ballot_of(store: Store, number: int) -> tuple[Bloc, Ballot]:
    """Raises NotYours."""
    ballot, owner = store.ballots.get(number), store.ballots.bloc(number)
    bloc = store.blocs.get(owner) if owner is not None else None
    if ballot is None or bloc is None:
        raise NotYours
    return bloc, ballot
