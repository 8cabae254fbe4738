"""Tạm dừng xét: whom a hold concerns, and who may be considered all the same."""

from dataclasses import replace
from datetime import UTC, date, datetime

from rules.holds import Hold, eligible_units, held_units, holds_on
from tests.rules.nominees import nominee

AT = datetime(2023, 11, 1, tzinfo=UTC)
WHOLE = Hold(1, 1, 1, "", "đang thanh tra", "", date(2023, 11, 1), 1, AT)


def test_a_hold_on_a_unit_holds_everybody_it_proposes_one_on_a_name_that_name_alone() -> None:
    named = replace(WHOLE, id=2, name="Cán bộ một")
    one, other = nominee(1, "mot, can bo"), nominee(2, "Cán bộ hai")
    assert holds_on(one, [WHOLE, named]) == (WHOLE, named)
    assert holds_on(other, [WHOLE, named]) == (WHOLE,)
    assert holds_on(replace(one, unit=2), [WHOLE, named]) == ()


def test_a_lifted_hold_holds_nobody() -> None:
    lifted = replace(WHOLE, lifted="đã có kết luận", lifted_at=AT)
    assert held_units([lifted]) == frozenset()
    assert held_units([WHOLE, replace(WHOLE, id=2, unit=2, name="Cán bộ một")]) == {1}
    assert holds_on(nominee(1, "Ai"), [lifted]) == ()


def test_a_unit_on_hold_or_not_registered_is_considered_only_when_the_lead_says_so() -> None:
    assert eligible_units([1, 2], [2], []) == {1}
    assert eligible_units([1, 2], [2], [2, 3]) == {1, 2, 3}
