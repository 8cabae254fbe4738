"""On PostgreSQL, transactions that must not run side by side wait for each other; SQLite has one writer anyway.

Turns of one bloc follow one another, whichever process takes them: a step sees all that was done before it.
So does one officer's speech, for its speaker's blocs are held first of all.
"""

from typing import Any

from sqlalchemy import ColumnElement, bindparam, column, func, literal, select, table

from storage import tables
from storage.line import LEAD
from storage.statements import Transaction

_addresses, _duties = tables.addresses, tables.duties
BLOCS, SPEAKERS, WRITES = 1, 2, 3
"""Kinds of advisory locks (PostgreSQL, "Explicit Locking", 13.3.5): kind and number."""

def _lock(kind: int, number: ColumnElement[int]) -> ColumnElement[Any]:
    return func.pg_advisory_xact_lock(literal(kind), number).label("held")


_CHANNEL, _ADDRESS = (
    bindparam("channel", type_=tables.addresses.c.channel.type),
    bindparam("address", type_=tables.addresses.c.address.type),
)
_SERVED = (
    select(_duties.c.bloc)
    .join(_addresses, _addresses.c.person == _duties.c.person)
    .where(_addresses.c.channel == _CHANNEL, _addresses.c.address == _ADDRESS)
    .distinct()
    .order_by(_duties.c.bloc)
    .subquery()
)
SERVED = select(_lock(BLOCS, _SERVED.c.bloc)).select_from(_SERVED)
SPEAKER = select(_lock(SPEAKERS, func.hashtext(_CHANNEL + ":" + _ADDRESS)))
BLOC = select(_lock(BLOCS, bindparam("bloc", type_=_duties.c.bloc.type)))
_LOCKS = table("pg_locks", *map(column, ("locktype", "classid", "objid", "database")))
_HERE = table("pg_database", column("oid"), column("datname"))
LED = (
    select(func.count().label("leaders"))
    .select_from(_LOCKS.join(_HERE, _HERE.c.oid == _LOCKS.c.database))
    .where(
        _HERE.c.datname == func.current_database(),
        _LOCKS.c.locktype == "advisory",
        _LOCKS.c.classid == LEAD[0],
        _LOCKS.c.objid == LEAD[1],
    )
)
WRITE = select(_lock(WRITES, literal(0)))


class Order:
    """Each waits until this transaction may go on; what it took is free again when the transaction ends."""

    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def of_speaker(self, channel: str, address: str) -> None:
        """All blocs that whoever is at the address serves in; the address alone while it serves none."""
        spoken = {"channel": channel, "address": address}
        if self._connection.is_shared and not self._connection.execute(SERVED, spoken).all():
            self._connection.execute(SPEAKER, spoken)

    def of_bloc(self, number: int) -> None:
        if self._connection.is_shared:
            self._connection.execute(BLOC, {"bloc": number})

    def is_led(self) -> bool:
        """Whether a process leads those on this database."""
        return self._connection.is_shared and bool(self._connection.execute(LED, {}).scalar())

    def of_writes(self) -> None:
        """What is written beside turns."""
        if self._connection.is_shared:
            self._connection.execute(WRITE, {})
