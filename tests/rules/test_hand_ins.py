"""What of all that was handed in counts now, and who may see it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.deliveries import How
from rules.errors_hand_ins import NothingHandedIn, WordsTooLong
from rules.hand_ins import (
    COUNTED,
    LIMIT,
    HandIn,
    HandInState,
    check_complete,
    check_words,
    current,
    draft,
    has_come,
    is_declared,
    may_see_hand_in,
)
from rules.people import Leadership, Role

START = datetime(2023, 10, 30, 8, tzinfo=UTC)
LEADERS = Leadership(1, (2,))


def given_in(number: int, how: How, state: HandInState) -> HandIn:
    return HandIn(number, 1, "bao-cao", 4, how, state, 7, START + timedelta(hours=number))


handed = st.lists(st.tuples(st.sampled_from(How), st.sampled_from(HandInState)), max_size=6).map(
    lambda found: tuple(given_in(number, *one) for number, one in enumerate(found, 1))
)


@given(handed, st.sampled_from(How))
def test_the_newest_that_left_the_unit_counts_and_a_draft_changes_nothing(
    hand_ins: tuple[HandIn, ...], how: How
) -> None:
    left = [one for one in hand_ins if one.how is how and one.state is not HandInState.DRAFT]
    newest = left[-1] if left else None
    assert current(hand_ins, how) == newest
    assert has_come(hand_ins, how) == (newest is not None and newest.state in COUNTED)
    assert has_come((*hand_ins, given_in(9, how, HandInState.DRAFT)), how) == has_come(hand_ins, how)
    begun = draft(hand_ins, how)
    assert begun is None or begun.state is HandInState.DRAFT


@given(handed)
def test_a_paper_is_on_its_way_only_until_it_is_answered(hand_ins: tuple[HandIn, ...]) -> None:
    for state in (HandInState.RECEIVED, HandInState.REFUSED):
        assert not is_declared((*hand_ins, given_in(9, How.PAPER, state)))
    assert is_declared((*hand_ins, given_in(9, How.PAPER, HandInState.DECLARED)))
    assert not (is_declared(hand_ins) and has_come(hand_ins, How.PAPER))


@given(st.frozensets(st.sampled_from(Role)), st.integers(1, 5), st.sampled_from(HandInState))
def test_only_the_unit_and_once_it_has_left_it_the_lead_see_it(
    roles: frozenset[Role], unit: int, state: HandInState
) -> None:
    may = may_see_hand_in(given_in(1, How.CHAT, state), roles, unit, LEADERS)
    own = unit == 4 and bool(roles & {Role.OFFICER, Role.HEAD})
    leads = unit == 1 and bool(roles & {Role.CHAIR, Role.SECRETARY})
    assert may == (own or (leads and state is not HandInState.DRAFT))


def test_a_report_is_words_or_files_and_long_words_are_a_file() -> None:
    assert check_words("  Nhất trí.\n") == "Nhất trí."
    check_complete("", 1)
    check_complete("Nhất trí.", 0)
    with pytest.raises(NothingHandedIn):
        check_complete("", 0)
    with pytest.raises(WordsTooLong):
        check_words("a" * (LIMIT + 1))
