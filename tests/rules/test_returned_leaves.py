"""A criterion returned alone comes back through the head, or is taken back."""

from itertools import product

import pytest

from rules.errors import NotNow
from rules.returned_leaves import NEXT, OPEN, TABLE, ReturnAction, ReturnState, next_return
from rules.review import Actor
from rules.review_letters import NEXT as LETTER_NEXT
from rules.review_letters import LetterState


def test_only_the_head_lets_the_new_answer_leave_the_unit() -> None:
    assert {by for _, _, to, by in TABLE if to is ReturnState.ANSWERED} == {Actor.HEAD}


def test_what_is_open_has_a_way_out_and_what_is_done_has_none() -> None:
    assert {state for state, _ in NEXT} == OPEN
    for state, action in product(ReturnState, ReturnAction):
        if (state, action) not in NEXT:
            with pytest.raises(NotNow):
                next_return(state, action)


def test_a_letter_waits_for_somebody_until_it_counts_or_is_dropped() -> None:
    assert set(LetterState) - {state for state, _ in LETTER_NEXT} == {
        LetterState.CONFIRMED,
        LetterState.DROPPED,
    }
