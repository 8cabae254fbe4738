"""A tie at the line is settled in the bloc's order, each way by its name, and never by itself."""

from decimal import Decimal
from fractions import Fraction

import pytest

from rules.errors import Refusal
from rules.errors_ballots import RepeatedMark, UnknownCandidate
from rules.errors_meeting import ChooseExactly
from rules.outcome import FiveNumbers, Outcome, decide
from rules.profile import BallotKind, Bar, Denominator, Form, Op, Profile, Tie
from rules.settling import Settlement, settle, settled, still_tied, ways_left

ORDER = (Tie.RUN_OFF, Tie.HIGHER_SCORE, Tie.CHAIR, Tie.COUNCIL)
PROFILE = Profile(
    form=Form.SECRET,
    kind=BallotKind.CHOOSE_AT_MOST,
    at_most=2,
    seats=2,
    threshold=Bar(Fraction(1, 2), Op.OVER),
    denominator=Denominator.ELIGIBLE,
    quorum=None,
    tie=ORDER,
)
NINE = FiveNumbers(9, 9, 9, 9, 9)
TIED = decide(PROFILE, NINE, {1: 5, 2: 5, 3: 5, 4: 1}, seats=2)
"""Units 1, 2 and 3 are tied for two seats."""
NO_SCORES: dict[int, Decimal] = {}


def points(*values: str) -> dict[int, Decimal]:
    return {unit: Decimal(value) for unit, value in enumerate(values, start=1)}


def test_a_three_way_tie_goes_to_a_run_off_and_then_to_the_chair() -> None:
    assert (TIED.tied, TIED.empty_seats) == ((1, 2, 3), 2)
    assert ways_left(TIED, ORDER, 1, NO_SCORES)[0] is Tie.RUN_OFF
    run_off = decide(PROFILE, NINE, {1: 6, 2: 5, 3: 5}, seats=2)
    assert (run_off.elected, run_off.tied, run_off.empty_seats) == ((1,), (2, 3), 1)
    equal = points("90", "88.5", "88.50")
    assert ways_left(run_off, ORDER, 0, equal) == (Tie.CHAIR, Tie.COUNCIL)
    decided = settle(run_off, Tie.CHAIR, equal, chosen=[3])
    assert decided == Settlement(Tie.CHAIR, (3,), ())
    final = settled(run_off, decided)
    assert (final.elected, final.tied, final.not_placed, final.empty_seats) == ((1, 3), (), (2,), 0)


def test_a_run_off_that_brings_nobody_over_the_bar_leaves_the_tie_open_for_the_chair() -> None:
    run_off = decide(PROFILE, NINE, {1: 3, 2: 3, 3: 3}, seats=1)
    assert (run_off.tied, run_off.below_threshold) == ((), (1, 2, 3))
    again = still_tied(run_off)
    assert (again.tied, again.below_threshold, again.empty_seats) == ((1, 2, 3), (), 1)
    assert settled(again, settle(again, Tie.CHAIR, NO_SCORES, [2])).elected == (2,)


def test_in_a_run_off_the_bar_is_the_same_and_who_misses_it_stays_tied() -> None:
    run_off = still_tied(decide(PROFILE, NINE, {1: 6, 2: 4, 3: 3}, seats=2))
    assert (run_off.elected, run_off.tied, run_off.empty_seats) == ((1,), (2, 3), 1)


@pytest.mark.parametrize("votes", [{1: 6, 2: 5, 3: 4}, {1: 6, 2: 6, 3: 6}])
def test_a_run_off_that_decides_or_ties_again_is_as_it_is(votes: dict[int, int]) -> None:
    run_off = decide(PROFILE, NINE, votes, seats=2)
    assert still_tied(run_off) == run_off


@pytest.mark.parametrize(
    ("scores", "elected", "level"),
    [
        (points("90", "91", "89.99"), (2, 1), ()),
        (points("90", "90", "89.99"), (1, 2), ()),
        (points("90", "91", "90"), (2,), (1, 3)),
        (points("90", "89", "90.00"), (1, 3), ()),
    ],
    ids=["all differ", "equal inside", "equal at the line", "equal as numbers"],
)
def test_the_higher_final_score_takes_the_seat_and_says_so(
    scores: dict[int, Decimal], elected: tuple[int, ...], level: tuple[int, ...]
) -> None:
    assert Tie.HIGHER_SCORE in ways_left(TIED, ORDER, 0, scores)
    assert settle(TIED, Tie.HIGHER_SCORE, scores) == Settlement(Tie.HIGHER_SCORE, elected, level)


