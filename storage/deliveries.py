"""Which unit's report was received when; a corrected receipt takes the earlier one's place."""

from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert

from rules.deliveries import Delivery, How
from storage import tables
from storage.statements import Transaction

_deliveries = tables.deliveries

_KEY = ("bloc", "item", "unit")
_RECEIVED = ("received", "how", "number", "dated", "by", "at")
_PUT = insert(_deliveries).values({name: bindparam(name) for name in (*_KEY, *_RECEIVED)})
PUT = _PUT.on_conflict_do_update(
    index_elements=list(_KEY), set_={name: _PUT.excluded[name] for name in _RECEIVED}
)
OF_ITEM = select(_deliveries).where(
    _deliveries.c.bloc == bindparam("bloc"), _deliveries.c.item == bindparam("item")
)
OF_BLOC = select(_deliveries).where(_deliveries.c.bloc == bindparam("bloc"))
OF_UNIT = select(_deliveries).where(
    _deliveries.c.bloc == bindparam("bloc"), _deliveries.c.unit == bindparam("unit")
)


class Deliveries:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, bloc: int, delivery: Delivery) -> None:
        values = {name: getattr(delivery, name) for name in ("item", "unit", *_RECEIVED)}
        self._connection.execute(PUT, {"bloc": bloc, **values, "how": delivery.how.value})

    def of_item(self, bloc: int, item: str) -> dict[int, Delivery]:
        """By unit."""
        rows = self._connection.execute(OF_ITEM, {"bloc": bloc, "item": item})
        return {row.unit: _delivery(row) for row in rows}

    def of_bloc(self, bloc: int) -> dict[tuple[str, int], Delivery]:
        """By item and unit."""
        rows = self._connection.execute(OF_BLOC, {"bloc": bloc})
        return {(row.item, row.unit): _delivery(row) for row in rows}

    def of_unit(self, bloc: int, unit: int) -> dict[str, Delivery]:
        """By the calendar item's id."""
        rows = self._connection.execute(OF_UNIT, {"bloc": bloc, "unit": unit})
        return {row.item: _delivery(row) for row in rows}


def _delivery(row: Any) -> Delivery:
    how = How(row.how)
    return Delivery(row.item, row.unit, row.received, how, row.number, row.dated, row.by, row.at)
