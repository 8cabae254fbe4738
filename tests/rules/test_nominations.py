from dataclasses import replace

import pytest

from rules.errors import NotNow
from rules.nomination_checks import namesakes
from rules.nominations import (
    Nomination,
    NominationAction,
    NominationKind,
    NominationState,
    Tally,
    in_dictionary_order,
    in_state,
    is_delivered,
    next_state,
    stamp,
    tally,
)

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


def test_a_name_typed_without_accents_is_the_same_name() -> None:
    twice = replace(CLERK, id=3, name="chuyen  vien ban dan van")
    assert namesakes([CLERK, ROOM, twice]) == ("Chuyên viên Ban Dân vận",)
    assert namesakes([CLERK, replace(ROOM, name=CLERK.name)]) == ()


def test_a_stamp_changes_with_the_list_and_not_with_its_order() -> None:
    assert stamp([ROOM, CLERK]) == stamp([CLERK, ROOM])
    assert len({stamp([ROOM, CLERK]), stamp([ROOM]), stamp([ROOM, replace(CLERK, position="")])}) == 3
