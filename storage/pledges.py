"""Which units confirmed the year's pledge."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.postgresql import insert

from storage import tables

_pledges = tables.pledges

PUT = (
    insert(_pledges)
    .values({name: bindparam(name) for name in ("bloc", "year", "unit", "person", "at")})
    .on_conflict_do_nothing()
)
HAS = select(_pledges.c.unit).where(
    _pledges.c.bloc == bindparam("bloc"), _pledges.c.year == bindparam("year"), _pledges.c.unit == bindparam("unit")
)
UNITS = select(_pledges.c.unit).where(_pledges.c.bloc == bindparam("bloc"), _pledges.c.year == bindparam("year"))


class Pledges:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, bloc: int, year: int, unit: int, person: int, at: datetime) -> bool:
        """True the first time."""
        values = {"bloc": bloc, "year": year, "unit": unit, "person": person, "at": at}
        return self._connection.execute(PUT, values).rowcount == 1

    def has(self, bloc: int, year: int, unit: int) -> bool:
        return self._connection.execute(HAS, {"bloc": bloc, "year": year, "unit": unit}).first() is not None

    def units(self, bloc: int, year: int) -> frozenset[int]:
        return frozenset(self._connection.execute(UNITS, {"bloc": bloc, "year": year}).scalars())
