"""A meeting's agenda in order, and which of it is under way."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from rules.agenda import Item, ItemKind, Shown, Stand
from storage import tables
from storage.statements import Transaction

_items, _stands = tables.agenda_items, tables.stands

ITEMS = (
    select(_items).where(_items.c.meeting == bindparam("meeting")).order_by(_items.c.place, _items.c.id)
)
LAST = select(func.max(_items.c.place).label("last")).where(_items.c.meeting == bindparam("meeting"))
REMOVE = delete(_items).where(_items.c.meeting == bindparam("meeting"), _items.c.id == bindparam("item"))
PLACE = (
    update(_items)
    .where(_items.c.meeting == bindparam("of_meeting"), _items.c.id == bindparam("item"))
    .values(place=bindparam("to"))
)
STAND = select(_stands).where(_stands.c.meeting == bindparam("meeting"))
_PUT = upsert(_stands).values(
    {name: bindparam(name) for name in ("meeting", "item", "shown", "number", "past")}
)
PUT_STAND = _PUT.on_conflict_do_update(
    index_elements=["meeting"],
    set_={name: _PUT.excluded[name] for name in ("item", "shown", "number", "past")},
)


class Agenda:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def items(self, meeting: int) -> tuple[Item, ...]:
        rows = self._connection.execute(ITEMS, {"meeting": meeting})
        return tuple(Item(row.id, ItemKind(row.kind), row.title) for row in rows)

    def fill(self, meeting: int, kinds: Iterable[ItemKind]) -> None:
        """These items, in this order, where there were none."""
        rows = [_row(meeting, place, kind) for place, kind in enumerate(kinds)]
        self._connection.execute(insert(_items), rows)

    def put(self, meeting: int, kind: ItemKind, title: str) -> None:
        """One more item, at the end."""
        last = self._connection.execute(LAST, {"meeting": meeting}).scalar()
        self._connection.execute(insert(_items), [_row(meeting, (last or 0) + 1, kind, title)])

    def remove(self, meeting: int, item: int) -> None:
        self._connection.execute(REMOVE, {"meeting": meeting, "item": item})

    def order(self, meeting: int, items: Sequence[int]) -> None:
        for place, item in enumerate(items):
            self._connection.execute(PLACE, {"of_meeting": meeting, "item": item, "to": place})

    def stand(self, meeting: int) -> Stand:
        row = self._connection.execute(STAND, {"meeting": meeting}).first()
        return Stand(row.item, Shown(row.shown), row.number, row.past) if row else Stand()

    def put_stand(self, meeting: int, stand: Stand) -> None:
        values = {"meeting": meeting, "item": stand.item, "shown": stand.shown.value}
        self._connection.execute(PUT_STAND, values | {"number": stand.number, "past": stand.past})


def _row(meeting: int, place: int, kind: ItemKind, title: str = "") -> dict[str, Any]:
    return {"meeting": meeting, "place": place, "kind": kind.value, "title": title}
