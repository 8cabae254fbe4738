"""Members of a day: counted and listed from their first to their last day, named for ever."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.membership import Members
from rules.people import Unit
from rules.reorganisation import member_from

DAY = date(2023, 11, 15)
days = st.dates(DAY - timedelta(days=400), DAY + timedelta(days=400))


def unit(number: int, since: date = date.min, until: date | None = None, into: int = 0) -> Unit:
    return Unit(number, 1, f"u{number}", f"Đơn vị {number}", f"U{number}", "Giám đốc", (), False, since, until, into)


def test_a_unit_belongs_from_its_first_day_to_its_last_both_included() -> None:
    short = unit(1, DAY, DAY + timedelta(days=1))
    held = [short.belongs(DAY + timedelta(days=ahead)) for ahead in (-1, 0, 1, 2)]
    assert held == [False, True, True, False]


@given(st.lists(st.tuples(days, st.none() | days), max_size=8), days)
def test_only_members_are_counted_and_everyone_is_named(spans: list[tuple[date, date | None]], day: date) -> None:
    units = [unit(number, since, until) for number, (since, until) in enumerate(spans, 1)]
    members = Members(units, day)
    assert list(members.values()) == [one for one in units if one.belongs(day)]
    assert len(members) == len(list(members))
    assert [members[one.id] for one in units] == units
    assert all((one.id in members) is one.belongs(day) for one in units)
    assert all(members.get(one.id) is None for one in units if not one.belongs(day))
    with pytest.raises(KeyError):
        members[99]


def test_who_took_in_a_unit_has_what_that_one_had_taken_in_before() -> None:
    gone = DAY - timedelta(days=1)
    units = [unit(1, until=gone, into=2), unit(2, until=gone, into=3), unit(3), unit(4, until=gone, into=1)]
    members = Members(units, DAY)
    assert {one.id for one in members.merged_into(3)} == {1, 2, 4}
    assert [one.id for one in members.merged_into(2)] == [1, 4]
    assert Members(units, gone).merged_into(3) == ()


@given(days, days, days)
def test_who_comes_back_after_a_gap_belongs_from_that_day_and_without_one_never_left(
    since: date, until: date, back: date
) -> None:
    assert member_from(since, until, back) == (back if back - until > timedelta(days=1) else since)


@given(days, st.none() | days, days)
def test_a_unit_is_away_before_its_first_day_and_after_its_last(since: date, until: date | None, day: date) -> None:
    members = Members([unit(1, since, until)], day)
    assert members.is_away(1) is (day < since or (until is not None and until < day))
    assert not members.is_away(2)
