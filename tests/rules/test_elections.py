"""Whose turn it is to lead, and how many elections are still to come."""

from dataclasses import replace

from rules.ballot_sheet import Subject
from rules.elections import elected_unit, elections_left, next_in_turn
from rules.meetings import BallotState
from rules.profile import LeaderBy
from tests.rules.test_ballot_sheet import PROFILE, of


def test_the_turn_goes_round_in_the_blocs_order() -> None:
    assert next_in_turn([4, 2, 9, 7], 2) == (9, 7)
    assert next_in_turn([4, 2, 9, 7], 9) == (7, 4)
    assert next_in_turn([4, 2, 9, 7], 7) == (4, 2)


def test_a_lead_that_left_the_bloc_lets_the_first_begin_and_two_units_take_no_turns() -> None:
    assert next_in_turn([4, 2, 9], 77) == (4, 2)
    assert next_in_turn([4, 2], 4) is None


def test_elections_to_come_are_those_not_sealed_yet_where_the_bloc_elects() -> None:
    lead = replace(of({}), subject=Subject.LEAD, state=BallotState.OPEN)
    assert elections_left([], PROFILE) == 2
    assert elections_left([lead], PROFILE) == 1
    assert elections_left([replace(lead, state=BallotState.VOID)], PROFILE) == 2
    assert elections_left([], replace(PROFILE, leader=LeaderBy.ROTATION)) == 0


def test_the_last_announced_ballot_says_who_is_elected() -> None:
    won = replace(of({3: 7}), subject=Subject.LEAD, seats=1, state=BallotState.ANNOUNCED)
    missed = replace(of({3: 2}), subject=Subject.LEAD, seats=1, state=BallotState.ANNOUNCED)
    assert elected_unit([missed, won], Subject.LEAD) == 3
    assert elected_unit([won, missed], Subject.LEAD) is None
    assert elected_unit([won], Subject.DEPUTY) is None
