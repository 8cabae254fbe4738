"""Which units confirmed the year's pledge."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert

from storage import tables
from storage.statements import Transaction

_pledges = tables.pledges

PUT = (
    insert(_pledges)
    .values({name: bindparam(name) for name in ("bloc", "year", "unit", "person", "at")})
    .on_conflict_do_nothing()
)
OF_UNIT = select(_pledges.c.person, _pledges.c.at).where(
    _pledges.c.bloc == bindparam("bloc"),
    _pledges.c.year == bindparam("year"),
    _pledges.c.unit == bindparam("unit"),
)
UNITS = select(_pledges.c.unit).where(
    _pledges.c.bloc == bindparam("bloc"), _pledges.c.year == bindparam("year")
)


@dataclass(frozen=True)
class Confirmation:
    """Who confirmed for the unit; `at` is in UTC."""

    person: int
    at: datetime


class Pledges:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, bloc: int, year: int, unit: int, person: int, at: datetime) -> bool:
        """True the first time."""
        values = {"bloc": bloc, "year": year, "unit": unit, "person": person, "at": at}
        return self._connection.execute(PUT, values).rowcount == 1

    def of_unit(self, bloc: int, year: int, unit: int) -> Confirmation | None:
        row = self._connection.execute(OF_UNIT, {"bloc": bloc, "year": year, "unit": unit}).first()
        return None if row is None else Confirmation(row.person, row.at)

    def has(self, bloc: int, year: int, unit: int) -> bool:
        return self.of_unit(bloc, year, unit) is not None

    def units(self, bloc: int, year: int) -> frozenset[int]:
        return frozenset(self._connection.execute(UNITS, {"bloc": bloc, "year": year}).scalars())
