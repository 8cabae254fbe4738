"""Units that join, leave and merge: their days, whose duties end with them, and what decision it was."""

from dataclasses import replace
from datetime import date, timedelta

from rules.people import Duty, Role
from rules.reorganisation import Change, Reorganisation
from storage.store import Store
from tests.storage.moments import at

LAST = date(2023, 11, 15)


def gone(unit: int, into: int = 0) -> Reorganisation:
    what = Change.MERGES if into else Change.LEAVES
    return Reorganisation(unit, what, LAST, "125-QĐ/TU", date(2023, 10, 25), "Sắp xếp", into)


def test_a_unit_that_leaves_keeps_its_days_and_its_people_serve_it_no_longer(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    unit = store.people.duties(officer)[0].unit
    ended = Duty(officer, unit, bloc, Role.DELEGATE, date(2023, 1, 1), date(2023, 2, 1))
    store.people.put_duty(ended)
    store.reorganisations.put(bloc, gone(unit), at(8))
    found = {one.id: one for one in store.people.units(bloc)}
    assert list(found) == units
    assert (found[unit].until, found[unit].merged_into) == (LAST, 0)
    assert store.people.unit(unit) == found[unit]
    assert {duty.until for duty in store.people.duties(officer)} == {LAST, ended.until}
    after = LAST + timedelta(days=1)
    assert store.people.holders(unit, tuple(Role), LAST)
    assert store.people.holders(unit, tuple(Role), after) == ()
    assert [unit in {of for _, of in store.people.delegates(bloc, day)} for day in (LAST, after)] == [True, False]


def test_a_merged_unit_names_who_took_it_in_and_every_change_is_kept_in_order(
    store: Store, bloc: int, units: list[int]
) -> None:
    joined = Reorganisation(units[2], Change.JOINS, LAST, "126-QĐ/TU", LAST, "Thành lập")
    changes = (gone(units[0], units[1]), joined)
    for change in changes:
        store.reorganisations.put(bloc, change, at(8))
    found = {one.id: one for one in store.people.units(bloc)}
    assert [found[unit].merged_into for unit in units[:3]] == [units[1], 0, 0]
    assert found[units[2]].until is None
    assert store.reorganisations.of_bloc(bloc) == changes


def test_a_duty_never_lasts_longer_than_its_unit_whatever_a_file_says(store: Store, bloc: int, officer: int) -> None:
    entry = {"key": "tam", "name": "Tạm", "short": "T", "head_title": "Trưởng", "aliases": []}
    unit = store.people.put_unit(bloc, entry | {"since": date(2023, 1, 1), "until": LAST})
    store.people.put_duty(Duty(officer, unit, bloc, Role.HEAD, date(2023, 1, 1)))
    assert [duty.until for duty in store.people.duties(officer) if duty.unit == unit] == [LAST]
    assert store.people.holders(unit, (Role.HEAD,), LAST + timedelta(days=1)) == ()


def test_a_unit_that_comes_back_is_there_once_served_by_nobody_of_before_and_merged_into_nobody(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    unit, back = store.people.duties(officer)[0].unit, LAST + timedelta(days=30)
    store.reorganisations.put(bloc, gone(unit, units[-1]), at(8))
    store.people.put_duty(Duty(officer, unit, bloc, Role.HEAD, date(2023, 1, 1)))
    returned = Reorganisation(unit, Change.RETURNS, back, "9-QĐ/TU", back, "Tách ra")
    store.reorganisations.readmit(unit, LAST, back)
    store.reorganisations.put(bloc, returned, at(9))
    found = [one for one in store.people.units(bloc) if one.id == unit]
    assert [(one.since, one.until, one.merged_into) for one in found] == [(back, None, 0)]
    assert {duty.until for duty in store.people.duties(officer) if duty.unit == unit} == {LAST}
    assert store.people.holders(unit, tuple(Role), back) == ()
    again = replace(gone(unit, units[0] if units[0] != unit else units[1]), day=back + timedelta(days=9))
    store.reorganisations.put(bloc, again, at(10))
    assert [one.merged_into for one in store.people.units(bloc) if one.id == unit] == [again.into]
    assert store.reorganisations.of_bloc(bloc)[1:] == (returned, again)
