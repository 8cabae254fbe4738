"""What follows a count: the bloc's next way to settle a tie, and what a run-off keeps open."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from rules.ballot_sheet import outcome_of
from rules.profile import Tie
from rules.rounds import (
    ScoresSay,
    elected_of,
    is_tie_open,
    next_round,
    next_way,
    scores_say,
    settled_by,
    standing_outcome,
)
from rules.settling import settle
from tests.rules.test_ballot_sheet import PROFILE, of

TIED = {1: 5, 2: 7, 3: 5}
AT = datetime(2023, 12, 19, 8, tzinfo=UTC)


def test_the_bloc_names_the_next_way_and_the_council_has_what_nothing_else_settles() -> None:
    assert next_way(of({1: 7, 2: 6}), {}) is None
    assert next_way(of(TIED), {}) is Tie.RUN_OFF
    assert next_way(of(TIED, number=2), {}) is Tie.CHAIR
    assert next_way(of(TIED, replace(PROFILE, tie=())), {}) is Tie.COUNCIL


def test_a_way_before_the_run_off_comes_first() -> None:
    ballot = of(TIED, replace(PROFILE, tie=(Tie.HIGHER_SCORE, Tie.RUN_OFF)))
    assert next_way(ballot, {1: Decimal(90), 3: Decimal(91)}) is Tie.HIGHER_SCORE
    assert next_way(ballot, {1: Decimal(90), 3: Decimal(90)}) is Tie.RUN_OFF


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ({1: Decimal(90), 3: Decimal(90)}, ScoresSay.EQUAL),
        ({1: Decimal(90)}, ScoresSay.UNKNOWN),
        ({1: Decimal(90), 3: Decimal(91)}, None),
    ],
)
def test_scores_passed_over_say_why(scores: dict[int, Decimal], said: ScoresSay | None) -> None:
    ballot = of(TIED, replace(PROFILE, tie=(Tie.HIGHER_SCORE, Tie.CHAIR)))
    assert scores_say(ballot, scores) is said


def test_scores_are_not_spoken_of_while_another_way_comes_before() -> None:
    assert scores_say(of(TIED, replace(PROFILE, tie=(Tie.RUN_OFF, Tie.HIGHER_SCORE))), {}) is None


def test_who_misses_the_bar_in_a_run_off_is_tied_still() -> None:
    run_off = replace(of({1: 3, 3: 3}, number=2), candidates=(3, 1), seats=1, among_tied=True)
    assert outcome_of(run_off).tied == (3, 1)
    assert next_way(run_off, {}) is Tie.CHAIR
    assert outcome_of(replace(run_off, among_tied=False)).below_threshold == (3, 1)


def test_a_run_off_is_marked_as_one_and_a_round_for_empty_seats_is_not() -> None:
    tied, missed = next_round(of(TIED)), next_round(of({1: 6, 2: 4}))
    assert tied is not None
    assert missed is not None
    assert (tied.among_tied, missed.among_tied) == (True, False)


def test_what_is_settled_step_by_step_adds_up() -> None:
    ballot = of({1: 5, 3: 5, 4: 5}, replace(PROFILE, tie=(Tie.HIGHER_SCORE, Tie.CHAIR)))
    scores = {1: Decimal(90), 3: Decimal(95), 4: Decimal(90)}
    first = settled_by(ballot, settle(standing_outcome(ballot), Tie.HIGHER_SCORE, scores), 7, AT)
    assert (elected_of(first), is_tie_open(first), next_way(first, scores)) == ((3,), True, Tie.CHAIR)
    second = settled_by(first, settle(standing_outcome(first), Tie.CHAIR, {}, [1]), 8, AT)
    assert (elected_of(second), is_tie_open(second)) == ((3, 1), False)
    assert second.settled is not None
    assert (second.settled.scored, second.settled.person) == ((3,), 8)


def test_the_council_leaves_the_seat_empty_and_the_tie_closed() -> None:
    ballot = of(TIED, replace(PROFILE, tie=(Tie.COUNCIL,)))
    left = settled_by(ballot, settle(standing_outcome(ballot), Tie.COUNCIL, {}), 7, AT)
    assert (elected_of(left), is_tie_open(left), next_way(left, {}), next_round(left)) == ((2,), False, None, None)
