"""Who may stand and vote, and what a next round would be."""

from dataclasses import replace
from fractions import Fraction

import pytest

from rules.ballot_sheet import (
    Ballot,
    counted,
    five_numbers,
    outcome_of,
    shortlist,
    tells_votes,
)
from rules.ballots import Count
from rules.meetings import BallotState
from rules.people import Unit
from rules.profile import BallotKind, Bar, Denominator, Form, Op, Profile, Tie
from rules.rings import NO_SEAL, Seal
from rules.rounds import next_round
from rules.shortlist import Shortlist, ShortlistRule

PROFILE = Profile(
    form=Form.SECRET,
    kind=BallotKind.CHOOSE_AT_MOST,
    at_most=2,
    seats=2,
    threshold=Bar(Fraction(1, 2), Op.OVER),
    denominator=Denominator.ELIGIBLE,
    quorum=None,
    tie=(Tie.RUN_OFF, Tie.CHAIR),
)
UNITS = tuple(
    Unit(number, 1, name, name, name, "Trưởng ban")
    for number, name in enumerate(["Văn phòng", "Đảng ủy", "Báo", "Ban Tổ chức"], start=1)
)


def of(votes: dict[int, int], profile: Profile = PROFILE, collected: int = 9, number: int = 1) -> Ballot:
    totals = Count(9, collected, collected, 0, 0, votes)
    return Ballot(
        id=1,
        meeting=1,
        state=BallotState.OPENED,
        title="Cờ",
        round=number,
        candidates=(4, 3, 2, 1),
        seats=2,
        profile=profile,
        entitled=tuple(range(1, 10)),
        roll=tuple(range(1, 10)),
        present=9,
        issued=9,
        seal=Seal(public_key="ab"),
        totals=totals,
    )


def test_only_units_that_pledged_and_whose_score_is_published_stand_in_dictionary_order() -> None:
    found = shortlist(UNITS, PROFILE, frozenset({1, 2, 4}), frozenset({1, 3, 4}))
    assert found == (4, 1)


def test_a_bloc_may_let_everybody_stand() -> None:
    found = shortlist(
        UNITS, replace(PROFILE, shortlist=Shortlist(ShortlistRule.ALL)), frozenset(), frozenset()
    )
    assert found == (4, 3, 2, 1)


def test_a_ballot_not_counted_has_no_totals() -> None:
    with pytest.raises(ValueError, match="not counted"):
        counted(replace(of({}), totals=None))


def test_a_candidate_nobody_marked_has_no_votes_and_keeps_dictionary_order() -> None:
    outcome = outcome_of(of({1: 7, 2: 6}))
    assert (outcome.elected, outcome.below_threshold) == ((1, 2), (4, 3))
    assert five_numbers(of({1: 7})).collected == 9


def test_filled_seats_need_no_further_round() -> None:
    assert next_round(of({1: 7, 2: 6})) is None


def test_the_tied_stand_for_the_seats_left_and_for_no_more() -> None:
    following = next_round(of({1: 5, 2: 7, 3: 5}))
    assert following is not None
    assert (following.id, following.round, following.seats, following.profile.at_most) == (0, 2, 1, 1)
    assert (following.candidates, following.state) == ((3, 1), BallotState.DRAFT)
    assert (following.roll, following.seal, following.totals) == ((), NO_SEAL, None)


def test_seats_nobody_reached_are_voted_on_by_all_who_missed_the_bar() -> None:
    following = next_round(of({1: 6, 2: 4, 3: 3}))
    assert following is not None
    assert (following.candidates, following.seats) == ((4, 3, 2), 1)


@pytest.mark.parametrize(
    "ballot",
    [
        of({1: 5, 2: 7, 3: 5}, number=2),
        of({1: 5, 2: 7, 3: 5}, replace(PROFILE, tie=(Tie.CHAIR,))),
        replace(of({1: 6, 4: 0}), candidates=(1,)),
    ],
    ids=["rounds are used up", "the bloc settles ties otherwise", "nobody is left to stand"],
)
def test_no_further_round(ballot: Ballot) -> None:
    assert next_round(ballot) is None


@pytest.mark.parametrize(
    ("votes", "collected", "telling"),
    [(9, 9, True), (8, 9, True), (7, 9, False), (0, 0, False), (1, 1, True)],
)
def test_totals_tell_votes_when_all_papers_but_one_agree(votes: int, collected: int, telling: bool) -> None:
    assert tells_votes(of({1: votes}, collected=collected)) is telling
