"""Which voter a person acts for, and who may see the turnout: looked up again at every touch."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.meeting_rights import runs, units_of
from handlers.voters import frozen_voters, seat_of
from rules.ballot_sheet import Ballot, marking_for
from rules.ballots import Marking
from rules.blocs import Bloc
from rules.errors import NotYours
from rules.people import Role, Unit
from rules.profile import Electorate
from rules.voters import Voter
from storage.store import Store


@dataclass(frozen=True)
class VotersBallot:
    """The ballot as `voter` sees it; `voted` is known once the box is closed, `units` of the bloc by id."""

    bloc: Bloc
    ballot: Ballot
    voter: Voter
    voted: bool
    units: Mapping[int, Unit]

    @property
    def marking(self) -> Marking:
        """What this voter's paper may say."""
        return marking_for(self.ballot, self.voter.id)

    @property
    def electorate(self) -> Electorate:
        return self.ballot.profile.electorate


@dataclass(frozen=True)
class RunBallot:
    """The ballot for who runs it; who may vote in it, by id."""

    ballot: Ballot
    voters: dict[int, Voter]


def voter_of(store: Store, person: int, number: int, day: date) -> VotersBallot:
    """Raises NotYours."""
    bloc, ballot = ballot_of(store, number)
    may = ballot.roll or ballot.entitled
    serves = [seat_of(store, ballot.meeting, person)] if ballot.by_delegates else _units_of(store, person, day)
    found = [voter for voter in serves if voter in may]
    if not found:
        raise NotYours
    return _seen(store, bloc, ballot, found[0])


def voter_for(store: Store, voter: int, number: int) -> VotersBallot:
    """Of a voter called to the shared tablet. Raises NotYours for one that has no card."""
    bloc, ballot = ballot_of(store, number)
    if voter not in ballot.roll:
        raise NotYours
    return _seen(store, bloc, ballot, voter)


def ballot_of_runner(store: Store, person: int, number: int, day: date) -> RunBallot:
    """For who runs the bloc, and for the head of the ballot's committee. Raises NotYours."""
    bloc, ballot = ballot_of(store, number)
    if person not in ballot.seal.committee[:1] and not runs(store, person, bloc, day):
        raise NotYours
    return RunBallot(ballot, frozen_voters(store, ballot, units_of(store, bloc.id)))


def ballot_of(store: Store, number: int) -> tuple[Bloc, Ballot]:
    """Raises NotYours."""
    ballot, owner = store.ballots.get(number), store.ballots.bloc(number)
    bloc = store.blocs.get(owner) if owner is not None else None
    if ballot is None or bloc is None:
        raise NotYours
    return bloc, ballot


def _units_of(store: Store, person: int, day: date) -> list[int]:
    """Units a person is a delegate of, the one they work for now first."""
    duties = store.people.duties(person)
    served = [duty.unit for duty in duties if duty.role is Role.DELEGATE and duty.holds(day)]
    standing = store.conversations.of_person(person)
    return sorted(served, key=lambda unit: standing is None or standing.unit != unit)


def _seen(store: Store, bloc: Bloc, ballot: Ballot, number: int) -> VotersBallot:
    units = units_of(store, bloc.id)
    voter = frozen_voters(store, ballot, units).get(number)
    if voter is None:
        raise NotYours
    return VotersBallot(bloc, ballot, voter, number in store.ballots.voted(ballot.id), units)
