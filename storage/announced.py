"""What the clock has already told a bloc of, once each."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from storage import tables
from storage.statements import Transaction

_announced = tables.announced

PUT = (
    insert(_announced)
    .values({name: bindparam(name) for name in ("bloc", "item", "at")})
    .on_conflict_do_nothing()
)
MOMENTS = select(_announced.c.item, _announced.c.at).where(_announced.c.bloc == bindparam("bloc"))
FORGET = delete(_announced).where(
    _announced.c.bloc == bindparam("bloc"), _announced.c.item == bindparam("item")
)
ITEMS = select(_announced.c.item).where(_announced.c.bloc == bindparam("bloc"))


class Announced:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, bloc: int, item: str, at: datetime) -> bool:
        """True the first time."""
        return self._connection.execute(PUT, {"bloc": bloc, "item": item, "at": at}).rowcount == 1

    def items(self, bloc: int) -> frozenset[str]:
        return frozenset(self._connection.execute(ITEMS, {"bloc": bloc}).scalars())

    def moments(self, bloc: int) -> dict[str, datetime]:
        """When each was told of."""
        return {row.item: row.at for row in self._connection.execute(MOMENTS, {"bloc": bloc})}

    def forget(self, bloc: int, item: str) -> None:
        """What opens later than it was told is told again then."""
        self._connection.execute(FORGET, {"bloc": bloc, "item": item})