def test_who_is_below_the_line_by_score_is_out_and_the_equal_ones_go_on_to_the_next_way() -> None:
    four = decide(PROFILE, NINE, {1: 5, 2: 5, 3: 5, 4: 5}, seats=2)
    after = settled(four, settle(four, Tie.HIGHER_SCORE, points("90", "95", "90", "80")))
    assert (after.elected, after.tied, after.not_placed, after.empty_seats) == ((2,), (1, 3), (4,), 1)
    assert ways_left(after, ORDER, 0, points("90", "95", "90", "80")) == (Tie.CHAIR, Tie.COUNCIL)
    assert settled(after, settle(after, Tie.CHAIR, NO_SCORES, [3])).elected == (2, 3)


@pytest.mark.parametrize("scores", [points("90", "90", "90"), points("90", "91"), NO_SCORES])
def test_equal_or_unknown_scores_settle_nothing_and_fall_through(scores: dict[int, Decimal]) -> None:
    assert ways_left(TIED, ORDER, 0, scores) == (Tie.CHAIR, Tie.COUNCIL)
    assert settle(TIED, Tie.HIGHER_SCORE, scores) == Settlement(Tie.HIGHER_SCORE, (), (1, 2, 3))


@pytest.mark.parametrize(
    ("ties", "rounds", "first"),
    [
        (ORDER, 1, Tie.RUN_OFF),
        (ORDER, 0, Tie.HIGHER_SCORE),
        ((Tie.HIGHER_SCORE, Tie.RUN_OFF), 1, Tie.HIGHER_SCORE),
        ((Tie.CHAIR, Tie.RUN_OFF), 1, Tie.CHAIR),
        ((Tie.COUNCIL,), 1, Tie.COUNCIL),
    ],
)
def test_the_blocs_order_is_kept(ties: tuple[Tie, ...], rounds: int, first: Tie) -> None:
    assert ways_left(TIED, ties, rounds, points("90", "91", "92"))[0] is first


def test_a_bloc_whose_ways_are_used_up_has_none_left_and_the_tie_stays_open() -> None:
    assert ways_left(TIED, (Tie.RUN_OFF, Tie.HIGHER_SCORE), 0, points("9", "9", "9")) == ()


def test_without_a_tie_there_is_nothing_to_settle() -> None:
    clear = decide(PROFILE, NINE, {1: 7, 2: 6, 3: 1}, seats=2)
    assert ways_left(clear, ORDER, 1, points("9", "8", "7")) == ()


def test_left_to_the_council_nobody_is_elected_and_the_tied_are_named() -> None:
    left = settle(TIED, Tie.COUNCIL, NO_SCORES)
    assert left == Settlement(Tie.COUNCIL, (), (1, 2, 3))
    assert settled(TIED, left) == TIED


@pytest.mark.parametrize(
    ("chosen", "refusal"),
    [
        ([], ChooseExactly(chosen=0, seats=2)),
        ([1], ChooseExactly(chosen=1, seats=2)),
        ([1, 2, 3], ChooseExactly(chosen=3, seats=2)),
        ([1, 1], RepeatedMark(1)),
        ([1, 4], UnknownCandidate(4)),
    ],
)
def test_the_chair_chooses_exactly_as_many_of_the_tied_as_there_are_seats(
    chosen: list[int], refusal: Refusal
) -> None:
    with pytest.raises(type(refusal)) as refused:
        settle(TIED, Tie.CHAIR, NO_SCORES, chosen)
    assert refused.value == refusal


def test_the_seats_are_never_given_twice() -> None:
    outcome: Outcome = TIED
    for way, chosen in ((Tie.HIGHER_SCORE, []), (Tie.CHAIR, [3])):
        outcome = settled(outcome, settle(outcome, way, points("90", "95", "90"), chosen))
    assert (outcome.elected, outcome.empty_seats, outcome.not_placed) == ((2, 3), 0, (1,))
