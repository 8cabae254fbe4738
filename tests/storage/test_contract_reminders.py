"""What was reminded, put off and nudged, who is told, and when each bloc is looked at again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from rules.digests import Debt, Sent, Snooze
from rules.people import Duty, Role
from rules.reminder_plans import Tier
from rules.reminders import Reminder, Step, StepKind
from storage.reminder_log import Nudge
from storage.store import Store
from tests.storage.moments import at

ITEM = "tu-cham"
STEP = Step(StepKind.BEFORE, 3)


def sent(bloc: int, unit: int, person: int, hour: int = 8) -> Sent:
    reminder = Reminder(bloc, ITEM, STEP, at(hour), at(17) + timedelta(days=3), Tier.OFFICER)
    return Sent(Debt(person, bloc, unit, ITEM), reminder, at(hour, 1))


def test_a_send_comes_back_as_it_was_and_never_twice(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    one, later = sent(bloc, units[4], officer), sent(bloc, units[4], officer, 14)
    store.reminders.put([one, later])
    assert set(store.reminders.of_item(bloc, ITEM)) == {one, later}
    assert store.reminders.since(bloc, at(12)) == store.reminders.to_persons([officer], at(12)) == (later,)
    assert store.reminders.newest_digest(officer) == (later,)
    assert store.reminders.newest_digest(officer + 1000) == ()
    assert store.reminders.was_told(one.debt)
    assert not store.reminders.was_told(one.debt._replace(unit=units[0]))
    with pytest.raises(IntegrityError), store.connection.attempt():
        store.reminders.put([one])
    assert len(store.reminders.of_item(bloc, ITEM)) == 2


def test_the_newest_snooze_counts_and_nudges_come_in_order(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    debt = Debt(officer, bloc, units[4], ITEM)
    store.reminders.snooze(Snooze(debt, at(13)), at(8))
    store.reminders.snooze(Snooze(debt, at(14)), at(9))
    assert store.reminders.snoozes(bloc) == (Snooze(debt, at(14)),)
    nudges = [Nudge(ITEM, at(hour), officer, at(7)) for hour in (14, 9)]
    for nudge in nudges:
        store.reminders.nudge(bloc, nudge)
    assert store.reminders.nudges(bloc, at(8)) == tuple(reversed(nudges))
    assert store.reminders.nudges(bloc, at(10)) == (nudges[0],)


def test_the_nudges_sent_are_counted_by_who_owes_what(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    planned = sent(bloc, units[4], officer)
    nudged = [
        replace(one, reminder=replace(one.reminder, step=Step(StepKind.NUDGED)))
        for one in (
            sent(bloc, units[4], officer, 9),
            sent(bloc, units[4], officer, 14),
            sent(bloc, units[3], officer, 14),
        )
    ]
    store.reminders.put([planned, *nudged])
    debt = planned.debt
    assert store.reminders.nudged(bloc) == {debt: 2, debt._replace(unit=units[3]): 1}


def test_blocs_are_looked_at_soon_where_a_person_or_a_group_is_lost(
    store: Store, bloc: int, officer: int
) -> None:
    store.people.put_address("telegram", "7", person=officer)
    store.people.put_address("telegram", "-100", bloc=bloc)
    for address in ("7", "-100"):
        store.looks.put(bloc, at(13), at(8))
        store.looks.soon_of("telegram", "8")
        assert store.looks.due(at(9)) == []
        store.looks.soon_of("telegram", address)
        assert store.looks.due(at(9)) == [bloc]


def test_a_bloc_is_due_when_its_look_has_come_or_the_clock_was_ahead(store: Store, bloc: int) -> None:
    assert store.looks.due(at(8)) == [bloc]
    store.looks.put(bloc, at(13), at(8))
    assert store.looks.due(at(12)) == []
    assert store.looks.is_due(bloc, at(13))
    assert store.looks.is_due(bloc, at(7)), "looked at by a clock that was ahead"
    store.looks.soon(bloc)
    assert store.looks.due(at(9)) == [bloc]
    store.looks.put(bloc, at(13), at(8))
    store.looks.begin()
    assert store.looks.due(at(9)) == [bloc]


def test_everybody_who_acts_in_a_bloc_is_read_at_once(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    day = date(2023, 11, 8)
    seats = store.seats.of_bloc(bloc, day)
    for unit in units:
        for role in Role:
            holders = store.people.holders(unit, (role,), day)
            assert seats.get((unit, role), ()) == holders
    assert store.seats.shared(bloc, day) == {}
    other = store.blocs.put("khac", "Khối khác", 2023, {})
    entry = {"key": "a", "name": "A", "short": "A", "head_title": "", "aliases": []}
    unit = store.people.put_unit(other, entry | {"since": day, "until": None})
    store.people.put_duty(Duty(officer, unit, other, Role.OFFICER, day))
    assert store.seats.shared(bloc, day) == {officer: {other}}
    assert store.seats.shared(other, day) == {officer: {bloc}}
    store.people.end_duties(officer, unit, Role.OFFICER, day)
    assert store.seats.shared(bloc, day + timedelta(days=1)) == {}
    assert store.seats.shared(other, day + timedelta(days=1)) == {}, "nobody serves there any more"
    assert store.looks.is_due(other, at(8)), "a new bloc is looked at"
    assert officer in {person.id for person in store.seats.never_joined(bloc, day)}
    store.people.put_address("telegram", "77", person=officer)
    assert officer not in {person.id for person in store.seats.never_joined(bloc, day)}
    assert officer not in {person.id for person in store.seats.out_of_reach(bloc, day)}
    store.people.set_address_state("telegram", "77", "blocked")
    assert officer in {person.id for person in store.seats.out_of_reach(bloc, day)}
    store.devices.add(officer, "t", "Chrome", at(8))
    assert officer not in {person.id for person in store.seats.out_of_reach(bloc, day)}
