from dataclasses import replace

import pytest

from rules.errors import NotNow
from rules.nominations import (
    Nomination,
    NominationAction,
    NominationKind,
    NominationState,
    Tally,
    in_dictionary_order,
    in_state,
    is_delivered,
    may_see,
    next_state,
    nominated_units,
    stamp,
    tally,
)
from rules.people import Leadership, Role, Unit

ROOM = Nomination(1, 1, 1, NominationKind.COLLECTIVE, "Phòng Tổng hợp", "", NominationState.DRAFT)
CLERK = Nomination(
    2, 1, 1, NominationKind.INDIVIDUAL, "Chuyên viên Ban Dân vận", "Chuyên viên", NominationState.SENT
)


def test_a_proposal_goes_through_the_head_to_the_lead_and_is_commended() -> None:
    state = NominationState.DRAFT
    for action in (NominationAction.SUBMIT, NominationAction.APPROVE, NominationAction.COMMEND):
        state = next_state(state, action)
    assert state is NominationState.COMMENDED


def test_a_head_may_give_it_back() -> None:
    assert next_state(NominationState.WITH_HEAD, NominationAction.SEND_BACK) is NominationState.DRAFT


@pytest.mark.parametrize("state", list(NominationState))
def test_nothing_is_commended_but_what_was_sent(state: NominationState) -> None:
    if state is NominationState.SENT:
        assert next_state(state, NominationAction.COMMEND) is NominationState.COMMENDED
        return
    with pytest.raises(NotNow):
        next_state(state, NominationAction.COMMEND)


def test_a_unit_has_delivered_when_something_is_sent_and_nothing_waits() -> None:
    assert is_delivered([CLERK])
    assert not is_delivered([CLERK, ROOM])
    assert not is_delivered([])


def test_kinds_are_counted_apart() -> None:
    assert tally([ROOM, CLERK, CLERK]) == Tally(collectives=1, individuals=2, households=0)
    assert in_state([ROOM, CLERK], NominationState.DRAFT) == (ROOM,)


def test_names_come_in_dictionary_order() -> None:
    names = [
        replace(ROOM, name=name) for name in ("Ủy ban Kiểm tra", "Đảng ủy Khối", "Báo Lào Cai", "Ban Dân vận")
    ]
    ordered = [one.name for one in in_dictionary_order(names)]
    assert ordered == ["Ban Dân vận", "Báo Lào Cai", "Đảng ủy Khối", "Ủy ban Kiểm tra"]


def test_what_was_sent_may_be_taken_back_with_the_head_and_proposed_again() -> None:
    asked = next_state(NominationState.SENT, NominationAction.ASK_WITHDRAWAL)
    assert next_state(asked, NominationAction.KEEP) is NominationState.SENT
    withdrawn = next_state(asked, NominationAction.WITHDRAW)
    assert next_state(withdrawn, NominationAction.PROPOSE_AGAIN) is NominationState.DRAFT
    with pytest.raises(NotNow):
        next_state(NominationState.COMMENDED, NominationAction.WITHDRAW)


def test_a_unit_that_withdrew_one_of_its_proposals_has_delivered_the_others() -> None:
    gone = replace(CLERK, id=3, state=NominationState.WITHDRAWN)
    assert is_delivered([CLERK, gone])
    assert not is_delivered([gone])
    assert not is_delivered([CLERK, gone, ROOM])


def test_units_nominated_for_an_award_are_those_that_sent_themselves_by_any_name_of_theirs() -> None:
    units = [
        Unit(1, 1, "bdv", "Ban Dân vận", "BDV", "Trưởng ban", ("Dân vận",)),
        Unit(2, 1, "btc", "Ban Tổ chức", "BTC", "Trưởng ban"),
    ]
    flag = replace(ROOM, name="dan van", distinction="Cờ thi đua", state=NominationState.SENT)
    room = replace(flag, id=4, unit=2)
    assert nominated_units([flag, room], units, "cờ thi đua") == {1}
    assert nominated_units([replace(flag, state=NominationState.DRAFT)], units, "Cờ thi đua") == frozenset()
    assert nominated_units([flag], units, "Bằng khen") == frozenset()


def test_a_nomination_is_seen_by_its_unit_and_once_sent_by_those_who_run_the_bloc() -> None:
    lead = Leadership(9, (8,))
    officer, secretary = frozenset({Role.OFFICER}), frozenset({Role.SECRETARY})
    assert may_see(ROOM, officer, 1, lead)
    assert may_see(ROOM, frozenset({Role.HEAD}), 1, lead)
    assert not may_see(CLERK, officer, 2, lead)
    assert not may_see(CLERK, frozenset({Role.DELEGATE}), 1, lead)
    assert may_see(CLERK, secretary, 9, lead)
    assert not may_see(ROOM, secretary, 9, lead)
    assert not may_see(CLERK, secretary, 8, lead)
    assert not may_see(CLERK, frozenset(), 9, lead)


def test_a_stamp_changes_with_the_list_and_not_with_its_order() -> None:
    assert stamp([ROOM, CLERK]) == stamp([CLERK, ROOM])
    assert len({stamp([ROOM, CLERK]), stamp([ROOM]), stamp([ROOM, replace(CLERK, position="")])}) == 3
