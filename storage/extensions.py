"""Units that ask for a later due moment; what was asked and answered before stays."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from rules.extensions import Answer, Extension
from storage import tables
from storage.statements import Transaction

_extensions = tables.extensions

_ASKED = ("bloc", "item", "unit", "wanted", "reason", "by", "at")
_OF_BLOC = _extensions.c.bloc == bindparam("bloc")
PUT = (
    insert(_extensions)
    .values({name: bindparam(name) for name in _ASKED} | {"answer": Answer.OPEN.value, "why": ""})
    .returning(_extensions.c.id)
)
REPLACE = (
    update(_extensions)
    .where(
        _extensions.c.bloc == bindparam("of"),
        _extensions.c.item == bindparam("wants"),
        _extensions.c.unit == bindparam("asker"),
        _extensions.c.answer == Answer.OPEN.value,
    )
    .values(answer=Answer.REPLACED.value)
)
GET = select(_extensions).where(_OF_BLOC, _extensions.c.id == bindparam("extension"))
OPEN = (
    select(_extensions).where(_OF_BLOC, _extensions.c.answer == Answer.OPEN.value).order_by(_extensions.c.id)
)
OF_ITEM = (
    select(_extensions).where(_OF_BLOC, _extensions.c.item == bindparam("item")).order_by(_extensions.c.id)
)
GRANTED = (
    select(_extensions.c.item, _extensions.c.unit, _extensions.c.until)
    .where(_OF_BLOC, _extensions.c.answer == Answer.GRANTED.value)
    .order_by(_extensions.c.id)
)
GRANTS = (
    select(_extensions.c.decided_at)
    .where(_OF_BLOC, _extensions.c.unit == bindparam("unit"), _extensions.c.answer == Answer.GRANTED.value)
    .order_by(_extensions.c.decided_at)
)
DECIDE = (
    update(_extensions)
    .where(_extensions.c.id == bindparam("extension"))
    .values(
        answer=bindparam("verdict"),
        until=bindparam("given"),
        why=bindparam("because"),
        decided_by=bindparam("person"),
        decided_at=bindparam("moment"),
    )
)


class Extensions:
    def __init__(self, connection: Transaction, grants: dict[int, bool]) -> None:
        """`grants` says of blocs that were looked at whether any unit of theirs has longer for anything."""
        self._connection = connection
        self._grants = grants

    def ask(
        self, bloc: int, item: str, unit: int, wanted: datetime, reason: str, by: int, at: datetime
    ) -> int:
        """Takes the place of the unit's request that is still open for the item."""
        self._connection.execute(REPLACE, {"of": bloc, "wants": item, "asker": unit})
        values = {"bloc": bloc, "item": item, "unit": unit, "wanted": wanted.isoformat()}
        found = self._connection.execute(PUT, {**values, "reason": reason, "by": by, "at": at})
        return int(found.scalar_one())

    def get(self, bloc: int, number: int) -> Extension | None:
        row = self._connection.execute(GET, {"bloc": bloc, "extension": number}).first()
        return None if row is None else _extension(row)

    def open(self, bloc: int) -> tuple[Extension, ...]:
        """Those that wait for an answer, the oldest first."""
        return tuple(map(_extension, self._connection.execute(OPEN, {"bloc": bloc})))

    def of_item(self, bloc: int, item: str) -> tuple[Extension, ...]:
        """Every unit's, answered ones too, the oldest first."""
        return tuple(map(_extension, self._connection.execute(OF_ITEM, {"bloc": bloc, "item": item})))

    def granted(self, bloc: int) -> dict[tuple[str, int], datetime]:
        """The due moments that hold, by the item's id and the unit's; the newest grant counts."""
        if not self._grants.get(bloc, True):
            return {}
        rows = self._connection.execute(GRANTED, {"bloc": bloc})
        return {(row.item, row.unit): datetime.fromisoformat(row.until) for row in rows}

    def grants(self, bloc: int, unit: int) -> tuple[datetime, ...]:
        """When the unit was given more time, the newest last; never fewer than before."""
        return tuple(self._connection.execute(GRANTS, {"bloc": bloc, "unit": unit}).scalars())

    def grant(self, number: int, until: datetime, by: int, at: datetime) -> None:
        self._decide(number, Answer.GRANTED, until.isoformat(), "", by, at)

    def deny(self, number: int, why: str, by: int, at: datetime) -> None:
        self._decide(number, Answer.DENIED, None, why, by, at)

    def close(self, number: int, why: Answer, by: int, at: datetime) -> None:
        """Without an answer."""
        self._decide(number, why, None, "", by, at)

    def _decide(
        self, number: int, verdict: Answer, given: str | None, because: str, by: int, at: datetime
    ) -> None:
        self._grants.clear()
        values = {"extension": number, "verdict": verdict.value, "given": given, "because": because}
        self._connection.execute(DECIDE, {**values, "person": by, "moment": at})


def _extension(row: Any) -> Extension:
    return Extension(
        id=row.id,
        item=row.item,
        unit=row.unit,
        wanted=datetime.fromisoformat(row.wanted),
        reason=row.reason,
        by=row.by,
        at=row.at,
        answer=Answer(row.answer),
        until=datetime.fromisoformat(row.until) if row.until else None,
        why=row.why,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
    )
