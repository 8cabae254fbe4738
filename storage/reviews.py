"""What has been reviewed of each sheet, who stands in for the lead's own, and the marks' place in the trail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from rules.review_marks import Mark
from storage import tables
from storage.sheets import TRACE
from storage.statements import Transaction

_marks, _stand_ins, _sheets, _answers = (
    tables.review_marks,
    tables.stand_ins,
    tables.sheets,
    tables.answers,
)

NAMES = ("leaf", "round", "raw", "unit", "by", "at", "letter")
_PUT = insert(_marks).values({name: bindparam(name) for name in ("sheet", *NAMES)})
PUT = _PUT.on_conflict_do_update(
    index_elements=["sheet", "leaf"], set_={name: _PUT.excluded[name] for name in NAMES if name != "leaf"}
)
OF_SHEET = select(_marks).where(_marks.c.sheet == bindparam("sheet"))
FORGET = delete(_marks).where(_marks.c.sheet == bindparam("on_sheet"), _marks.c.leaf == bindparam("on_leaf"))
BACK = update(_marks).where(_marks.c.sheet == bindparam("on_sheet")).values(round=1)
STANDING = (
    select(_answers.c.sheet, _answers.c.leaf, _answers.c.raw, _marks.c.raw.label("seen"), _marks.c.round)
    .join(_sheets, _sheets.c.id == _answers.c.sheet)
    .outerjoin(_marks, (_marks.c.sheet == _answers.c.sheet) & (_marks.c.leaf == _answers.c.leaf))
    .where(_sheets.c.bloc == bindparam("bloc"))
)
STAND_IN = select(_stand_ins.c.unit).where(_stand_ins.c.bloc == bindparam("bloc"))
_PICK = insert(_stand_ins).values({name: bindparam(name) for name in ("bloc", "unit", "by", "at")})
PICK = _PICK.on_conflict_do_update(
    index_elements=["bloc"], set_={name: _PICK.excluded[name] for name in ("unit", "by", "at")}
)


@dataclass(frozen=True)
class Standing:
    """One answered leaf of a sheet: `round` is the one in which its present answer was reviewed, 0 for none."""

    sheet: int
    leaf: str
    round: int


class Reviews:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def marks(self, sheet: int) -> dict[str, Mark]:
        return {row.leaf: _mark(row) for row in self._connection.execute(OF_SHEET, {"sheet": sheet})}

    def put(self, sheet: int, marks: Iterable[Mark]) -> None:
        for mark in marks:
            values = {name: getattr(mark, name) for name in NAMES}
            values |= {"sheet": sheet, "raw": list(mark.raw), "letter": mark.letter or None}
            self._connection.execute(PUT, values)

    def forget(self, sheet: int, leaf: str) -> None:
        """The leaf is to be looked at again."""
        self._connection.execute(FORGET, {"on_sheet": sheet, "on_leaf": leaf})

    def back_to_first_round(self, sheet: int) -> None:
        """What was looked at stays looked at, but not for a second time."""
        self._connection.execute(BACK, {"on_sheet": sheet})

    def standing(self, bloc: int) -> list[Standing]:
        """Every answered leaf of every sheet."""
        rows = self._connection.execute(STANDING, {"bloc": bloc})
        return [Standing(row.sheet, row.leaf, row.round if row.seen == row.raw else 0) for row in rows]

    def stand_in(self, bloc: int) -> int:
        """The unit picked to review the lead's own part, 0 when none was."""
        return self._connection.execute(STAND_IN, {"bloc": bloc}).scalar() or 0

    def pick_stand_in(self, bloc: int, unit: int, by: int, at: datetime) -> None:
        self._connection.execute(PICK, {"bloc": bloc, "unit": unit, "by": by, "at": at})

    def trace(
        self, sheet: int, leaf: str, what: str, points: Decimal | None, words: str, by: int, at: datetime
    ) -> None:
        """A line of the trail that changes no points."""
        values: dict[str, Any] = {
            "sheet": sheet,
            "leaf": leaf,
            "what": what,
            "reason": words,
            "by": by,
            "at": at,
        }
        self._connection.execute(
            TRACE, values | {"old": points, "new": points, "raw": None, "estimate": None}
        )


def _mark(row: Any) -> Mark:
    return Mark(row.leaf, row.round, tuple(row.raw), row.unit, row.by, row.at, row.letter or 0)
