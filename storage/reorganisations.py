"""What became of a bloc's units: who joined, left, merged or came back, from what day and by what decision."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, insert, or_, select, update

from rules.reorganisation import Change, Reorganisation
from storage import tables
from storage.columns import Day
from storage.statements import Transaction

_changes, _units, _duties = tables.reorganisations, tables.units, tables.duties
_PUT = ("bloc", "unit", "what", "day", "into", "number", "dated", "reason", "at")
LAST_DAY = bindparam("last_day", type_=Day())

PUT = insert(_changes).values({name: bindparam(name) for name in _PUT})
OF_BLOC = select(_changes).where(_changes.c.bloc == bindparam("bloc")).order_by(_changes.c.id)
END_UNIT = update(_units).where(_units.c.id == bindparam("leaving")).values(until=LAST_DAY)
READMIT = update(_units).where(_units.c.id == bindparam("returning")).values(since=bindparam("first"), until=None)
END_DUTIES = (
    update(_duties)
    .where(_duties.c.unit == bindparam("leaving"), or_(_duties.c.until.is_(None), _duties.c.until > LAST_DAY))
    .values(until=LAST_DAY)
)


class Reorganisations:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, bloc: int, change: Reorganisation, at: datetime) -> None:
        """Recorded; a unit that leaves or merges belongs to the bloc, and is served, until that day."""
        values = {"bloc": bloc, "at": at} | vars(change)
        values |= {"what": change.what.value, "into": change.into or None}
        self._connection.execute(PUT, values)
        if change.what in (Change.LEAVES, Change.MERGES):
            self._end(change.unit, change.day)

    def readmit(self, unit: int, left: date, since: date) -> None:
        """A unit whose last day was `left` belongs again, from `since`; nobody serves it by a duty of before."""
        self._connection.execute(END_DUTIES, {"leaving": unit, "last_day": left})
        self._connection.execute(READMIT, {"returning": unit, "first": since})

    def of_bloc(self, bloc: int) -> tuple[Reorganisation, ...]:
        """In the order they were recorded."""
        return tuple(_change(row) for row in self._connection.execute(OF_BLOC, {"bloc": bloc}))

    def _end(self, unit: int, last_day: date) -> None:
        for statement in (END_UNIT, END_DUTIES):
            self._connection.execute(statement, {"leaving": unit, "last_day": last_day})


def _change(row: Any) -> Reorganisation:
    return Reorganisation(
        row.unit, Change(row.what), row.day, row.number, row.dated, row.reason, row.into or 0
    )
