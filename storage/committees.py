"""The counting committee of a meeting, the keys it holds shares of, and who withdrew before a ballot."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from rules.rings import Key, Ring, RingState
from storage import tables
from storage.statements import Transaction

_committees, _rings, _withdrawals = tables.committees, tables.rings, tables.withdrawals

MEMBERS = (
    select(_committees.c.person)
    .where(_committees.c.meeting == bindparam("meeting"))
    .order_by(_committees.c.place)
)
CLEAR = delete(_committees).where(_committees.c.meeting == bindparam("meeting"))
PUT_RING = (
    insert(_rings)
    .values({name: bindparam(name) for name in ("meeting", "state", "committee", "needed", "keys")})
    .returning(_rings.c.id)
)
RING = select(_rings).where(_rings.c.id == bindparam("ring"))
NEWEST_RING = (
    select(_rings).where(_rings.c.meeting == bindparam("meeting")).order_by(_rings.c.id.desc()).limit(1)
)
WITHDRAWN = (
    select(_withdrawals)
    .where(_withdrawals.c.meeting == bindparam("meeting"))
    .order_by(_withdrawals.c.award, _withdrawals.c.unit)
)
WITHDRAW = (
    insert(_withdrawals)
    .values(
        {name: bindparam(name) for name in ("meeting", "award", "unit", "person", "reason", "at")}
    )
    .on_conflict_do_nothing()
)


@dataclass(frozen=True)
class Withdrawal:
    """A unit asked to be left out of the ballot for one award; `award` is a place in the bloc's awards."""

    award: int
    unit: int
    person: int
    reason: str
    at: datetime


class Committees:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, meeting: int, members: Sequence[int]) -> None:
        """The whole committee, its head first; whoever was in it before is not any more."""
        self._connection.execute(CLEAR, {"meeting": meeting})
        rows = [{"meeting": meeting, "person": person, "place": place} for place, person in enumerate(members)]
        if rows:
            self._connection.execute(insert(_committees), rows)

    def of_meeting(self, meeting: int) -> tuple[int, ...]:
        """Person ids, the head first."""
        return tuple(self._connection.execute(MEMBERS, {"meeting": meeting}).scalars())

    def put_ring(self, ring: Ring) -> Ring:
        """A new ring; its own id is not looked at."""
        number = int(self._connection.execute(PUT_RING, _values(ring)).scalar_one())
        return replace(ring, id=number)

    def change_ring(self, ring: Ring) -> None:
        self._connection.execute(update(_rings).where(_rings.c.id == ring.id).values(_values(ring)))

    def ring(self, number: int) -> Ring | None:
        return _ring(self._connection.execute(RING, {"ring": number}).first())

    def newest_ring(self, meeting: int) -> Ring | None:
        return _ring(self._connection.execute(NEWEST_RING, {"meeting": meeting}).first())

    def withdraw(self, meeting: int, withdrawal: Withdrawal) -> None:
        """The first reason given stays."""
        self._connection.execute(WITHDRAW, {"meeting": meeting, **vars(withdrawal)})

    def withdrawals(self, meeting: int) -> tuple[Withdrawal, ...]:
        rows = self._connection.execute(WITHDRAWN, {"meeting": meeting})
        return tuple(Withdrawal(row.award, row.unit, row.person, row.reason, row.at) for row in rows)


def _values(ring: Ring) -> dict[str, Any]:
    return {
        "meeting": ring.meeting,
        "state": ring.state.value,
        "committee": list(ring.committee),
        "needed": ring.needed,
        "keys": [asdict(key) for key in ring.keys],
    }


def _ring(row: Any) -> Ring | None:
    if row is None:
        return None
    keys = tuple(Key(key["public_key"], tuple(key["share_hashes"])) for key in row.keys)
    return Ring(row.id, row.meeting, RingState(row.state), tuple(row.committee), row.needed, keys)
