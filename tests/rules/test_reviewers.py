"""Nobody reviews their own unit, and every criterion of every unit has somebody who does."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.people import Leadership, Role
from rules.review import SheetAction, SheetState
from rules.reviewers import LEADING, Reviewers, ReviewPlan, reviewers_on
from tests.support.departments import with_departments
from tests.support.stage import example

DAY = date(2023, 11, 1)
KEYS = {entry.key: number for number, entry in enumerate(with_departments().units, 1)}
KEYS |= {entry.key: number for number, entry in enumerate(with_departments().departments, 10)}
LEAD, DEPUTY, FINANCE = KEYS["ban-noi-chinh"], KEYS["bao-lao-cai"], KEYS["so-tai-chinh"]
ORGANISATION, OTHER = KEYS["ban-to-chuc"], KEYS["ban-dan-van"]
REVIEWER = frozenset({Role.REVIEWER})
TREE = example().tree
EVERY = tuple(leaf.code for leaf in TREE.leaves)


LEADERS = Leadership(LEAD, (DEPUTY,))


def on(plan: ReviewPlan, leadership: Leadership = LEADERS, picked: int = 0) -> Reviewers:
    return reviewers_on(DAY, plan, TREE, leadership, KEYS, picked)


PARTED = on(with_departments().review)


def group(code: str) -> tuple[str, ...]:
    return tuple(leaf for leaf in EVERY if leaf.startswith(f"{code}."))


def test_an_assigned_group_is_its_departments_alone() -> None:
    assert PARTED.leaves(REVIEWER, FINANCE, OTHER) == group("1")
    assert PARTED.leaves(REVIEWER, ORGANISATION, OTHER) == group("2")
    assert PARTED.leaves(LEADING, LEAD, OTHER) == group("4")
    assert PARTED.leaves(LEADING, DEPUTY, LEAD) == group("4")


def test_a_member_that_reviews_leaves_its_own_part_to_the_lead() -> None:
    assert PARTED.leaves(REVIEWER, ORGANISATION, ORGANISATION) == ()
    assert PARTED.leaves(LEADING, LEAD, ORGANISATION) == (*group("2"), *group("4"))


def test_without_departments_the_lead_and_the_deputy_review_as_ever() -> None:
    plain = on(example().review)
    assert plain.leaves(LEADING, LEAD, OTHER) == EVERY
    assert plain.leaves(LEADING, DEPUTY, LEAD) == EVERY
    assert plain.leaves(LEADING, LEAD, LEAD) == ()
    assert plain.leaves(frozenset({Role.OFFICER, Role.HEAD}), LEAD, OTHER) == ()


def test_without_a_deputy_the_lead_s_own_part_is_the_stand_in_s() -> None:
    alone = Leadership(LEAD)
    assert on(example().review, alone).leading(LEAD) == frozenset()
    named = on(replace(example().review, stand_in="ban-to-chuc"), alone)
    picked = on(example().review, alone, picked=ORGANISATION)
    for found in (named, picked):
        assert found.leaves(frozenset({Role.HEAD}), ORGANISATION, LEAD) == EVERY
        assert found.leaves(frozenset({Role.DELEGATE}), ORGANISATION, LEAD) == ()
        assert found.leaves(frozenset({Role.HEAD}), ORGANISATION, OTHER) == ()


def test_an_assignment_counts_on_its_days_only() -> None:
    ended = replace(with_departments().review.assignments[0], until=date(2023, 6, 30))
    assert on(ReviewPlan(assignments=(ended,))).of_leaf(OTHER, "1.1") == {LEAD, DEPUTY}


@given(
    unit=st.sampled_from(sorted(KEYS.values())),
    own=st.sampled_from(sorted(KEYS.values())),
    code=st.sampled_from(EVERY),
    deputies=st.sets(st.integers(1, 9).filter(lambda number: number != LEAD), max_size=2),
    picked=st.integers(1, 9).filter(lambda number: number != LEAD),
)
def test_no_unit_reviews_itself_and_none_is_left_without_a_reviewer(
    unit: int, own: int, code: str, deputies: set[int], picked: int
) -> None:
    found = on(with_departments().review, Leadership(LEAD, tuple(sorted(deputies))), picked)
    assert found.of_leaf(unit, code)
    assert unit not in found.of_leaf(unit, code)
    everything = frozenset(Role)
    assert (code in found.leaves(everything, own, unit)) == (own in found.of_leaf(unit, code))
    assert found.leaves(frozenset({Role.DELEGATE, Role.TELLER}), own, unit) == ()


@pytest.mark.parametrize(
    ("plan", "state", "ends"),
    [
        (ReviewPlan(), SheetState.SUBMITTED, SheetAction.ACCEPT),
        (ReviewPlan(rounds=2), SheetState.SUBMITTED, SheetAction.BEGIN_SECOND),
        (ReviewPlan(rounds=2, explain=True), SheetState.SUBMITTED, SheetAction.SEND_RESULTS),
        (ReviewPlan(rounds=2, explain=True), SheetState.SECOND_REVIEW, SheetAction.ACCEPT),
    ],
)
def test_a_round_ends_as_the_bloc_reviews(plan: ReviewPlan, state: SheetState, ends: SheetAction) -> None:
    assert plan.ending(state) is ends


def test_a_round_is_called_as_the_bloc_calls_it() -> None:
    assert ReviewPlan().label(1) == "kiểm tra, rà soát"
    assert with_departments().review.label(2) == "thẩm định lần 2"
    assert ReviewPlan(rounds=2, labels=("thẩm định", "rà soát")).label(2) == "rà soát"
