"""Papers counted by hand: a member's newest count, and the scans of signed minutes."""

from dataclasses import replace

from rules.ballot_sheet import Ballot, Subject
from rules.meetings import BallotState, MeetingState
from rules.outcome import FiveNumbers
from rules.typed_counts import PaperCount
from storage.paper_counts import Scan
from storage.store import Store
from tests.storage.moments import at

SCANS = tuple(Scan(letter * 64, f"bien-ban-{letter}.pdf", 10, "application/pdf") for letter in "ab")


def ballot_of(store: Store, bloc: int, units: list[int]) -> int:
    meeting, found = store.meetings.put(bloc, MeetingState.OPEN, at(14)), store.blocs.get(bloc)
    assert found is not None
    return store.ballots.put(
        Ballot(0, meeting.id, BallotState.CLOSED, "Cờ", 1, tuple(units), 2, found.profile, tuple(units))
    )


def count_of(units: list[int], votes: int) -> PaperCount:
    return PaperCount(FiveNumbers(9, 9, 9, 9, 8), dict.fromkeys(units, (votes,)))


def test_a_members_newest_count_is_kept_until_two_agree(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    ballot = ballot_of(store, bloc, units)
    store.paper_counts.put(ballot, officer, count_of(units, 3))
    store.paper_counts.put(ballot, officer, count_of(units, 4))
    assert store.paper_counts.of_ballot(ballot) == {officer: count_of(units, 4)}
    store.paper_counts.clear(ballot)
    assert store.paper_counts.of_ballot(ballot) == {}


def test_scans_come_in_the_order_they_were_attached_each_once(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    ballot = ballot_of(store, bloc, units)
    for hour, scan in ((16, SCANS[0]), (15, SCANS[1]), (17, SCANS[0])):
        store.paper_counts.put_scan(ballot, scan, officer, at(hour))
    assert store.paper_counts.scans(ballot) == (SCANS[1], SCANS[0])


def test_a_trial_is_no_ballot_of_the_meeting(store: Store, bloc: int, units: list[int]) -> None:
    real = store.ballots.get(ballot_of(store, bloc, units))
    assert real is not None
    trial = replace(real, subject=Subject.TRIAL, state=BallotState.OPEN)
    number = store.ballots.put(trial)
    store.ballots.put_box(replace(trial, id=number), units, [("a", b"\x00")])
    assert store.ballots.of_meeting(real.meeting) == (real,)
    assert store.ballots.trial(real.meeting) == replace(trial, id=number)
    store.ballots.throw_away(number)
    store.ballots.change(replace(trial, id=number, state=BallotState.VOID))
    assert (store.ballots.trial(real.meeting), store.ballots.voted(number)) == (None, ())
    assert store.ballots.sealed(number) == ()
