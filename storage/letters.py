"""Departments' letters, and what each says of which criterion."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from rules.review_letters import Letter, LetterLine, LetterState, Scan
from storage import tables
from storage.statements import Transaction

_letters, _lines = tables.review_letters, tables.letter_lines
NAMES = tuple(field.name for field in fields(Letter) if field.name != "id")
LINE = ("sheet", "leaf", "raw", "points", "reason")

PUT = insert(_letters).values({name: bindparam(name) for name in NAMES}).returning(_letters.c.id)
GET = select(_letters).where(_letters.c.id == bindparam("letter"))
OF_BLOC = select(_letters).where(_letters.c.bloc == bindparam("bloc")).order_by(_letters.c.id)
_ADD = insert(_lines).values({name: bindparam(name) for name in ("letter", *LINE)})
ADD = _ADD.on_conflict_do_update(
    index_elements=["letter", "sheet", "leaf"],
    set_={name: _ADD.excluded[name] for name in ("raw", "points", "reason")},
)
LINES = select(_lines).where(_lines.c.letter == bindparam("letter")).order_by(_lines.c.sheet, _lines.c.leaf)
REMOVE = delete(_lines).where(_lines.c.letter == bindparam("letter"), _lines.c.sheet == bindparam("sheet"))
OF_SHEET = (
    select(_letters, _lines.c.leaf)
    .join(_lines, _lines.c.letter == _letters.c.id)
    .where(_lines.c.sheet == bindparam("sheet"), _letters.c.state == LetterState.CONFIRMED.value)
    .order_by(_letters.c.id)
)


class Letters:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, letter: Letter) -> int:
        """A new one; its own id is not looked at."""
        return int(self._connection.execute(PUT, _values(letter)).scalar_one())

    def change(self, letter: Letter) -> None:
        self._connection.execute(update(_letters).where(_letters.c.id == letter.id).values(_values(letter)))

    def get(self, number: int) -> Letter | None:
        row = self._connection.execute(GET, {"letter": number}).first()
        return None if row is None else _letter(row)

    def of_bloc(self, bloc: int) -> tuple[Letter, ...]:
        """Oldest first."""
        return tuple(_letter(row) for row in self._connection.execute(OF_BLOC, {"bloc": bloc}))

    def confirmed(self, sheet: int) -> dict[str, tuple[Letter, ...]]:
        """The letters that count for a sheet, by leaf."""
        found: dict[str, tuple[Letter, ...]] = {}
        for row in self._connection.execute(OF_SHEET, {"sheet": sheet}):
            found[row.leaf] = (*found.get(row.leaf, ()), _letter(row))
        return found

    def add(self, letter: int, lines: Iterable[LetterLine]) -> None:
        for line in lines:
            values = {name: getattr(line, name) for name in LINE}
            self._connection.execute(ADD, values | {"letter": letter, "raw": list(line.raw)})

    def remove(self, letter: int, sheet: int) -> None:
        """What the letter says of one sheet."""
        self._connection.execute(REMOVE, {"letter": letter, "sheet": sheet})

    def lines(self, letter: int) -> tuple[LetterLine, ...]:
        rows = self._connection.execute(LINES, {"letter": letter})
        return tuple(LetterLine(r.sheet, r.leaf, tuple(r.raw), r.points, r.reason) for r in rows)


def _values(letter: Letter) -> dict[str, Any]:
    values = {name: getattr(letter, name) for name in NAMES}
    scan = vars(letter.scan) if letter.scan else None
    return values | {"state": letter.state.value, "scan": scan, "confirmed_by": letter.confirmed_by or None}


def _letter(row: Any) -> Letter:
    values = {name: getattr(row, name) for name in ("id", *NAMES)}
    scan = Scan(**row.scan) if row.scan else None
    return Letter(
        **values | {"state": LetterState(row.state), "scan": scan, "confirmed_by": row.confirmed_by or 0}
    )
