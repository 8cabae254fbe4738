"""How much waits and how much is kept, over all blocs together: figures for an operator, nobody's own."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, text

from rules.priorities import Priority
from storage import tables
from storage.statements import Transaction

_outbox, _effects = tables.outbox, tables.effects
PARCELS = (
    select(
        _outbox.c.channel,
        _outbox.c.state,
        _outbox.c.priority,
        func.count().label("count"),
        func.min(_outbox.c.next_at).label("first"),
    )
    .where(_outbox.c.state.in_(("waiting", "failed")))
    .group_by(_outbox.c.channel, _outbox.c.state, _outbox.c.priority)
)
EFFECTS = select(func.count().label("count")).where(_effects.c.done.is_(False))
SERVER_BYTES = text("SELECT pg_database_size(current_database())")


@dataclass(frozen=True)
class Parcels:
    """Messages of one network, state ("waiting" or "failed") and priority; `first` is when the first was due."""

    channel: str
    state: str
    priority: Priority
    count: int
    first: datetime


class Measures:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def parcels(self) -> list[Parcels]:
        """None sent long ago is looked at."""
        found = self._connection.execute(PARCELS)
        return [Parcels(r.channel, r.state, Priority(r.priority), r.count, r.first) for r in found]

    def effects(self) -> int:
        """How many wait to be done."""
        return int(self._connection.execute(EFFECTS).scalar_one())

    def server_bytes(self) -> int:
        """What the database takes on a PostgreSQL server."""
        return int(self._connection.execute(SERVER_BYTES).scalar_one())
