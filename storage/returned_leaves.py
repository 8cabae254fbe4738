"""Single criteria returned to their units."""

from dataclasses import fields
from typing import Any

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from rules.returned_leaves import OPEN, ReturnedLeaf, ReturnState
from rules.scoring import Answer
from storage import tables
from storage.statements import Transaction

_returned, _sheets = tables.returned_leaves, tables.sheets
PLAIN = tuple(field.name for field in fields(ReturnedLeaf) if field.name not in ("id", "state", "answer"))
NAMES = (*PLAIN, "state", "raw", "points", "unassigned", "estimate")
WORDS = tuple(state.value for state in OPEN)

PUT = insert(_returned).values({name: bindparam(name) for name in NAMES}).returning(_returned.c.id)
GET = select(_returned).where(_returned.c.id == bindparam("returned"))
OF_SHEET = select(_returned).where(_returned.c.sheet == bindparam("sheet")).order_by(_returned.c.id)
_OF_BLOC = (
    select(_returned)
    .join(_sheets, _sheets.c.id == _returned.c.sheet)
    .where(_sheets.c.bloc == bindparam("bloc"))
    .order_by(_returned.c.id)
)
OPEN_OF_BLOC = _OF_BLOC.where(or_(*(_returned.c.state == word for word in WORDS)))
ANSWERED_OF_BLOC = _OF_BLOC.where(_returned.c.state == ReturnState.ANSWERED.value)


class ReturnedLeaves:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, returned: ReturnedLeaf) -> int:
        """A new one; its own id is not looked at."""
        return int(self._connection.execute(PUT, _values(returned)).scalar_one())

    def change(self, returned: ReturnedLeaf) -> None:
        statement = update(_returned).where(_returned.c.id == returned.id)
        self._connection.execute(statement.values(_values(returned)))

    def get(self, number: int) -> ReturnedLeaf | None:
        row = self._connection.execute(GET, {"returned": number}).first()
        return None if row is None else _returned_leaf(row)

    def of_sheet(self, sheet: int) -> tuple[ReturnedLeaf, ...]:
        """Oldest first."""
        return tuple(_returned_leaf(row) for row in self._connection.execute(OF_SHEET, {"sheet": sheet}))

    def open_of_sheet(self, sheet: int) -> dict[str, ReturnedLeaf]:
        return {one.leaf: one for one in self.of_sheet(sheet) if one.state in OPEN}

    def open_of_bloc(self, bloc: int) -> tuple[ReturnedLeaf, ...]:
        return tuple(_returned_leaf(row) for row in self._connection.execute(OPEN_OF_BLOC, {"bloc": bloc}))

    def answered_of_bloc(self, bloc: int) -> tuple[ReturnedLeaf, ...]:
        return tuple(
            _returned_leaf(row) for row in self._connection.execute(ANSWERED_OF_BLOC, {"bloc": bloc})
        )


def _values(returned: ReturnedLeaf) -> dict[str, Any]:
    answer = returned.answer
    return {name: getattr(returned, name) for name in PLAIN} | {
        "state": returned.state.value,
        "raw": list(answer.raw) if answer else None,
        "points": answer.points if answer else None,
        "unassigned": bool(answer and answer.unassigned),
        "estimate": bool(answer and answer.estimate),
    }


def _returned_leaf(row: Any) -> ReturnedLeaf:
    given = None if row.raw is None else Answer(tuple(row.raw), row.points, row.unassigned, row.estimate)
    plain = {name: getattr(row, name) for name in ("id", *PLAIN)}
    return ReturnedLeaf(**plain, state=ReturnState(row.state), answer=given)
