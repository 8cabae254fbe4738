from itertools import product

import pytest

from rules.errors import NotNow, ReasonMissing, ReasonTooLong
from rules.review import (
    EDITABLE,
    NEXT,
    REASON_LIMIT,
    REVIEWABLE,
    TABLE,
    Actor,
    SheetAction,
    SheetState,
    actions_of,
    check_reason,
    next_state,
)


def walk(*actions: SheetAction) -> SheetState:
    state = SheetState.DRAFT
    for action in actions:
        state = next_state(state, action)
    return state


SENT = (SheetAction.SUBMIT_TO_HEAD, SheetAction.APPROVE)


def test_a_sheet_goes_from_draft_to_published() -> None:
    assert walk(*SENT, SheetAction.ACCEPT, SheetAction.LOCK, SheetAction.PUBLISH) is SheetState.PUBLISHED


def test_a_sheet_the_head_sends_back_is_edited_and_sent_again() -> None:
    back = (SheetAction.SUBMIT_TO_HEAD, SheetAction.SEND_BACK)
    assert walk(*back) in EDITABLE
    assert walk(*back, *SENT) is SheetState.SUBMITTED


def test_a_sheet_the_lead_returns_passes_the_head_again() -> None:
    back = (*SENT, SheetAction.RETURN)
    assert walk(*back) in EDITABLE
    assert walk(*back, SheetAction.SUBMIT_TO_HEAD) is SheetState.WITH_HEAD


def test_reopening_goes_one_step_back() -> None:
    accepted = (*SENT, SheetAction.ACCEPT)
    assert walk(*accepted, SheetAction.LOCK, SheetAction.REOPEN) is SheetState.ACCEPTED
    assert walk(*accepted, SheetAction.REOPEN) is SheetState.RETURNED


def test_whatever_is_not_in_the_table_is_not_now() -> None:
    for state, action in product(SheetState, SheetAction):
        if (state, action) not in NEXT:
            with pytest.raises(NotNow) as refused:
                next_state(state, action)
            assert refused.value == NotNow(action.value, state.value)


def test_the_table_has_one_row_for_each_state_and_action() -> None:
    assert len(NEXT) == len(TABLE)


def test_every_state_is_reached_and_only_published_ends() -> None:
    assert {row.to for row in TABLE} | {SheetState.DRAFT} == set(SheetState)
    assert set(SheetState) - {row.state for row in TABLE} == {SheetState.PUBLISHED}


def test_only_the_head_lets_a_sheet_leave_the_unit() -> None:
    assert {row.by for row in TABLE if row.to is SheetState.SUBMITTED} == {Actor.HEAD}


def test_buttons_are_what_the_actor_may_do_now() -> None:
    assert actions_of(SheetState.WITH_HEAD, Actor.HEAD) == (SheetAction.APPROVE, SheetAction.SEND_BACK)
    assert actions_of(SheetState.WITH_HEAD, Actor.OFFICER) == ()
    assert actions_of(SheetState.ACCEPTED, Actor.LEAD) == (SheetAction.REOPEN, SheetAction.LOCK)


def test_the_unit_edits_and_the_lead_reviews_at_different_times() -> None:
    assert not EDITABLE & REVIEWABLE


def test_a_reason_is_kept_with_its_spaces_tidied() -> None:
    assert check_reason("  Chưa có\n quyết định. ") == "Chưa có quyết định."
    assert check_reason("a" * REASON_LIMIT) == "a" * REASON_LIMIT


@pytest.mark.parametrize("text", ["", "  \n", "...", "😀", "-"])
def test_a_reason_says_something(text: str) -> None:
    with pytest.raises(ReasonMissing):
        check_reason(text)


def test_a_reason_is_not_an_essay() -> None:
    with pytest.raises(ReasonTooLong) as refused:
        check_reason("a" * (REASON_LIMIT + 1))
    assert refused.value == ReasonTooLong(REASON_LIMIT)
