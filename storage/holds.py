"""Who is on hold, and whom the lead considers all the same."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from rules.holds import Considered, Hold
from storage import tables
from storage.statements import Transaction

_holds, _considered = tables.holds, tables.considered
_PUT = ("bloc", "unit", "name", "reason", "source", "since", "by", "at")

PUT = (
    insert(_holds)
    .values({name: bindparam(name) for name in _PUT} | {"lifted": ""})
    .returning(_holds.c.id)
)
OF_BLOC = select(_holds).where(_holds.c.bloc == bindparam("bloc")).order_by(_holds.c.id)
LIFT = (
    update(_holds)
    .where(_holds.c.id == bindparam("number"), _holds.c.lifted_at.is_(None))
    .values(lifted=bindparam("why"), lifted_by=bindparam("person"), lifted_at=bindparam("moment"))
)
SOURCE = (
    update(_holds).where(_holds.c.id == bindparam("number")).values(source=bindparam("paper"), since=bindparam("day"))
)
FORGET = update(_holds).where(_holds.c.id == bindparam("number")).values(name=bindparam("word"), reason="")
_ADMIT = ("bloc", "unit", "reason", "by", "at")
_admit = insert(_considered).values({name: bindparam(name) for name in _ADMIT})
ADMIT = _admit.on_conflict_do_update(
    index_elements=["bloc", "unit"], set_={name: _admit.excluded[name] for name in ("reason", "by", "at")}
)
ADMITTED = select(_considered).where(_considered.c.bloc == bindparam("bloc")).order_by(_considered.c.unit)
LEAVE_OUT = delete(_considered).where(
    _considered.c.bloc == bindparam("bloc"), _considered.c.unit == bindparam("unit")
)


class Holds:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(
        self, bloc: int, unit: int, name: str, reason: str, source: str, since: date, by: int, at: datetime
    ) -> int:
        """`name` is "" for the whole unit."""
        given = (bloc, unit, name, reason, source, since, by, at)
        return int(self._connection.execute(PUT, dict(zip(_PUT, given, strict=True))).scalar_one())

    def of_bloc(self, bloc: int) -> tuple[Hold, ...]:
        """In the order they were put, those lifted too."""
        return tuple(_hold(row) for row in self._connection.execute(OF_BLOC, {"bloc": bloc}))

    def lift(self, number: int, reason: str, by: int, at: datetime) -> bool:
        """False when it was lifted before."""
        values = {"number": number, "why": reason, "person": by, "moment": at}
        return self._connection.execute(LIFT, values).rowcount == 1

    def set_source(self, number: int, source: str, since: date) -> None:
        self._connection.execute(SOURCE, {"number": number, "paper": source, "day": since})

    def forget(self, number: int, word: str) -> None:
        """The name gives way to `word`, the reason goes; that there was a hold, and when, stays."""
        self._connection.execute(FORGET, {"number": number, "word": word})

    def admit(self, bloc: int, unit: int, reason: str, by: int, at: datetime) -> None:
        values = {"bloc": bloc, "unit": unit, "reason": reason, "by": by, "at": at}
        self._connection.execute(ADMIT, values)

    def leave_out(self, bloc: int, unit: int) -> None:
        self._connection.execute(LEAVE_OUT, {"bloc": bloc, "unit": unit})

    def admitted(self, bloc: int) -> tuple[Considered, ...]:
        rows = self._connection.execute(ADMITTED, {"bloc": bloc})
        return tuple(Considered(row.unit, row.reason, row.by, row.at) for row in rows)


def _hold(row: Any) -> Hold:
    return Hold(
        id=row.id,
        bloc=row.bloc,
        unit=row.unit,
        name=row.name,
        reason=row.reason,
        source=row.source,
        since=row.since,
        by=row.by,
        at=row.at,
        lifted=row.lifted,
        lifted_at=row.lifted_at,
    )
