from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.outcome import FiveNumbers, Outcome, decide
from rules.profile import BallotKind, Bar, Denominator, Form, Op, Profile

PROFILE = Profile(
    form=Form.SECRET,
    kind=BallotKind.CHOOSE_AT_MOST,
    at_most=2,
    seats=2,
    threshold=Bar(Fraction(1, 2), Op.OVER),
    denominator=Denominator.ELIGIBLE,
    quorum=None,
    tie=(),
)
ALL_NINE = FiveNumbers(9, 9, 9, 9, 9)


def test_the_two_units_of_the_sample_are_honoured() -> None:
    assert decide(PROFILE, ALL_NINE, {1: 1, 2: 2, 3: 7, 4: 6, 5: 1}, seats=2) == Outcome(
        elected=(3, 4), tied=(), not_placed=(), below_threshold=(2, 1, 5), needed=5, empty_seats=0
    )


def test_a_seat_stays_empty_when_too_few_reach_the_threshold() -> None:
    found = decide(PROFILE, ALL_NINE, {1: 9, 2: 4, 3: 4}, seats=2)
    assert (found.elected, found.below_threshold, found.empty_seats) == ((1,), (2, 3), 1)


def test_a_tie_at_the_quota_line_is_left_open() -> None:
    found = decide(PROFILE, ALL_NINE, {1: 7, 2: 5, 3: 5, 4: 1}, seats=2)
    assert (found.elected, found.tied, found.empty_seats) == ((1,), (2, 3), 1)


def test_a_tie_for_every_seat_elects_nobody() -> None:
    found = decide(PROFILE, ALL_NINE, {1: 6, 2: 6, 3: 6}, seats=2)
    assert (found.elected, found.tied, found.empty_seats) == ((), (1, 2, 3), 2)


def test_a_tie_inside_the_quota_or_below_the_line_is_no_tie() -> None:
    found = decide(PROFILE, ALL_NINE, {1: 5, 2: 6, 3: 6, 4: 5}, seats=2)
    assert (found.elected, found.tied, found.not_placed) == ((2, 3), (), (1, 4))
    assert decide(PROFILE, ALL_NINE, {1: 6, 2: 6, 3: 1}, seats=2).tied == ()


def test_a_tie_below_the_threshold_is_no_tie() -> None:
    assert decide(PROFILE, ALL_NINE, {1: 4, 2: 4, 3: 4}, seats=2).tied == ()


@pytest.mark.parametrize(
    ("denominator", "needed"),
    [
        (Denominator.ELIGIBLE, 7),
        (Denominator.PRESENT, 6),
        (Denominator.ISSUED, 6),
        (Denominator.COLLECTED, 5),
        (Denominator.VALID, 4),
    ],
)
def test_the_needed_votes_are_of_the_number_the_bloc_chose(denominator: Denominator, needed: int) -> None:
    numbers = FiveNumbers(eligible=12, present=11, issued=10, collected=9, valid=7)
    assert decide(replace(PROFILE, denominator=denominator), numbers, {1: 5}, seats=1).needed == needed


@given(st.dictionaries(st.integers(1, 20), st.integers(0, 9)), st.integers(0, 5))
def test_nobody_is_lost_and_nobody_passes_over_another(votes: dict[int, int], seats: int) -> None:
    found = decide(PROFILE, ALL_NINE, votes, seats)
    places = (found.elected, found.tied, found.not_placed, found.below_threshold)
    assert sorted(candidate for place in places for candidate in place) == sorted(votes)
    assert len(found.elected) + found.empty_seats == seats
    assert not found.tied or len(found.tied) > found.empty_seats > 0
    assert len({votes[candidate] for candidate in found.tied}) <= 1
    in_order = [votes[candidate] for place in places for candidate in place]
    assert in_order == sorted(in_order, reverse=True)


def test_agreed_by_all_the_named_are_honoured_whatever_the_bar_and_nobody_is_tied() -> None:
    few = FiveNumbers(9, 4, 4, 4, 4)
    found = decide(replace(PROFILE, form=Form.UNANIMOUS), few, {1: 0, 2: 4, 3: 4, 4: 0}, seats=3)
    assert found == Outcome((2, 3), tied=(), not_placed=(1, 4), below_threshold=(), needed=0, empty_seats=1)
