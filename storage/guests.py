"""A meeting's guests in the order they are introduced."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, func, insert, select, update

from rules.guests import Guest, Named
from storage import tables
from storage.statements import Transaction

_guests = tables.guests

LISTED = (
    select(_guests).where(_guests.c.meeting == bindparam("meeting")).order_by(_guests.c.place, _guests.c.id)
)
LAST = select(func.max(_guests.c.place).label("last")).where(_guests.c.meeting == bindparam("meeting"))
REMOVE = delete(_guests).where(_guests.c.meeting == bindparam("meeting"), _guests.c.id == bindparam("guest"))
PLACE = (
    update(_guests)
    .where(_guests.c.meeting == bindparam("of_meeting"), _guests.c.id == bindparam("guest"))
    .values(place=bindparam("to"))
)


class Guests:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def of_meeting(self, meeting: int) -> tuple[Guest, ...]:
        """In protocol order."""
        rows = self._connection.execute(LISTED, {"meeting": meeting})
        return tuple(Guest(row.id, row.name, row.about) for row in rows)

    def put(self, meeting: int, named: Sequence[Named]) -> None:
        """After those who are there."""
        last = self._connection.execute(LAST, {"meeting": meeting}).scalar() or 0
        rows = [
            {"meeting": meeting, "place": place, "name": one.name, "about": one.about}
            for place, one in enumerate(named, last + 1)
        ]
        if rows:
            self._connection.execute(insert(_guests), rows)

    def remove(self, meeting: int, guest: int) -> None:
        self._connection.execute(REMOVE, {"meeting": meeting, "guest": guest})

    def order(self, meeting: int, guests: Sequence[int]) -> None:
        for place, guest in enumerate(guests):
            self._connection.execute(PLACE, {"of_meeting": meeting, "guest": guest, "to": place})
