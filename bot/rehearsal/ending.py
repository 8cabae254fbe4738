"""How a bloc's year ended, against what its file expects."""

from __future__ import annotations

from collections.abc import Iterator

from bot.meeting_rights import units_of
from messages import rehearsal as words
from messages.bloc_schema import BlocFile, Expected
from rules.ballot_sheet import Subject
from rules.blocs import BlocWords
from rules.meetings import BallotState
from rules.nominations import NominationKind, NominationState
from rules.people import Unit
from rules.rounds import elected_of
from storage.store import Store


def differences(store: Store, bloc: int, file: BlocFile) -> list[str]:
    """One sentence for each thing that came out otherwise; empty when all is as expected."""
    if file.expected is None:
        return [words.nothing_expected()]
    known = store.blocs.get(bloc)
    called = known.words if known else BlocWords()
    return [words.differs(called, *one) for one in _compared(store, bloc, file, file.expected) if one[1] != one[2]]


def _compared(
    store: Store, bloc: int, file: BlocFile, expected: Expected
) -> Iterator[tuple[str, object, object]]:
    """(what, expected, found)"""
    units = units_of(store, bloc)
    yield "units", expected.units, len(units)
    yield "pledges", expected.pledges, len(store.pledges.units(bloc, file.year))
    yield "next_pledges", expected.pledges, len(store.pledges.units(bloc, file.year + 1))
    yield from _ballot(store, bloc, units, expected)
    commended = [one for one in store.nominations.of_bloc(bloc) if one.state is NominationState.COMMENDED]
    for what, kind, wanted in (
        ("collectives", NominationKind.COLLECTIVE, expected.collectives),
        ("individuals", NominationKind.INDIVIDUAL, expected.individuals),
    ):
        yield what, wanted, sum(one.kind is kind for one in commended)
    leaders = store.people.leadership(bloc, file.year + 1)
    found = (leaders.lead, *leaders.deputies) if leaders else ()
    names = {unit.key: unit.name for unit in units.values()}
    wanted_leaders = (expected.next_year.lead, *expected.next_year.deputies)
    yield "next_year", [names[key] for key in wanted_leaders], [units[unit].name for unit in found]


def _ballot(
    store: Store, bloc: int, units: dict[int, Unit], expected: Expected
) -> Iterator[tuple[str, object, object]]:
    meeting = store.meetings.of_bloc(bloc)
    announced = [
        ballot
        for ballot in (store.ballots.of_meeting(meeting.id) if meeting else ())
        if ballot.state is BallotState.ANNOUNCED and ballot.subject is Subject.AWARD
    ]
    names = {unit.key: unit.name for unit in units.values()}
    proposed = [units[unit].name for ballot in announced for unit in elected_of(ballot)]
    yield "proposed", [names[key] for key in expected.proposed], proposed
    totals = announced[0].totals if announced else None
    yield "ballots", expected.ballots, totals.collected if totals else 0
    votes = {units[unit].name: count for unit, count in totals.votes.items() if count} if totals else {}
    yield "counts", {names[key]: count for key, count in expected.counts.items()}, votes
