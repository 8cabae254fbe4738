"""Blocs of some units and items by a seed; some share an officer with the one before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from messages.bloc_schema import BlocFile, DutyEntry, Leaders, PersonEntry, UnitEntry
from rules.calendar_items import CalendarItem
from rules.people import Role
from tests.support.stage import ZONE, example

UNITS = 9


def bloc_file(number: int, random: Random, first: date, days: int, size: int = UNITS) -> BlocFile:
    """`size` units and some items; every third bloc shares an officer with the one before."""
    base, since = example(), date(2020, 1, 1)
    units = tuple(
        UnitEntry(f"u{unit}", f"Đơn vị {number}.{unit}", f"{number}.{unit}", "Trưởng", (), since)
        for unit in range(size)
    )
    people: list[PersonEntry] = []
    for unit in range(size):
        owner = number - 1 if number % 3 == 1 and unit == 4 else number
        roles = [Role.OFFICER] + [Role.CHAIR, Role.SECRETARY] * (unit == 0)
        duties = tuple(DutyEntry(f"u{unit}", role, since) for role in roles)
        people.append(PersonEntry(f"b{owner}-u{unit}", f"Cán bộ {owner}.{unit}", duties))
        head = (DutyEntry(f"u{unit}", Role.HEAD, since),)
        people.append(PersonEntry(f"b{number}-u{unit}-head", f"Trưởng đơn vị {number}.{unit}", head))
    items = tuple(_item(f"viec-{place}", random, first, days) for place in range(random.randint(4, 8)))
    items += tuple(_task(f"mo-{place}", random, first, days) for place in range(3))
    return replace(
        base,
        slug=f"khoi-{number}",
        name=f"Khối {number}",
        year=first.year,
        units=units,
        departments=(),
        people=tuple(people),
        leaders=Leaders("u0", ("u1",)),
        calendar=items,
    )


def _task(name: str, random: Random, first: date, days: int) -> CalendarItem:
    """What opens is told of; no sheet is ever sent, so that nobody owes a review."""
    opens = datetime.combine(first + timedelta(days=random.randint(1, days)), time(random.choice((0, 8, 10))), ZONE)
    return CalendarItem(name, f"Thẩm định {name}", opens, opens + timedelta(days=20), "Trưởng khối", task="thamdinh")


def _item(name: str, random: Random, first: date, days: int) -> CalendarItem:
    due = first + timedelta(days=random.randint(5, days))
    opens = due - timedelta(days=random.randint(1, 25))
    return CalendarItem(
        id=name,
        title=f"Báo cáo {name}",
        opens=datetime.combine(opens, time(8), ZONE) if random.random() < 0.8 else None,
        due=datetime.combine(due, time(random.choice((9, 14, 17))), ZONE),
        owes=random.choice(("các đơn vị", "các đơn vị", "Trưởng khối")),
        to="Trưởng khối",
        official="chat",
    )
