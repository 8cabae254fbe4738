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
    round_of,
)
from rules.review import SENT as SENT_STATES


def walk(*actions: SheetAction) -> SheetState:
    state = SheetState.DRAFT
    for action in actions:
        state = next_state(state, action)
    return state


def reached_from(state: SheetState) -> set[SheetState]:
    found, ahead = {state}, [state]
    while ahead:
        now = ahead.pop()
        ahead += [row.to for row in TABLE if row.state is now and row.to not in found]
        found |= {row.to for row in TABLE if row.state is now}
    return found


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


def test_with_an_explanation_between_two_reviews_a_sheet_is_accepted_after_the_second() -> None:
    told = (*SENT, SheetAction.SEND_RESULTS)
    explained = (*told, SheetAction.EXPLAIN)
    for second in (
        (*explained, SheetAction.APPROVE_EXPLANATION),
        (*explained, SheetAction.SEND_BACK_EXPLANATION, SheetAction.CLOSE_EXPLANATION),
        (*told, SheetAction.APPROVE_EXPLANATION),
        (*SENT, SheetAction.BEGIN_SECOND),
    ):
        assert walk(*second) is SheetState.SECOND_REVIEW
        assert walk(*second, SheetAction.ACCEPT) is SheetState.ACCEPTED


def test_the_round_follows_from_the_state() -> None:
    assert [round_of(state) for state in (SheetState.SUBMITTED, SheetState.SECOND_REVIEW)] == [1, 2]


def test_a_sheet_is_sent_from_the_head_s_approval_until_it_is_given_back() -> None:
    assert SheetState.EXPLAINING in SENT_STATES
    assert not SENT_STATES & {SheetState.WITH_HEAD, SheetState.RETURNED, SheetState.DRAFT}


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


def test_every_state_has_a_way_out_and_only_published_ends() -> None:
    assert {row.to for row in TABLE} | {SheetState.DRAFT} == set(SheetState)
    for state in set(SheetState) - {SheetState.PUBLISHED}:
        assert SheetState.PUBLISHED in reached_from(state), state
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
