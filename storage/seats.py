"""Who holds which duty in a bloc on a day, and which blocs share people: one statement each.

A duty never lasts longer than its unit.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sqlalchemy import bindparam, or_, select

from rules.people import Person, Role
from storage import tables
from storage.columns import Day
from storage.reach import ACTIVE
from storage.statements import Transaction

_persons, _duties, _units = tables.persons, tables.duties, tables.units
_addresses, _devices = tables.addresses, tables.devices
_other = tables.duties.alias("other")
_home = tables.units.alias("home")

DAY = bindparam("day", type_=Day())
OF_BLOC = (
    select(_persons.c.id, _persons.c.name, _persons.c.key, _duties.c.unit, _duties.c.role)
    .select_from(_units.join(_duties, _duties.c.unit == _units.c.id).join(_persons))
    .where(
        _units.c.bloc == bindparam("bloc"),
        or_(_units.c.until.is_(None), _units.c.until >= DAY),
        _duties.c.since <= DAY,
        or_(_duties.c.until.is_(None), _duties.c.until >= DAY),
    )
    .order_by(_persons.c.id)
)
SHARED = (
    select(_other.c.person, _other.c.unit, _other.c.bloc)
    .distinct()
    .select_from(
        _home.join(_duties, _duties.c.unit == _home.c.id)
        .join(_other, _other.c.person == _duties.c.person)
        .join(_units, _units.c.id == _other.c.unit)
    )
    .where(
        _home.c.bloc == bindparam("bloc"),
        or_(_home.c.until.is_(None), _home.c.until >= DAY),
        _duties.c.since <= DAY,
        or_(_duties.c.until.is_(None), _duties.c.until >= DAY),
        _other.c.unit != _duties.c.unit,
        or_(_units.c.until.is_(None), _units.c.until >= DAY),
        _other.c.since <= DAY,
        or_(_other.c.until.is_(None), _other.c.until >= DAY),
    )
)

_NO_ADDRESS = (
    ~select(_addresses.c.person)
    .where(_addresses.c.person == _persons.c.id, _addresses.c.channel != "web")
    .correlate(_persons)
    .exists()
)
_NOT_REACHED = (
    ~select(_addresses.c.person)
    .where(_addresses.c.person == _persons.c.id, _addresses.c.channel != "web", _addresses.c.state == ACTIVE)
    .correlate(_persons)
    .exists()
)
_NO_DEVICE = (
    ~select(_devices.c.id)
    .where(_devices.c.person == _persons.c.id, _devices.c.revoked_at.is_(None))
    .correlate(_persons)
    .exists()
)
NEVER_JOINED = OF_BLOC.where(_NO_ADDRESS, _NO_DEVICE)
OUT_OF_REACH = OF_BLOC.where(_NOT_REACHED, _NO_DEVICE)

Seats = Mapping[tuple[int, Role], tuple[Person, ...]]
"""People by unit and role."""


class SeatBook:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def of_bloc(self, bloc: int, day: date) -> Seats:
        found: dict[tuple[int, Role], list[Person]] = defaultdict(list)
        for row in self._connection.execute(OF_BLOC, {"bloc": bloc, "day": day}):
            found[row.unit, Role(row.role)].append(Person(row.id, row.name, row.key))
        return {seat: tuple(people) for seat, people in found.items()}

    def shared(self, bloc: int, day: date) -> dict[int, set[int]]:
        """The blocs, by person, of whoever of this bloc serves another unit besides, here or elsewhere."""
        found: dict[int, set[int]] = defaultdict(set)
        for row in self._connection.execute(SHARED, {"bloc": bloc, "day": day}):
            found[row.person].add(row.bloc)
        return dict(found)

    def never_joined(self, bloc: int, day: date) -> dict[Person, int]:
        """Who acts in the bloc, for which unit, and has opened no link and written from no network."""
        rows = self._connection.execute(NEVER_JOINED, {"bloc": bloc, "day": day})
        return {Person(row.id, row.name, row.key): row.unit for row in rows}

    def out_of_reach(self, bloc: int, day: date) -> frozenset[Person]:
        """Who acts in the bloc and gets nothing that is sent: has never joined, or is lost on every network."""
        rows = self._connection.execute(OUT_OF_REACH, {"bloc": bloc, "day": day})
        return frozenset(Person(row.id, row.name, row.key) for row in rows)
