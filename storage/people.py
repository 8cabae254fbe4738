"""Units, people and their duties; their addresses are in reach.py."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, insert, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from rules.people import Duty, Leadership, Person, Role, Unit
from storage import tables
from storage.columns import Day
from storage.reach import Reach

_persons, _duties, _units, _leaders, _changes = (
    tables.persons,
    tables.duties,
    tables.units,
    tables.leaderships,
    tables.reorganisations,
)

_later = _changes.alias("later")
_NEWEST = select(func.max(_later.c.id)).where(_later.c.unit == _units.c.id).correlate(_units).scalar_subquery()
_MERGED = _units.outerjoin(_changes, _changes.c.id == _NEWEST)
_UNITS = select(_units, _changes.c.into.label("merged_into")).select_from(_MERGED)
UNITS = (
    _UNITS
    .where(_units.c.bloc == bindparam("bloc"), _units.c.outside == bindparam("outside"))
    .order_by(_units.c.id)
)
SERVING = (
    _UNITS.add_columns(
        _duties.c.person,
        _duties.c.bloc.label("served"),
        _duties.c.role,
        _duties.c.since.label("first"),
        _duties.c.until.label("last"),
    )
    .join(_duties, _duties.c.unit == _units.c.id)
    .where(_duties.c.person == bindparam("person"))
    .order_by(_duties.c.id)
)
UNIT = _UNITS.where(_units.c.id == bindparam("unit"))
_SERVING = _persons.join(_duties).join(_units, _units.c.id == _duties.c.unit)
HOLDERS = (
    select(_persons)
    .distinct()
    .select_from(_SERVING)
    .where(
        _duties.c.unit == bindparam("unit"),
        _duties.c.role.in_(bindparam("roles", expanding=True)),
        _duties.c.since <= bindparam("day"),
        or_(_duties.c.until.is_(None), _duties.c.until >= bindparam("day")),
        or_(_units.c.until.is_(None), _units.c.until >= bindparam("day")),
    )
    .order_by(_persons.c.id)
)
DAY = bindparam("day", type_=Day())
DELEGATES = (
    select(_persons, _duties.c.unit)
    .distinct()
    .select_from(_SERVING)
    .where(
        _duties.c.bloc == bindparam("bloc"),
        _duties.c.role == Role.DELEGATE.value,
        _duties.c.since <= DAY,
        or_(_duties.c.until.is_(None), _duties.c.until >= DAY),
        or_(_units.c.until.is_(None), _units.c.until >= DAY),
    )
    .order_by(_duties.c.unit, _persons.c.id)
)
PERSONS = select(_persons).where(_persons.c.id.in_(bindparam("numbers", expanding=True)))
LEADERS = (
    select(_leaders.c.unit)
    .where(_leaders.c.bloc == bindparam("bloc"), _leaders.c.year == bindparam("year"))
    .order_by(_leaders.c.place)
)


class People(Reach):
    def person(self, number: int) -> Person | None:
        row = self._connection.execute(select(_persons).where(_persons.c.id == number)).first()
        return None if row is None else Person(row.id, row.name, row.key)

    def by_key(self, key: str) -> int | None:
        return self._connection.execute(select(_persons.c.id).where(_persons.c.key == key)).scalar()

    def duties(self, person: int) -> tuple[Duty, ...]:
        """None lasts longer than its unit belongs to the bloc."""
        return tuple(duty for duty, _ in self.serving(person))

    def serving(self, person: int) -> tuple[tuple[Duty, Unit], ...]:
        """Each duty with the unit it is in, as `duties` and `unit` give them."""
        return tuple((_duty(row), _unit(row)) for row in self._connection.execute(SERVING, {"person": person}))

    def unit(self, number: int) -> Unit | None:
        row = self._connection.execute(UNIT, {"unit": number}).first()
        return None if row is None else _unit(row)

    def units(self, bloc: int) -> tuple[Unit, ...]:
        """Everyone that ever belonged to the bloc; rules/membership.py knows the members of a day."""
        rows = self._connection.execute(UNITS, {"bloc": bloc, "outside": False})
        return tuple(_unit(row) for row in rows)

    def departments(self, bloc: int) -> tuple[Unit, ...]:
        """Who reviews for the bloc and is no member of it."""
        rows = self._connection.execute(UNITS, {"bloc": bloc, "outside": True})
        return tuple(_unit(row) for row in rows)

    def holders(self, unit: int, roles: Iterable[Role], day: date) -> tuple[Person, ...]:
        """Who acts for the unit in any of these roles on that day."""
        values = {"unit": unit, "roles": [role.value for role in roles], "day": day}
        return tuple(Person(r.id, r.name, r.key) for r in self._connection.execute(HOLDERS, values))

    def delegates(self, bloc: int, day: date) -> tuple[tuple[Person, int], ...]:
        """(who, for which unit) of everybody named as a delegate on that day."""
        rows = self._connection.execute(DELEGATES, {"bloc": bloc, "day": day})
        return tuple((Person(row.id, row.name, row.key), row.unit) for row in rows)

    def persons(self, numbers: Iterable[int]) -> dict[int, Person]:
        """By id."""
        rows = self._connection.execute(PERSONS, {"numbers": list(numbers)})
        return {row.id: Person(row.id, row.name, row.key) for row in rows}

    def leadership(self, bloc: int, year: int) -> Leadership | None:
        units = self._connection.execute(LEADERS, {"bloc": bloc, "year": year}).scalars().all()
        return Leadership(units[0], tuple(units[1:])) if units else None

    def put_leadership(self, bloc: int, year: int, leadership: Leadership) -> None:
        self._connection.execute(_leaders.delete().where(_leaders.c.bloc == bloc, _leaders.c.year == year))
        rows = [
            {"bloc": bloc, "year": year, "unit": unit, "place": place}
            for place, unit in enumerate((leadership.lead, *leadership.deputies))
        ]
        self._connection.execute(insert(_leaders), rows)

    def put_unit(self, bloc: int, unit: dict[str, Any]) -> int:
        """`unit`: key, name, short, head_title, aliases, since, until; `outside` for a department."""
        statement = insert(_units).values(bloc=bloc, **unit).returning(_units.c.id)
        return int(self._connection.execute(statement).scalar_one())

    def put_person(self, key: str, name: str) -> int:
        """The person with this key, made or renamed."""
        statement = upsert(_persons).values(key=key, name=name)
        keep = statement.on_conflict_do_update(index_elements=["key"], set_={"name": statement.excluded.name})
        return int(self._connection.execute(keep.returning(_persons.c.id)).scalar_one())

    def put_duty(self, duty: Duty) -> None:
        self._connection.execute(
            insert(_duties).values(
                person=duty.person,
                unit=duty.unit,
                bloc=duty.bloc,
                role=duty.role.value,
                since=duty.since,
                until=duty.until,
            )
        )

    def end_duties(self, person: int, unit: int, role: Role, last_day: date) -> None:
        self._connection.execute(
            update(_duties)
            .where(_duties.c.person == person, _duties.c.unit == unit, _duties.c.role == role.value)
            .where(or_(_duties.c.until.is_(None), _duties.c.until > last_day))
            .values(until=last_day)
        )


def _duty(row: Any) -> Duty:
    until = min((day for day in (row.last, row.until) if day), default=None)
    return Duty(row.person, row.id, row.served, Role(row.role), row.first, until)


def _unit(row: Any) -> Unit:
    return Unit(
        id=row.id,
        bloc=row.bloc,
        key=row.key,
        name=row.name,
        short=row.short,
        head_title=row.head_title,
        aliases=tuple(row.aliases),
        outside=row.outside,
        since=row.since,
        until=row.until,
        merged_into=row.merged_into or 0,
    )
