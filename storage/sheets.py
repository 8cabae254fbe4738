"""Score sheets, their answers, and the trail of every change."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from rules.review import SheetState
from rules.scoring import Answer
from rules.sheets import Change, Filled, Sheet
from storage import tables
from storage.statements import Transaction

_sheets, _answers, _trail = tables.sheets, tables.answers, tables.answer_trail

OF_UNIT = select(_sheets).where(_sheets.c.bloc == bindparam("bloc"), _sheets.c.unit == bindparam("unit"))
START = (
    insert(_sheets)
    .values(bloc=bindparam("bloc"), unit=bindparam("unit"), state=SheetState.DRAFT.value)
    .returning(_sheets.c.id)
)
GET = select(_sheets).where(_sheets.c.id == bindparam("sheet"))
ALL = select(_sheets).where(_sheets.c.bloc == bindparam("bloc")).order_by(_sheets.c.unit)
_FILLED = ("leaf", "raw", "points", "unassigned", "note", "reviewed", "reason", "estimate", "by")
ANSWERS = select(*(_answers.c[name] for name in _FILLED)).where(_answers.c.sheet == bindparam("sheet"))
ANSWERS_OF_BLOC = (
    select(_answers.c.sheet, *(_answers.c[name] for name in _FILLED))
    .join(_sheets, _sheets.c.id == _answers.c.sheet)
    .where(_sheets.c.bloc == bindparam("bloc"))
)
_GIVEN = ("raw", "points", "unassigned", "estimate", "by", "at")
_PUT = insert(_answers).values(
    {name: bindparam(name) for name in ("sheet", "leaf", *_GIVEN)} | {"note": "", "reason": ""}
)
PUT = _PUT.on_conflict_do_update(
    index_elements=["sheet", "leaf"],
    set_={name: _PUT.excluded[name] for name in _GIVEN} | {"reviewed": None, "reason": ""},
)
REVIEW = (
    update(_answers)
    .where(_answers.c.sheet == bindparam("on_sheet"), _answers.c.leaf == bindparam("on_leaf"))
    .values(
        reviewed=bindparam("new_points"),
        reason=bindparam("why"),
        reviewed_by=bindparam("reviewer"),
        reviewed_at=bindparam("moment"),
    )
)
SET_STATE = update(_sheets).where(_sheets.c.id == bindparam("sheet")).values(state=bindparam("new_state"))
_ENTERED = ("raw", "estimate")
TRACE = insert(_trail).values(
    {
        name: bindparam(name)
        for name in ("sheet", "leaf", "what", "old", "new", "reason", "by", "at", *_ENTERED)
    }
)
TRAIL = select(_trail).where(_trail.c.sheet == bindparam("sheet")).order_by(_trail.c.id)


class Sheets:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def of_unit(self, bloc: int, unit: int) -> Sheet:
        """The unit's sheet, begun empty when there is none."""
        row = self._connection.execute(OF_UNIT, {"bloc": bloc, "unit": unit}).first()
        if row is not None:
            return _sheet(row)
        number = int(self._connection.execute(START, {"bloc": bloc, "unit": unit}).scalar_one())
        return Sheet(number, bloc, unit, SheetState.DRAFT)

    def get(self, number: int) -> Sheet | None:
        row = self._connection.execute(GET, {"sheet": number}).first()
        return None if row is None else _sheet(row)

    def all(self, bloc: int) -> tuple[Sheet, ...]:
        return tuple(_sheet(row) for row in self._connection.execute(ALL, {"bloc": bloc}))

    def answers(self, sheet: int) -> dict[str, Filled]:
        return {row.leaf: _filled(row) for row in self._connection.execute(ANSWERS, {"sheet": sheet})}

    def answers_of_bloc(self, bloc: int) -> dict[int, dict[str, Filled]]:
        """By sheet, read at once; one without an answer is empty."""
        found: dict[int, dict[str, Filled]] = defaultdict(dict)
        for row in self._connection.execute(ANSWERS_OF_BLOC, {"bloc": bloc}):
            found[row.sheet][row.leaf] = _filled(row)
        return found

    def put_answer(
        self, sheet: int, leaf: str, answer: Answer, old: Decimal | None, by: int, at: datetime
    ) -> None:
        """What the unit gives itself; an earlier review of this leaf no longer stands."""
        values = {
            "sheet": sheet,
            "leaf": leaf,
            "raw": list(answer.raw),
            "points": answer.points,
            "unassigned": answer.unassigned,
            "estimate": answer.estimate,
            "by": by,
            "at": at,
        }
        self._connection.execute(PUT, values)
        self._trace(sheet, leaf, "self", old, answer.points, "", by, at, answer)

    def put_review(
        self,
        sheet: int,
        leaf: str,
        old: Decimal | None,
        points: Decimal,
        reason: str,
        by: int,
        at: datetime,
        what: str = "review",
    ) -> None:
        """`what` is a line's of the trail (rules/sheets.py)."""
        on = {"on_sheet": sheet, "on_leaf": leaf}
        values = {**on, "new_points": points, "why": reason, "reviewer": by, "moment": at}
        self._connection.execute(REVIEW, values)
        self._trace(sheet, leaf, what, old, points, reason, by, at)

    def put_computed(self, points: Mapping[int, Decimal], leaf: str) -> None:
        """Points of a leaf that depends on the whole bloc, sheet by sheet."""
        for sheet, value in points.items():
            statement = update(_answers).where(_answers.c.sheet == sheet, _answers.c.leaf == leaf)
            self._connection.execute(statement.values(points=value))

    def set_state(self, sheet: int, state: SheetState) -> None:
        self._connection.execute(SET_STATE, {"sheet": sheet, "new_state": state.value})

    def trail(self, sheet: int) -> tuple[Change, ...]:
        rows = self._connection.execute(TRAIL, {"sheet": sheet})
        return tuple(_change(row) for row in rows)

    def _trace(
        self,
        sheet: int,
        leaf: str,
        what: str,
        old: Decimal | None,
        new: Decimal | None,
        reason: str,
        by: int,
        at: datetime,
        entered: Answer | None = None,
    ) -> None:
        values = {
            "sheet": sheet,
            "leaf": leaf,
            "what": what,
            "old": old,
            "new": new,
            "reason": reason,
            "by": by,
            "at": at,
            "raw": list(entered.raw) if entered else None,
            "estimate": entered.estimate if entered else None,
        }
        self._connection.execute(TRACE, values)


def _sheet(row: Any) -> Sheet:
    return Sheet(row.id, row.bloc, row.unit, SheetState(row.state))


def _filled(row: Any) -> Filled:
    given = (row.leaf, tuple(row.raw), row.points, row.unassigned, row.note)
    return Filled(*given, row.reviewed, row.reason, row.estimate, row.by)


def _change(row: Any) -> Change:
    by, raw = (row.by, row.at), tuple(row.raw or ())
    return Change(row.leaf, row.what, row.old, row.new, row.reason, *by, raw, bool(row.estimate))
