"""A card is used once, and what the secretary said of it stands."""

from itertools import product

import pytest

from rules.admission import CARD_TABLE, USED, CardAction, CardState, next_card_state
from rules.errors import NotNow


@pytest.mark.parametrize(("state", "action"), list(product(CardState, CardAction)))
def test_a_card_goes_only_where_the_table_says(state: CardState, action: CardAction) -> None:
    if (state, action) in CARD_TABLE:
        assert next_card_state(state, action) is CARD_TABLE[state, action]
        return
    with pytest.raises(NotNow) as refused:
        next_card_state(state, action)
    assert (refused.value.what, refused.value.state) == (action.value, state.value)


def test_no_way_leads_back_to_a_free_card() -> None:
    assert CardState.FREE not in CARD_TABLE.values()


def test_a_card_denied_or_revoked_stays_so() -> None:
    assert not any(state in (CardState.DENIED, CardState.REVOKED) for state, _ in CARD_TABLE)
    assert {CardState.WAITING, CardState.CONFIRMED} == USED
