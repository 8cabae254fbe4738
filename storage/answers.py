"""What stands beside a unit's answers: notes, estimates made official, the points of a year before."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import bindparam, func, select, update

from rules.blocs import Bloc
from rules.review import SheetState
from rules.sheets import Filled
from storage import tables
from storage.sheets import TRACE
from storage.statements import Transaction

_blocs, _units, _sheets, _answers = tables.blocs, tables.units, tables.sheets, tables.answers

_ON = (_answers.c.sheet == bindparam("on_sheet"), _answers.c.leaf == bindparam("on_leaf"))
NOTE = update(_answers).where(*_ON).values(note=bindparam("new_note"))
MAKE_OFFICIAL = update(_answers).where(*_ON).values(estimate=bindparam("new_estimate"))
EARLIER = (
    select(func.coalesce(_answers.c.reviewed, _answers.c.points).label("points"))
    .join(_sheets, _sheets.c.id == _answers.c.sheet)
    .join(_units, _units.c.id == _sheets.c.unit)
    .join(_blocs, _blocs.c.id == _sheets.c.bloc)
    .where(
        _blocs.c.slug == bindparam("slug"),
        _blocs.c.year == bindparam("year"),
        _units.c.key == bindparam("key"),
        _sheets.c.state == SheetState.PUBLISHED.value,
        _answers.c.leaf == bindparam("leaf"),
    )
)


class Answers:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put_note(self, sheet: int, leaf: str, note: str, by: int, at: datetime) -> None:
        """The note of an answered leaf; the trail keeps each as a line "note"."""
        self._connection.execute(NOTE, {"on_sheet": sheet, "on_leaf": leaf, "new_note": note})
        self._trace(sheet, leaf, "note", None, note, by, at)

    def mark(self, sheet: int, filled: Filled, by: int, at: datetime, *, estimate: bool) -> None:
        """Mark the value given as an estimate, or as the official figure."""
        values = {"on_sheet": sheet, "on_leaf": filled.leaf, "new_estimate": estimate}
        self._connection.execute(MAKE_OFFICIAL, values)
        self._trace(sheet, filled.leaf, "estimate" if estimate else "official", filled.points, "", by, at)

    def earlier(self, bloc: Bloc, key: str, leaf: str) -> Decimal | None:
        """The published points of the unit called `key` in the same bloc's year before."""
        if not bloc.earlier_slug:
            return None
        of = {"slug": bloc.earlier_slug, "year": bloc.year - 1, "key": key, "leaf": leaf}
        found = self._connection.execute(EARLIER, of).first()
        return found.points if found else None

    def _trace(
        self, sheet: int, leaf: str, what: str, points: Decimal | None, reason: str, by: int, at: datetime
    ) -> None:
        values: dict[str, Any] = {
            "sheet": sheet,
            "leaf": leaf,
            "what": what,
            "reason": reason,
            "by": by,
            "at": at,
        }
        self._connection.execute(
            TRACE, values | {"old": points, "new": points, "raw": None, "estimate": None}
        )
