"""What units have handed in for items of the calendar, and what the lead said of their papers."""

from collections import defaultdict
from dataclasses import fields
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from rules.deliveries import How
from rules.hand_ins import HandIn, HandInState
from storage import tables
from storage.statements import Transaction

_hand_ins = tables.hand_ins
NAMES = tuple(field.name for field in fields(HandIn) if field.name != "id")
CHANGING = ("state", "at", "by", "words", "number", "dated", "reason", "answered_by", "answered_at")

PUT = insert(_hand_ins).values({name: bindparam(name) for name in NAMES}).returning(_hand_ins.c.id)
CHANGE = (
    update(_hand_ins)
    .where(_hand_ins.c.id == bindparam("hand_in"))
    .values({name: bindparam(f"new_{name}") for name in CHANGING})
)
GET = select(_hand_ins).where(_hand_ins.c.id == bindparam("hand_in"))
OF_BLOC = select(_hand_ins).where(_hand_ins.c.bloc == bindparam("bloc")).order_by(_hand_ins.c.id)
OF_ITEM = OF_BLOC.where(_hand_ins.c.item == bindparam("item"))
OF_UNIT = OF_ITEM.where(_hand_ins.c.unit == bindparam("unit"))
DROP = delete(_hand_ins).where(_hand_ins.c.id == bindparam("hand_in"))


class HandIns:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, hand_in: HandIn) -> int:
        """A new one; its own id is not looked at."""
        return int(self._connection.execute(PUT, _values(hand_in)).scalar_one())

    def change(self, hand_in: HandIn) -> None:
        values = _values(hand_in)
        changed = {f"new_{name}": values[name] for name in CHANGING}
        self._connection.execute(CHANGE, {"hand_in": hand_in.id, **changed})

    def get(self, number: int) -> HandIn | None:
        row = self._connection.execute(GET, {"hand_in": number}).first()
        return None if row is None else _hand_in(row)

    def drop(self, number: int) -> None:
        """A draft that was given up."""
        self._connection.execute(DROP, {"hand_in": number})

    def of_unit(self, bloc: int, item: str, unit: int) -> tuple[HandIn, ...]:
        """Oldest first."""
        rows = self._connection.execute(OF_UNIT, {"bloc": bloc, "item": item, "unit": unit})
        return tuple(map(_hand_in, rows))

    def of_bloc(self, bloc: int) -> dict[tuple[str, int], tuple[HandIn, ...]]:
        """By item and unit, oldest first."""
        found: dict[tuple[str, int], list[HandIn]] = defaultdict(list)
        for row in self._connection.execute(OF_BLOC, {"bloc": bloc}):
            found[row.item, row.unit].append(_hand_in(row))
        return {key: tuple(listed) for key, listed in found.items()}


def _values(hand_in: HandIn) -> dict[str, Any]:
    values = {name: getattr(hand_in, name) for name in NAMES}
    words = {"how": hand_in.how.value, "state": hand_in.state.value}
    return values | words | {"answered_by": hand_in.answered_by or None}


def _hand_in(row: Any) -> HandIn:
    values = {name: getattr(row, name) for name in ("id", *NAMES)}
    kinds = {"how": How(row.how), "state": HandInState(row.state)}
    return HandIn(**values | kinds | {"answered_by": row.answered_by or 0})
